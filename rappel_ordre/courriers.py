"""What the letters of a rappel à l'ordre say, field by field: plain values, read from a case and frozen."""

from dataclasses import dataclass
from datetime import date

from procedure.rendu.papier import Lettre


@dataclass(frozen=True, kw_only=True)
class Constat:
    """The procès-verbal or the report: without it the referral is not in the agreed form."""

    nature: str  # « procès-verbal » ou « rapport circonstancié »
    numero: str
    le: date
    service: str


@dataclass(frozen=True, kw_only=True)
class Representant:
    nom: str
    qualite: str
    adresse: str = ""


@dataclass(frozen=True, kw_only=True)
class Diligence:
    """What was done to find or reach them."""

    le: date
    moyen: str
    resultat: str


@dataclass(frozen=True, kw_only=True)
class MisEnCause:
    nom: str
    prenoms: str
    ne_le: date | None = None
    ne_a: str = ""
    adresse: str = ""
    telephone: str = ""
    profession: str = ""
    mineur: bool = False  # on the day of the letter: it is then that the adults are named
    representants: tuple[Representant, ...] = ()
    diligences: tuple[Diligence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Faits:
    resume: str
    quand: str
    lieu: str
    nature: str
    qualification: str = ""
    reconnus: str = ""  # oui, non, or not said


@dataclass(frozen=True, kw_only=True)
class FicheDeTransmission(Lettre):
    """Annexe 1 of the Chambéry convention."""

    gabarit = "rappel_ordre/courriers/fiche.html"
    objet = "Fiche de transmission"

    constat: Constat
    personne: MisEnCause
    faits: Faits
    convention: date
    annexe: str = ""  # « Annexe 1 », where the convention numbers it
