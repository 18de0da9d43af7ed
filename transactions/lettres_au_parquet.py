"""What the mayor writes to the parquet of a transaction: what is asked, what became of it."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_terme
from transactions.exposes import Dite, derniere, dite, euros, heures, prise, saisi
from transactions.forms_fin import RAISONS, SANS_OBJET
from transactions.models import Etat, travaille, verse
from transactions.plis import partie_le

DEMANDER, EXECUTER = ("demander_homologation",), ("executer", "constater_inexecution")
FINIR = ("classer_sans_objet", "desister")


@dataclass(frozen=True, kw_only=True)
class Demande(Dite):
    gabarit = "transactions/courriers/demande.html"
    objet = "Demande d’homologation"

    proposee_le: date
    acceptee_le: date
    apte_le: date | None = None
    medecin: str = ""
    assuree: bool = False
    delegue: bool = False


@dataclass(frozen=True, kw_only=True)
class Reponse(Dite):
    """By the services: nobody signs it, for it decides nothing."""

    gabarit = "transactions/courriers/reponse.html"
    objet = "Pièce demandée par le parquet"

    question: str
    posee_le: date
    reponse: str
    au_juge: bool = False


@dataclass(frozen=True, kw_only=True)
class Transmission(Dite):
    """Refused: the procureur decides."""

    gabarit = "transactions/courriers/transmission.html"
    objet = "Transmission du procès-verbal"

    proposee_le: date
    comment: str  # refusee, silence, non_remise
    terme: str = ""


@dataclass(frozen=True, kw_only=True)
class Rapport(Dite):
    gabarit = "transactions/courriers/rapport.html"
    objet = "Rapport d’exécution"

    executee: bool
    fait: str  # « 480,00 € versés en 3 fois »
    hors_delai: bool = False
    motif: str = ""


@dataclass(frozen=True, kw_only=True)
class FinAuParquet(Dite):
    gabarit = "transactions/courriers/fin_au_parquet.html"
    objet = "Lettre du maire au parquet"

    raison: str
    motif: str = ""


def demande(essai, a) -> Demande:
    acceptee = derniere(essai, "accepter", "admettre")
    return Demande(
        **dite(essai, "demande", a),
        proposee_le=_proposee_le(essai),
        acceptee_le=essai.ou.jour(acceptee.le),
        apte_le=_jour(saisi(essai, "apte_le", None, DEMANDER)),
        medecin=saisi(essai, "medecin", "", DEMANDER),
        assuree=bool(saisi(essai, "assurance", False, DEMANDER)),
        delegue=essai.dossier.delegue_demande,
    )


def reponse(essai, a) -> Reponse:
    return Reponse(
        **dite(essai, "reponse", a),
        question=saisi(essai, "texte", actes=("demander",)),
        posee_le=essai.ou.jour(derniere(essai, "demander").le),
        reponse=saisi(essai, "texte", actes=("repondre",)),
        au_juge=essai.dossier.etat == Etat.JUGE,
    )


def transmission(essai, a) -> Transmission:
    terme = essai.dossier.echeances.filter(effet="constater_silence").order_by("pk").last()
    return Transmission(
        **dite(essai, "transmission", a),
        proposee_le=_proposee_le(essai),
        comment=prise(essai, "refuser", "constater_silence", "constater_non_remise"),
        terme=en_terme(terme.limite, essai.ou) if terme and terme.limite else "",
    )


def rapport(essai, a) -> Rapport:
    dossier = essai.dossier
    combien = (dossier.journees if dossier.tnr else dossier.versements).filter(retire=False).count()
    fois = "" if combien < 2 else f", en {combien} {'jours' if dossier.tnr else 'versements'}"
    fait = f"{heures(travaille(dossier))} de travail{fois}" if dossier.tnr else f"{euros(verse(dossier))} €{fois}"
    return Rapport(
        **dite(essai, "rapport", a), executee=prise(essai, *EXECUTER) == "executer", fait=fait, hors_delai=dossier.hors_delai,
        motif=saisi(essai, "motif", "", ("constater_inexecution",)),
    )  # fmt: skip


def fin_au_parquet(essai, a) -> FinAuParquet:
    raison = saisi(essai, "raison", "", FINIR)
    return FinAuParquet(
        **dite(essai, "lettre", a),
        raison=dict([*RAISONS, *SANS_OBJET]).get(raison, ""),
        motif=saisi(essai, "motif", "", FINIR),
    )


def _proposee_le(essai) -> date:
    """The day it was sent, or handed: it is from there that everything is counted."""
    return essai.ou.jour(partie_le(essai) or derniere(essai, "proposer").le)


def _jour(dit) -> date | None:
    return date.fromisoformat(dit) if isinstance(dit, str) and dit else dit
