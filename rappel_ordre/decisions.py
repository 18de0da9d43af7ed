"""The decision of the élu that the parquet learns: to go on without it or after it, to give up, to stop for another reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import capfirst

from procedure.explications import en_terme
from procedure.lettres import communs
from procedure.rendu.papier import Lettre
from rappel_ordre.au_parquet import Saisine, derniere, dit, saisi, saisine
from rappel_ordre.convoques import a_decommander
from rappel_ordre.forms import RAISONS_D_ABANDON
from rappel_ordre.questions import PAR_NOM

DECISIONS = ("passer_outre", "convenir", "renoncer", "maintenir", "reprendre", "exclure", "desister")
APRES_LE_SILENCE = ("passer_outre", "convenir")
APRES_UN_AVIS = ("renoncer", "maintenir", "reprendre")
RAISONS: dict[str, tuple[str, Callable[[str], str]]] = {
    "exclure": ("exclusion", lambda cle: PAR_NOM[cle].refus),
    "desister": ("raison", lambda cle: f"{capfirst(dict(RAISONS_D_ABANDON)[cle])}."),
}
SENS = {"favorable": "est favorable", "defavorable": "est défavorable", "reorientation": "réoriente ce dossier"}


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
    avertis: bool = False  # somebody was convoked, and is told
    raison: str = ""  # why it stops, of a closed list: a sentence
    motif: str = ""
    avec: str = ""  # with whom, and when, it was taken
    convenu_le: date | None = None
    terme: str = ""  # at whose end nobody had answered
    article: str = ""
    avis: AvisTardif | None = field(default=None)


def decision(essai, a) -> Decision:
    """As it is taken; made anew, as it was taken last."""
    prise = derniere(essai, *DECISIONS)
    acte = essai.acte.nom if essai.acte.nom in DECISIONS else prise.acte
    return Decision(
        **communs(essai, "lettre"),
        saisine=saisine(essai),
        acte=acte,
        avertis=any(a_decommander(essai)),
        raison=_raison(essai, acte, prise),
        motif=saisi(essai, DECISIONS, "motif") or dit(prise, "motif"),
        **(_silence(essai, acte) if acte in APRES_LE_SILENCE else {}),
        **(_accord(essai, prise) if acte == "convenir" else {}),
        avis=_avis_tardif(essai) if acte in APRES_UN_AVIS else None,
    )


def _raison(essai, acte, prise) -> str:
    """Of the list that the act's form offers, as a sentence."""
    if acte not in RAISONS:
        return ""
    champ, dire = RAISONS[acte]
    return dire(saisi(essai, (acte,), champ) or prise.donnees[champ])


def _accord(essai, prise) -> dict:
    le = essai.date if essai.acte.nom == "convenir" else prise.le
    return {"avec": saisi(essai, ("convenir",), "avec") or dit(prise, "avec"), "convenu_le": essai.ou.jour(le)}


def _silence(essai, acte) -> dict:
    """The term after which the convention lets it be decided so, and its clause."""
    terme = essai.dossier.echeances.filter(effet=acte).order_by("pk").last()
    return {"terme": en_terme(terme.limite, essai.ou), "article": terme.article} if terme and terme.limite else {}


def _avis_tardif(essai) -> AvisTardif:
    tardif = derniere(essai, "tardif")
    sens = SENS[tardif.donnees["sens"]]
    return AvisTardif(sens=sens, le=essai.ou.jour(tardif.le), observations=dit(tardif, "observations"))
