"""How a term is counted, and what silence means at its end."""

from typing import NamedTuple

from django.db import models


class Unite(models.TextChoices):
    HEURES = "heures", "heures"
    JOURS = "jours", "jours calendaires"
    OUVRABLES = "ouvrables", "jours ouvrables"
    FRANCS = "francs", "jours francs"
    MOIS = "mois", "mois"
    ANNEES = "annees", "ans"

    def compter(self, duree):
        """« 5 jours calendaires », « 1 heure »."""
        mots = str(self.label)
        if duree == 1 and self is not Unite.MOIS:
            mots = " ".join(mot.removesuffix("s") for mot in mots.split())
        return f"{duree}\N{NO-BREAK SPACE}{mots}"

    def refuser(self, duree, prorogee):
        """Why such a term cannot be counted; empty when it can."""
        if not 1 <= duree <= PLAFONDS[self]:
            return f"Un délai va de 1 à {self.compter(PLAFONDS[self])}."
        if prorogee and self is Unite.HEURES:
            return "Un délai en heures court sans s’arrêter : il ne se reporte pas au jour ouvrable suivant."
        return ""


# Ten years of anything: past that, it is a slip of the finger.
PLAFONDS = {
    Unite.HEURES: 87_600,
    Unite.JOURS: 3_650,
    Unite.OUVRABLES: 2_500,
    Unite.FRANCS: 3_650,
    Unite.MOIS: 120,
    Unite.ANNEES: 10,
}


class Effet(models.TextChoices):
    """What silence means at the end of a term."""

    AUCUN = "", "aucun effet : rappels seulement"
    ACCEPTATION = "acceptation", "le silence vaut acceptation"
    REFUS = "refus", "le silence vaut refus"
    LE_MAIRE_DECIDE = "le_maire_decide", "le maire décide"
    ENSEMBLE = "ensemble", "le maire et le parquet décident ensemble"


# Those that somebody takes, once silence has opened them: the clock takes the others.
DES_PERSONNES = (Effet.LE_MAIRE_DECIDE, Effet.ENSEMBLE)


class Terme(NamedTuple):
    """So many units, until the next working day or not, and what silence means then."""

    duree: int
    unite: Unite
    prorogee: bool = False
    effet: Effet = Effet.AUCUN
