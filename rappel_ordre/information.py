"""What the mairie tells the parquet once its answer has had its effect: what became of the rappel, or the file it refused."""

from dataclasses import dataclass
from datetime import date

from procedure.rendu.papier import Lettre
from rappel_ordre.courriers import Constat, Faits, MisEnCause


@dataclass(frozen=True, kw_only=True)
class Reponse:
    """What the parquet answered, or what took the place of its answer."""

    sens: str  # « favorable », « defavorable » ; « tacite » or « refus_tacite » ; « sans_avis », « sans_consultation »
    le: date | None = None  # of the avis
    clause: str = ""  # « l’article 3 de la convention signée le 6 février 2024 », where silence has an effect
    terme: str = ""  # « le lundi 23 novembre 2026 à 24 h »


@dataclass(frozen=True, kw_only=True)
class Tenue:
    """When it was held, and by whom."""

    quand: str  # « le jeudi 10 décembre 2026 à 14 h 40 »
    par: str
    qualite: str  # « adjointe au maire »
    arrete_numero: str = ""
    arrete_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Adulte:
    nom: str
    qualite: str
    venu: bool = False
    raison: str = ""  # why not


@dataclass(frozen=True, kw_only=True)
class FicheDInformation(Lettre):
    """Annexe 4 of the Chambéry convention, held or not."""

    gabarit = "rappel_ordre/courriers/information.html"
    objet = "Fiche d’information"

    constat: Constat
    personne: MisEnCause
    reponse: Reponse
    tenue: Tenue | None = None  # none: the person did not come
    convocation: str = ""  # « le jeudi 10 décembre 2026 à 14 h 30 »; none where the clause lets it be held without
    adultes: tuple[Adulte, ...] = ()
    impossibilite: str = ""  # why no adult could be there
    observations: str = ""
    annexe: str = ""


@dataclass(frozen=True, kw_only=True)
class Transmission(Lettre):
    """Article 3 of the Chambéry convention: what the parquet refuses is sent to it."""

    gabarit = "rappel_ordre/courriers/transmission.html"
    objet = "Transmission du dossier"

    constat: Constat
    personne: MisEnCause
    faits: Faits
    reponse: Reponse
    clause: str = ""  # what orders it: « l’article 3 de la convention signée le 6 février 2024 »
    pieces: tuple[str, ...] = ()  # besides the constat: « photographie du 14 novembre 2026 »
