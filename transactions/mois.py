"""The month of the procès-verbal, in which a proposal must leave."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from procedure.conditions import exige
from procedure.delais import Terme, compter
from procedure.explications import en_terme
from procedure.regles import duree_de
from transactions.offre import MOIS


def terme_du_mois(essai) -> Terme | None:
    """The month of the procès-verbal, as the code counts it."""
    le, clause = essai.dossier.constat_le, essai.clauses["transaction.proposition"]
    return compter(debut(le, essai.ou), duree_de(clause), essai.ou) if le else None


def debut(jour, ou) -> datetime:
    return datetime.combine(jour, time(), ZoneInfo(ou.fuseau))


def _trop_tard(essai):
    fin = en_terme(terme_du_mois(essai).limite, essai.ou)
    return f"Le mois du procès-verbal est passé depuis le {fin} : aucune transaction ne peut plus être proposée.", MOIS


@exige("Le mois du procès-verbal est passé.", MOIS, dit=_trop_tard)
def dans_le_mois(essai):
    terme = terme_du_mois(essai)
    return terme is None or essai.date < terme.limite


@exige("Le mois du procès-verbal n’est pas passé : la proposition peut encore partir.", MOIS)
def mois_passe(essai):
    return not dans_le_mois.vraie(essai)
