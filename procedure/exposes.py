"""What a letter says of any case: whom it is about, what happened, what shows it. Plain values, frozen with it."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_clair


@dataclass(frozen=True, kw_only=True)
class Constat:
    """What shows the facts, and whether it leaves with the mail."""

    nature: str  # « procès-verbal » ou « rapport circonstancié »
    numero: str
    service: str
    le: date | None = None
    joint: bool = False


@dataclass(frozen=True, kw_only=True)
class Identite:
    nom: str
    prenoms: str = ""
    ne_le: date | None = None
    ne_a: str = ""
    adresse: str = ""
    morale: bool = False


@dataclass(frozen=True, kw_only=True)
class Faits:
    resume: str
    quand: str
    lieu: str
    nature: str
    qualification: str = ""
    reconnus: str = ""  # oui, non, or not said


def identite(interesse) -> Identite:
    return Identite(
        nom=interesse.nom if interesse.morale else interesse.nom.upper(),
        morale=interesse.morale,
        **{champ: getattr(interesse, champ) for champ in ("prenoms", "ne_le", "ne_a", "adresse")},
    )


def faits(dossier, ou, **suite) -> Faits:
    return Faits(
        resume=dossier.resume,
        quand=f"le {en_clair(dossier.faits_le, ou)}" if dossier.faits_le else "non précisée",
        lieu=dossier.faits_lieu,
        nature=dossier.faits_nature,
        qualification=dossier.qualification,
        **suite,
    )
