"""What the letters to persons say: who is asked to come, when and why – or that nobody is waited for any more."""

from dataclasses import dataclass

from procedure.rendu.papier import Pli
from rappel_ordre.courriers import Constat, Faits, MisEnCause


@dataclass(frozen=True, kw_only=True)
class RendezVous:
    quand: str  # « le jeudi 10 décembre 2026 à 14 h 30 »
    lieu: str  # « mairie de Sainte-Aure, bureau du maire »
    adresse: str = ""
    avec: str = ""  # who receives: « M. le maire »
    joindre: str = ""  # whom to tell that one cannot come: « 04 00 00 00 00 »


@dataclass(frozen=True, kw_only=True)
class Convocation(Pli):
    """Annexe 2 of the Chambéry convention: of an adult, on the day it is sent."""

    gabarit = "rappel_ordre/courriers/convocation.html"
    objet = "Convocation"

    constat: Constat
    personne: MisEnCause
    faits: Faits
    rendez_vous: RendezVous
    tribunal: str  # « tribunal judiciaire de Valmont »
    poursuites: bool = (
        False  # the facts are an offence, and the person is 13 or more: only then may the letter name them
    )
    annexe: str = ""
    remplace: str = ""  # « du jeudi 3 décembre 2026 à 10 h », when this one postpones it


@dataclass(frozen=True, kw_only=True)
class ConvocationDuRepresentant(Convocation):
    """Annexe 3: to who answers for the minor – one letter for each home."""

    gabarit = "rappel_ordre/courriers/convocation_representant.html"

    parental: bool = True  # else a person who has but an educational responsibility


@dataclass(frozen=True, kw_only=True)
class ConvocationDuMineur(Convocation):
    """Beside annexe 3, in words of the age: never alone, and never the only letter."""

    gabarit = "rappel_ordre/courriers/convocation_mineur.html"

    adultes: tuple[str, ...] = ()  # those to whom a letter goes too


@dataclass(frozen=True, kw_only=True)
class Annulation(Pli):
    """To each who was asked to come. It gives no reason: that is the mairie's, or the parquet's."""

    gabarit = "rappel_ordre/courriers/annulation.html"
    objet = "Annulation"

    rendez_vous: str  # « du jeudi 10 décembre 2026 à 14 h 30 »
    lieu: str
    au_mineur: bool = False
