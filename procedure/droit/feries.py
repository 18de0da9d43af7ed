"""Which days are not worked, and where: the law's holidays, not a package's (docs/decisions/0010)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from annuaire.lieux import ALSACE_MOSELLE

FIXES = {
    (1, 1): "jour de l’an",
    (5, 1): "fête du travail",
    (5, 8): "victoire de 1945",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "armistice de 1918",
    (12, 25): "Noël",
}
APRES_PAQUES = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}
# Art. L.3422-2 code du travail: the abolition of slavery, each place on its own day.
ABOLITION = {"971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27)}


@dataclass(frozen=True)
class Calendrier:
    """Where a term is counted: its hours, its holidays."""

    fuseau: str = "Europe/Paris"
    departement: str = ""
    temple: bool = False
    locaux: Mapping[date, str] = field(default_factory=dict)

    def jour(self, instant) -> date:
        return instant.astimezone(ZoneInfo(self.fuseau)).date()

    def chome(self, jour: date) -> str:
        """Why nobody works that day; empty when somebody does."""
        if jour.weekday() >= 5:
            return "samedi" if jour.weekday() == 5 else "dimanche"
        return self.locaux.get(jour) or feries(jour.year, self.departement, self.temple).get(jour, "")


@lru_cache(maxsize=1000)
def feries(annee: int, departement: str, temple: bool) -> dict[date, str]:
    dimanche = paques(annee)
    jours = {date(annee, mois, jour): nom for (mois, jour), nom in FIXES.items()}
    jours |= {dimanche + timedelta(ecart): nom for ecart, nom in APRES_PAQUES.items()}
    # Art. L.3134-13 code du travail; Good Friday only where there is a Protestant or mixed church.
    if departement in ALSACE_MOSELLE:
        jours[date(annee, 12, 26)] = "deuxième jour de Noël"
        if temple:
            jours[dimanche - timedelta(2)] = "Vendredi saint"
    if departement in ABOLITION:
        jours[date(annee, *ABOLITION[departement])] = "abolition de l’esclavage"
    return jours


def paques(annee: int) -> date:
    """Easter Sunday, by Butcher's rule."""
    siecle, reste = divmod(annee, 100)
    epacte = (19 * (annee % 19) + siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3 + 15) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (reste // 4) - epacte - reste % 4) % 7
    correction = (annee % 19 + 11 * epacte + 22 * semaine) // 451
    mois, jour = divmod(epacte + semaine - 7 * correction + 114, 31)
    return date(annee, mois, jour + 1)
