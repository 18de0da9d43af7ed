"""Letters that came back and were not received since: why, and whether they have left again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from procedure.acteurs import Cote
from procedure.causes import cause
from procedure.destinataires import nommer
from procedure.forms_courriers import CauseDuRetour
from procedure.models import Message

COTES = {cote.value for cote in Cote}
PRESENTES = (CauseDuRetour.NON_RECLAME, CauseDuRetour.REFUSE)


@dataclass(frozen=True)
class Retour:
    courrier: Any
    chez: Any
    le: datetime
    cause: str
    renvoi: Any  # the mail that took its place, or nothing
    pli: bool = False  # on paper: another one leaves by another act

    @property
    def en_route(self) -> bool:
        return self.renvoi is not None and self.renvoi.etat == Message.Etat.A_ENVOYER


def retours(page, dossier, chronique) -> list[Retour]:
    revenus = {}
    for fait in chronique.faits:
        court, _, moment = fait.nom.partition(".")
        if moment == "retour" and not _atteint(chronique, court, fait):
            revenus[court, fait.destinataire] = fait
    return [_retour(page, dossier, fait) for fait in revenus.values()]


def _atteint(chronique, court, fait) -> bool:
    """It was received all the same; a letter on paper that was presented has done its office."""
    cause = fait.trace.donnees.get("cause", "")
    return cause in PRESENTES or chronique.recue(court, fait.destinataire)


def _cause(fait) -> str:
    dite = fait.trace.donnees.get("cause", "")
    return CauseDuRetour(dite).label if dite else _dit(fait)


def _retour(page, dossier, fait) -> Retour:
    court = fait.nom.partition(".")[0]
    if fait.destinataire not in COTES:
        return Retour(page.courriers[court], nommer(dossier, fait.destinataire), fait.le, _cause(fait), None, True)
    cote = Cote(fait.destinataire)
    envois = dossier.messages.filter(courrier=court, destinataire=cote.value).select_related("trace").order_by("pk")
    perdus = (Message.Etat.REJETE, Message.Etat.ECHEC)
    perdu = envois.filter(etat__in=perdus).last()
    renvoi = envois.exclude(etat__in=perdus).filter(trace__su_le__gt=fait.su_le).last()
    dit = cause(perdu) if perdu else _dit(fait)
    return Retour(
        page.courriers[court], dossier.commune if cote is Cote.MAIRIE else dossier.parquet, fait.le, dit, renvoi
    )


def _dit(fait) -> str:
    """What the agent who noted it wrote."""
    return " ; ".join(fait.trace.propos.order_by("champ").values_list("texte", flat=True))


def renvoye(dossier) -> bool:
    """Does a letter of this case wait for the next round to leave?"""
    return dossier.messages.exclude(courrier="").filter(etat=Message.Etat.A_ENVOYER).exists()
