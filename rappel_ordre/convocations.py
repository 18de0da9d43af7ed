"""What the letters to persons say: who is asked to come, when and why – or that nobody is waited for any more."""

from dataclasses import dataclass

from procedure.destinataires import chez_ses_representants
from procedure.droit.ages import age, mineur
from procedure.explications import en_terme
from procedure.lettres import communs, joignable, tribunal
from procedure.rendu.papier import Pli
from rappel_ordre.convoques import CONVOCATION
from rappel_ordre.courriers import Constat, Faits, MisEnCause, constat, faits, mis_en_cause
from rappel_ordre.references import annexe

POURSUIVABLE = 13  # no younger is ever prosecuted


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


def lettre_de_convocation(essai, a) -> Convocation:
    """By who reads it, on that day: the adult; who answers for a minor; or the minor."""
    auteur, parents = essai.dossier.auteur, a.value.startswith("representant")
    dits = _dits(essai, a)
    if not mineur(auteur.ne_le, essai.ou.jour(essai.instant)):
        return Convocation(**dits, annexe=annexe(essai, "convocation_majeur"))
    if parents:
        return ConvocationDuRepresentant(**dits, annexe=annexe(essai, "convocation_mineur"), parental=_parental(a))
    adultes = tuple(qui.nom for foyer in chez_ses_representants(auteur) for qui in foyer.qui)
    return ConvocationDuMineur(**dits, adultes=adultes)


def lettre_d_annulation(essai, a) -> Annulation:
    """Of the appointment that this letter's reader was given."""
    recue = essai.dossier.documents.filter(courrier=CONVOCATION, destinataire=a.value).order_by("pk").last()
    fixe = essai.dossier.rendez_vous.filter(signe_le__lte=recue.trace.su_le).order_by("pk").last()
    return Annulation(
        **communs(essai, "annulation", a),
        mode=fixe.mode,
        rendez_vous=f"du {en_terme(fixe.le, essai.ou)}",
        lieu=fixe.lieu,
        au_mineur=a.value.startswith("personne")
        and bool(essai.dossier.auteur.age_le(essai.ou.jour(essai.instant)) < 18),
    )


def _dits(essai, a) -> dict:
    rappel, fixe = essai.dossier, essai.dossier.rendez_vous.order_by("pk").last()
    return communs(essai, CONVOCATION, a) | {
        "constat": constat(essai, essai.page.convocation),
        "personne": mis_en_cause(rappel, essai.ou.jour(essai.instant)),
        "faits": faits(rappel, essai.ou),
        "rendez_vous": _rendez_vous(essai, fixe),
        "tribunal": tribunal(rappel.parquet),
        "poursuites": _poursuivable(rappel, essai.ou),
        "mode": fixe.mode,
        "remplace": _remplace(essai, a, fixe),
    }


def _rendez_vous(essai, fixe) -> RendezVous:
    """At the mairie, its address; elsewhere, the place says its own."""
    papier, en_mairie = communs(essai, CONVOCATION)["papier"], "mairie" in fixe.lieu.lower()
    adresse = papier.adresse if en_mairie else ""
    return RendezVous(
        quand=f"le {en_terme(fixe.le, essai.ou)}", lieu=fixe.lieu, adresse=adresse, joindre=joignable(essai.chez_nous)
    )


def _remplace(essai, a, fixe) -> str:
    """Which appointment it puts off, for who was given one."""
    avant = essai.dossier.rendez_vous.filter(pk__lt=fixe.pk, signe_le__isnull=False).order_by("pk").last()
    recue = essai.dossier.documents.filter(courrier=CONVOCATION, destinataire=a.value).exists()
    return f"du {en_terme(avant.le, essai.ou)}" if avant and recue else ""


def _poursuivable(rappel, ou) -> bool:
    """The facts are an offence, and the person was old enough that day: then alone may a letter speak of prosecution."""
    return bool(rappel.infraction) and age(rappel.auteur.ne_le, ou.jour(rappel.faits_le)) >= POURSUIVABLE


def _parental(a) -> bool:
    """A parent or whoever has their authority; else somebody who has but an educational responsibility."""
    return not any("éducat" in qui.qualite.lower() for qui in a.qui)
