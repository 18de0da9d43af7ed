"""What the mayor writes to the parquet of a transaction: what is asked, what became of it."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_terme
from transactions.exposes import Dite, derniere, dite, euros, saisi
from transactions.models import travaille, verse


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
        proposee_le=essai.ou.jour(derniere(essai, "proposer").le),
        acceptee_le=essai.ou.jour(acceptee.le),
        apte_le=saisi(essai, "apte_le", None),
        medecin=saisi(essai, "medecin"),
        assuree=bool(saisi(essai, "assurance")),
        delegue=bool(saisi(essai, "delegue")),
    )


def transmission(essai, a) -> Transmission:
    terme = essai.dossier.echeances.filter(effet="constater_silence").order_by("pk").last()
    return Transmission(
        **dite(essai, "transmission", a),
        proposee_le=essai.ou.jour(derniere(essai, "proposer").le),
        comment=essai.dossier.etat,
        terme=en_terme(terme.limite, essai.ou) if terme and terme.limite else "",
    )


def rapport(essai, a) -> Rapport:
    dossier = essai.dossier
    combien = dossier.journees.count() if dossier.tnr else dossier.versements.count()
    fait = (
        f"{travaille(dossier)} h de travail, en {combien} jours"
        if dossier.tnr
        else f"{euros(verse(dossier))} €, en {combien} versements"
    )
    return Rapport(
        **dite(essai, "rapport", a), executee=essai.acte.nom == "executer", fait=fait, hors_delai=dossier.hors_delai,
        motif=saisi(essai, "motif"),
    )  # fmt: skip


def fin_au_parquet(essai, a) -> FinAuParquet:
    choix = essai.formulaire.fields["raison"].choices
    return FinAuParquet(
        **dite(essai, "lettre", a), raison=dict(choix).get(saisi(essai, "raison"), ""), motif=saisi(essai, "motif")
    )
