"""Somebody of whom the demonstration tells, and what they did; of what age, and since when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from procedure.droit.ages import MAJORITE
from procedure.droit.infractions import Infraction
from rappel_ordre.brouillon import MOTIFS
from rappel_ordre.questions import DE_LA_LOI, PAR_NOM

JOUR = timedelta(1)
POLICE = "la police municipale"


@dataclass(frozen=True, eq=False)
class Auteur:
    nom: str
    prenoms: str
    age: int
    ne_a: str
    profession: str
    rue: str
    infraction: Infraction
    resume: str
    reconnus: str = ""
    heure: int = 15
    constat: str = "pv"
    parents: tuple[dict[str, str], ...] = ()
    depuis: int = 0  # so many days before now, a year older than that

    def champs(self, ouvert_le: datetime, rang: int) -> dict:
        """The case as it is filed, a few days after the facts."""
        faits_le = (ouvert_le - 2 * JOUR).replace(hour=self.heure, minute=40)
        return {
            "faits_le": faits_le,
            "faits_lieu": self.rue,
            "infraction": self.infraction.cle,
            "faits_nature": self.infraction.faits,
            "qualification": self.infraction.qualification,
            "motif_bilan": MOTIFS.get(self.infraction.article, ""),
            "reponses": {cle: cle in DE_LA_LOI for cle in PAR_NOM},
            "resume": self.resume,
            "reconnus": self.reconnus,
            "mineur": self.age < MAJORITE,
            "constat": self.constat,
            "constat_numero": f"{faits_le.year}-{290 + rang}",
            "constat_le": faits_le.date(),
            "constat_service": POLICE,
        }

    def etat_civil(self, dossier, rang: int, temps) -> dict:
        """Who it was; the facts took place where they live."""
        personne = {champ: getattr(self, champ) for champ in ("nom", "prenoms", "ne_a", "profession")}
        return personne | {
            "ne_le": self.ne_le(temps),
            "adresse": f"{self.rue}, {dossier.commune.code} {dossier.commune.nom}",
            "telephone": f"06 39 98 {rang:02} {self.age:02}",
        }

    def ne_le(self, temps) -> date:
        """Of that age since before all that is told; or until that birthday."""
        if self.depuis:
            return temps.jour - int((self.age + 1) * 365.25 + self.depuis) * JOUR
        return temps.debut - int(self.age * 365.25 + 30) * JOUR


def parent(nom, qualite, adresse):
    return {"nom": nom, "qualite": qualite, "adresse": adresse}
