"""What a mairie writes to the parquet after its referral: an answer to a question, a decision of the élu.

Each says in full what it is about: a parquet that opens nothing here reads nothing but the letter.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import capfirst

from procedure.explications import en_jour, en_terme
from procedure.lettres import communs
from procedure.models import Interesse
from procedure.rendu.papier import Lettre
from rappel_ordre.courriers import Faits, faits
from rappel_ordre.forms import RAISONS_D_ABANDON
from rappel_ordre.questions import PAR_NOM

DECISIONS = ("passer_outre", "renoncer", "maintenir", "reprendre", "exclure", "desister")
APRES_UN_AVIS = ("renoncer", "maintenir", "reprendre")
RAISONS: dict[str, tuple[str, Callable[[str], str]]] = {
    "exclure": ("exclusion", lambda cle: PAR_NOM[cle].refus),
    "desister": ("raison", lambda cle: f"{capfirst(dict(RAISONS_D_ABANDON)[cle])}."),
}
SENS = {"favorable": "est favorable", "defavorable": "est défavorable", "reorientation": "réoriente ce dossier"}


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


@dataclass(frozen=True, kw_only=True)
class AvisTardif:
    sens: str  # as the end of a sentence
    le: date
    observations: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision(Lettre):
    """Going on without an avis; giving up, or going on, after one that came too late; stopping for another reason."""

    gabarit = "rappel_ordre/courriers/decision.html"
    objet = "Lettre du maire au parquet"

    saisine: Saisine
    acte: str  # one of DECISIONS
    raison: str = ""  # why it stops, of a closed list: a sentence
    motif: str = ""
    terme: str = ""  # at whose end nobody had answered
    article: str = ""
    avis: AvisTardif | None = field(default=None)


def reponse_au_parquet(essai, a) -> ReponseAuParquet:
    demande, reponse = _derniere(essai, "demander"), _derniere(essai, "repondre")
    return ReponseAuParquet(
        **communs(essai, "reponse"),
        saisine=_saisine(essai),
        question=_dit(demande, "texte"),
        posee_le=essai.ou.jour(demande.le),
        reponse=_saisi(essai, ("repondre",), "texte") or _dit(reponse, "texte"),
    )


def decision(essai, a) -> Decision:
    """As it is taken; made anew, as it was taken last."""
    prise = _derniere(essai, *DECISIONS)
    acte = essai.acte.nom if essai.acte.nom in DECISIONS else prise.acte
    return Decision(
        **communs(essai, "lettre"),
        saisine=_saisine(essai),
        acte=acte,
        raison=_raison(essai, acte, prise),
        motif=_saisi(essai, DECISIONS, "motif") or _dit(prise, "motif"),
        **(_silence(essai) if acte == "passer_outre" else {}),
        avis=_avis_tardif(essai) if acte in APRES_UN_AVIS else None,
    )


def _raison(essai, acte, prise) -> str:
    """Of the list that the act's form offers, as a sentence."""
    if acte not in RAISONS:
        return ""
    champ, dire = RAISONS[acte]
    return dire(_saisi(essai, (acte,), champ) or prise.donnees[champ])


def constat_du_silence(essai) -> str:
    """What was sent, when it was received, when the term ended, by which clause: all that a mail may say of it."""
    dossier, jour = essai.dossier, lambda le: en_jour(essai.ou.jour(le))
    terme, recue = (
        dossier.issue().terme(),
        dossier.faits.debout().filter(nom__endswith=".reception", le__isnull=False).order_by("le").last(),
    )
    suite = "acceptation" if essai.acte.nom == "tacite" else "refus"
    return (
        f"Avis demandé le {jour(_derniere(essai, 'saisir').le)}, reçu par le parquet le {jour(recue.le)}. Aucune réponse n’est "
        f"parvenue au terme du délai, le {en_terme(terme.limite, essai.ou)} : ce silence vaut {suite} ({terme.article})."
    )


def reprise_du_silence(essai) -> str:
    return "Ce que le silence avait décidé est sans effet, d’après ce qui a été appris depuis : l’avis reste demandé."


def _saisine(essai) -> Saisine:
    rappel = essai.dossier
    auteur = rappel.auteur or Interesse()
    return Saisine(
        le=essai.ou.jour(_derniere(essai, "saisir").le),
        nom=auteur.nom.upper(),
        prenoms=auteur.prenoms,
        ne_le=auteur.ne_le,
        faits=faits(rappel, essai.ou),
    )


def _silence(essai) -> dict:
    """The term that the convention gives to decide alone, and its clause."""
    terme = essai.dossier.echeances.filter(effet="passer_outre").order_by("pk").last()
    return {"terme": en_terme(terme.limite, essai.ou), "article": terme.article} if terme and terme.limite else {}


def _avis_tardif(essai) -> AvisTardif:
    tardif = _derniere(essai, "tardif")
    sens = SENS[tardif.donnees["sens"]]
    return AvisTardif(sens=sens, le=essai.ou.jour(tardif.le), observations=_dit(tardif, "observations"))


def _derniere(essai, *actes):
    return essai.dossier.traces.filter(acte__in=actes).order_by("version").last()


def _saisi(essai, actes, champ) -> str:
    """In the very act that sends it."""
    dits = getattr(essai.formulaire, "cleaned_data", {}) if essai.acte.nom in actes else {}
    return dits.get(champ, "")


def _dit(trace, champ) -> str:
    return next((dit.texte for dit in trace.propos.filter(champ=champ)), "") if trace else ""
