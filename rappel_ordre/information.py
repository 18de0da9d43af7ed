"""What the mairie tells the parquet once its answer has had its effect: what became of the rappel, or the file it refused."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_jour, en_terme
from procedure.lettres import communs
from procedure.rendu.papier import Lettre
from rappel_ordre.courriers import Constat, Faits, MisEnCause, constat, faits, mis_en_cause
from rappel_ordre.fondement import Reponse, fondement
from rappel_ordre.references import annexe, article


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


def fiche_d_information(essai, a) -> FicheDInformation:
    rappel = essai.dossier
    tenue = getattr(rappel, "tenue", None)
    return FicheDInformation(
        **communs(essai, "information", a),
        constat=constat(essai, essai.page.information),
        personne=mis_en_cause(rappel, essai.ou.jour(essai.instant)),
        reponse=fondement(essai),
        tenue=_tenue(tenue, essai.ou) if tenue else None,
        convocation=f"le {en_terme(rappel.rdv_le, essai.ou)}" if rappel.rdv_le else "",
        adultes=_adultes(tenue),
        impossibilite=tenue.impossibilite if tenue else "",
        observations=_observations(rappel, tenue),
        annexe=annexe(essai, "information"),
    )


def lettre_de_transmission(essai, a) -> Transmission:
    rappel, clause = essai.dossier, essai.clauses["rappel_ordre.dossier_apres_refus"]
    autres = rappel.pieces.communes().exclude(pk__in=rappel.pieces.constats())
    return Transmission(
        **communs(essai, "transmission", a),
        constat=constat(essai, essai.page.transmission),
        personne=mis_en_cause(rappel, essai.ou.jour(essai.instant)),
        faits=faits(rappel, essai.ou),
        reponse=fondement(essai),
        clause=article(essai, clause.article),
        pieces=tuple(
            f"{piece.get_nature_display().lower()} du {en_jour(essai.ou.jour(piece.jointe_le))}" for piece in autres
        ),
    )


def _tenue(tenue, ou) -> Tenue:
    par = tenue.par
    return Tenue(
        quand=f"le {en_terme(tenue.le, ou)}",
        par=f"{par.personne.prenom} {par.personne.nom.upper()}",
        qualite=par.titre.lower(),
        arrete_numero=par.arrete_numero,
        arrete_date=par.arrete_date,
    )


def _adultes(tenue) -> tuple[Adulte, ...]:
    presences = tenue.presences.order_by("pk") if tenue else ()
    return tuple(Adulte(nom=p.nom, qualite=p.qualite, venu=p.venu) for p in presences)


def _observations(rappel, tenue) -> str:
    """Of who held it; of a carence, of who saw nobody come."""
    if tenue:
        return tenue.observations
    carence = rappel.traces.filter(acte="constater_carence").order_by("version").last()
    dites = carence.propos.filter(champ="observations").first() if carence else None
    return dites.texte if dites else ""
