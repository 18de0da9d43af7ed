"""To whom the letters of a rappel go, on paper: who is convoked, and who must be told not to come."""

from procedure.acteurs import PARQUET
from procedure.destinataires import Selon, chez_lui, chez_ses_representants, foyers
from procedure.droit.ages import mineur
from rappel_ordre.models import Etat

CONVOCATION, ANNULATION = "convocation", "annulation"


def convoques(essai) -> list:
    """By their age on that day: an adult; or those who answer for a minor, home by home, then the minor."""
    auteur = essai.dossier.auteur
    if auteur is None:
        return []
    enfant = mineur(auteur.ne_le, essai.ou.jour(essai.instant))
    return [*(chez_ses_representants(auteur) if enfant else ()), chez_lui(auteur)]


def convocations_debout(dossier) -> dict:
    """By addressee, the convocation that still calls them: of the last sending, that no cancellation has followed."""
    documents = dossier.documents.filter(courrier__in=(CONVOCATION, ANNULATION)).select_related("trace").order_by("pk")
    derniers = {document.destinataire: document for document in documents}
    debout = {a: document for a, document in derniers.items() if document.courrier == CONVOCATION}
    envoi = max((document.trace.version for document in debout.values()), default=0)
    return {a: document for a, document in debout.items() if document.trace.version == envoi}


def a_decommander(essai) -> list:
    """Those who were convoked and are not any more. Nothing leaves to the dead."""
    rappelles = set(_rappelles(essai)) if _reconvoque(essai) else set()
    connus = foyers(essai.dossier)
    restent = [a for a in convocations_debout(essai.dossier) if a in connus and a not in rappelles]
    deces = getattr(essai.formulaire, "cleaned_data", {}).get("raison") == "deces"
    return [connus[a] for a in restent if not (deces and a.startswith("personne-"))]


def _rappelles(essai):
    """Those a new letter calls again, whether each had their own before, or one letter names two who now live together."""
    for foyer in convoques(essai):
        yield from (
            foyer.value,
            *(f"representant-{qui.pk}" for qui in foyer.qui if foyer.value.startswith("representant")),
        )


def _reconvoque(essai) -> bool:
    return any(courrier.nom == CONVOCATION for courrier in essai.acte.courriers)


def si_deja_tenu(essai) -> list:
    """A contrary avis that comes when it was held already: the parquet is told so."""
    if essai.acte is essai.page.prononcer:
        return [PARQUET] if avis_contraire_depuis(essai) else []
    dit = getattr(essai.formulaire, "cleaned_data", {}).get("sens", "favorable")
    tenu = essai.dossier.etat in (Etat.PRONONCE, Etat.CLOS) and hasattr(essai.dossier, "tenue")
    return [PARQUET] if dit != "favorable" and tenu else []


def avis_contraire_depuis(essai) -> bool:
    """Did every late avis against it, that the élu has not answered, come after what is told now?"""
    traces = essai.dossier.traces.filter(acte__in=("tardif", "maintenir")).order_by("version")
    contraires: list = []
    for trace in traces:
        if trace.acte == "maintenir":
            contraires = []
        elif trace.donnees["sens"] != "favorable":
            contraires.append(trace.le)
    return bool(contraires) and essai.date < min(contraires)


LES_CONVOQUES = Selon("les personnes convoquées", convoques)
LES_DECOMMANDES = Selon("les personnes déjà convoquées", a_decommander)
LE_PARQUET_APRES = Selon("le parquet, si le rappel est déjà tenu", si_deja_tenu)
