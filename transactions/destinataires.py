"""To whom the letters of a transaction go, on paper."""

from procedure.destinataires import Selon, chez_lui, chez_ses_representants
from procedure.droit.ages import mineur
from transactions.plis import partie_le


def contrevenant(essai) -> list:
    """Where he lives; of a minor that day, who answers for him too. Nothing leaves to the dead."""
    dossier, qui = essai.dossier, essai.dossier.contrevenant
    mort = dossier.deces or getattr(essai.formulaire, "cleaned_data", {}).get("raison") == "deces"
    if qui is None or mort:
        return []
    enfant = qui.ne_le and mineur(qui.ne_le, essai.ou.jour(essai.instant))
    return [*(chez_ses_representants(qui) if enfant else ()), chez_lui(qui)]


def contrevenant_prevenu(essai) -> list:
    """Who was sent nothing is not told that it is over."""
    return contrevenant(essai) if partie_le(essai) else []


def qui_a_travaille(essai) -> list:
    return contrevenant(essai) if essai.dossier.tnr else []


LE_CONTREVENANT = Selon("le contrevenant", contrevenant)
QUI_A_TRAVAILLE = Selon("le contrevenant, d’un travail", qui_a_travaille)
QUI_A_RECU = Selon("le contrevenant, s’il a reçu la proposition", contrevenant_prevenu)
