"""What a mairie writes to the parquet after its referral: an answer to a question, a decision of the élu.

Each says in full what it is about: a parquet that opens nothing here reads nothing but the letter.
"""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_jour, en_terme
from procedure.lettres import communs
from procedure.models import Interesse
from procedure.rendu.papier import Lettre
from rappel_ordre.courriers import Faits, faits


@dataclass(frozen=True, kw_only=True)
class Saisine:
    """What the parquet was sent, to find it again."""

    le: date
    nom: str
    prenoms: str
    faits: Faits
    ne_le: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReponseAuParquet(Lettre):
    """By the services: nobody signs it, for it decides nothing."""

    gabarit = "rappel_ordre/courriers/reponse.html"
    objet = "Précision pour le parquet"

    saisine: Saisine
    question: str
    posee_le: date
    reponse: str


def reponse_au_parquet(essai, a) -> ReponseAuParquet:
    demande, reponse = derniere(essai, "demander"), derniere(essai, "repondre")
    return ReponseAuParquet(
        **communs(essai, "reponse"),
        saisine=saisine(essai),
        question=dit(demande, "texte"),
        posee_le=essai.ou.jour(demande.le),
        reponse=saisi(essai, ("repondre",), "texte") or dit(reponse, "texte"),
    )


def constat_du_silence(essai) -> str:
    """What was sent, when it was received, when the term ended, by which clause: all that a mail may say of it."""
    dossier, jour = essai.dossier, lambda le: en_jour(essai.ou.jour(le))
    terme, recue = (
        dossier.echeances.filter(effet=essai.acte.nom).order_by("pk").last(),
        dossier.faits.debout().filter(nom__endswith=".reception", le__isnull=False).order_by("le").last(),
    )
    suite = "acceptation" if essai.acte.nom == "tacite" else "refus"
    return (
        f"Avis demandé le {jour(derniere(essai, 'saisir').le)}, reçu par le parquet le {jour(recue.le)}. Aucune réponse n’est "
        f"parvenue au terme du délai, le {en_terme(terme.limite, essai.ou)} : ce silence vaut {suite} ({terme.article})."
    )


def reprise_du_silence(essai) -> str:
    return "Ce que le silence avait décidé est sans effet, d’après ce qui a été appris depuis : l’avis reste demandé."


def saisine(essai) -> Saisine:
    rappel = essai.dossier
    auteur = rappel.auteur or Interesse()
    return Saisine(
        le=essai.ou.jour(derniere(essai, "saisir").le),
        nom=auteur.nom.upper(),
        prenoms=auteur.prenoms,
        ne_le=auteur.ne_le,
        faits=faits(rappel, essai.ou),
    )


def derniere(essai, *actes):
    return essai.dossier.traces.filter(acte__in=actes).order_by("version").last()


def saisi(essai, actes, champ) -> str:
    """In the very act that sends it."""
    dits = getattr(essai.formulaire, "cleaned_data", {}) if essai.acte.nom in actes else {}
    return dits.get(champ, "")


def dit(trace, champ) -> str:
    return next((dit.texte for dit in trace.propos.filter(champ=champ)), "") if trace else ""
