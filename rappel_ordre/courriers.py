"""What the letters of a rappel à l'ordre say, field by field: plain values, read from a case and frozen."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from annuaire.clauses import SUJETS
from procedure import exposes
from procedure.droit.ages import mineur
from procedure.exposes import Constat, Faits
from procedure.jointes import accompagne
from procedure.lettres import communs
from procedure.models import Interesse
from procedure.rendu.papier import Lettre
from rappel_ordre.references import annexe, signature

PERSONNELS = ("prenoms", "ne_le", "ne_a", "adresse", "telephone", "profession")


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
class FicheDeTransmission(Lettre):
    """Annexe 1 of the Chambéry convention."""

    gabarit = "rappel_ordre/courriers/fiche.html"
    objet = "Fiche de transmission"

    constat: Constat
    personne: MisEnCause
    faits: Faits
    convention: date | None = None  # the day it was signed
    annexe: str = ""  # « Annexe 1 », where the convention numbers it
    reorientation: bool = True  # may the parquet reorient? What it may answer is what it is asked
    questions: tuple[str, ...] = ()  # what the convention has an avis say besides


def fiche_de_transmission(essai, a) -> FicheDeTransmission:
    rappel = essai.dossier
    return FicheDeTransmission(
        **communs(essai, "fiche", a),
        constat=constat(essai, essai.page.fiche),
        personne=mis_en_cause(rappel, essai.ou.jour(essai.instant)),
        faits=faits(rappel, essai.ou),
        convention=signature(essai),
        annexe=annexe(essai, "fiche"),
        reorientation=bool((clause := essai.clauses.get("rappel_ordre.reorientation")) and clause.valeur),
        questions=_questions(essai),
    )


def constat(essai, courrier) -> Constat:
    rappel = essai.dossier
    return Constat(
        nature=rappel.get_constat_display() or "rapport",
        numero=rappel.constat_numero,
        le=rappel.constat_le,
        service=rappel.constat_service or "les services municipaux",
        joint=accompagne(courrier, rappel, essai.instant),
    )


def mis_en_cause(rappel, jour) -> MisEnCause:
    auteur = rappel.auteur or Interesse()
    return MisEnCause(
        nom=auteur.nom.upper(),
        **{champ: getattr(auteur, champ) for champ in PERSONNELS},
        mineur=mineur(auteur.ne_le, jour) if auteur.ne_le else rappel.mineur,
        representants=_representants(auteur) if auteur.pk else (),
        diligences=tuple(Diligence(**champs) for champs in rappel.diligences.values("le", "moyen", "resultat")),
    )


def _representants(auteur) -> tuple[Representant, ...]:
    return tuple(Representant(**champs) for champs in auteur.representants.values("nom", "qualite", "adresse"))


def faits(rappel, ou) -> Faits:
    return exposes.faits(rappel, ou, reconnus=rappel.reconnus)


def _questions(essai) -> tuple[str, ...]:
    clause = essai.clauses.get("rappel_ordre.questions")
    return tuple(capfirst(SUJETS["rappel_ordre.questions"].choix[nom]) for nom in clause.valeur) if clause else ()
