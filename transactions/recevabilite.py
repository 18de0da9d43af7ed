"""What the law and the convention ask of a proposal, before it is signed and when it is."""

import re

from procedure.conditions import exige
from procedure.delais import plus_tard
from procedure.droit.ages import mineur
from procedure.models.pieces import Nature as Piece
from transactions.examen import Examen
from transactions.models import Etat, Transaction
from transactions.mois import dans_le_mois
from transactions.offre import MOIS, OFFRE

TEXTE = re.compile(r"\b[LR]\.?\s?\d|arrêté|décret", re.IGNORECASE)


def examen(essai) -> Examen:
    return Examen(essai.dossier.infraction, essai.dossier.reponses)


def obstacles(essai) -> list:
    return examen(essai).obstacles if essai.dossier.etat in (Etat.BROUILLON, Etat.A_SIGNER) else []


def _premier_obstacle(essai):
    obstacle = examen(essai).obstacles[0]
    return obstacle.phrase, obstacle.article


def _premiere_question(essai):
    return f"Il reste à répondre : « {examen(essai).a_repondre[0].texte} »", "art. 44-1 CPP"


@exige("Ces faits ne peuvent pas donner lieu à une transaction.", "art. 44-1 CPP", dit=_premier_obstacle)
def sans_obstacle(essai):
    return not examen(essai).obstacles


@exige("Chaque question a sa réponse.", "art. 44-1 CPP", dit=_premiere_question)
def tout_repondu(essai):
    return not examen(essai).a_repondre


@exige(
    "Choisissez l’infraction, ou décrivez sa qualification et les textes qui la punissent : la proposition les cite.",
    MOIS,
)
def qualifiee(essai):
    """The line of a table cites its text; in words of one's own, it is written, and is no délit."""
    dite = essai.dossier.qualification
    return bool(dite and (essai.dossier.infraction or TEXTE.search(dite)) and "délit" not in dite.lower())


@exige(
    "Dites l’amende encourue, et les peines complémentaires que le texte prévoit (ou « aucune ») : la proposition les cite.",
    MOIS,
)
def peines_dites(essai):
    return bool(essai.dossier.amende and essai.dossier.peines)


@exige("Dites quand, où, et ce qui s’est passé.", MOIS)
def faits_dits(essai):
    return bool(essai.dossier.faits_le and essai.dossier.faits_lieu and essai.dossier.resume)


@exige("Nommez le contrevenant, et son adresse.", MOIS)
def contrevenant_nomme(essai):
    qui = essai.dossier.contrevenant
    return bool(qui and qui.nom and qui.adresse and (qui.morale or (qui.prenoms and qui.ne_le)))


@exige("Il est mineur : nommez l’adulte qui en répond. Une proposition ne part jamais à un mineur seul.", MOIS)
def adulte_nomme(essai):
    qui = essai.dossier.contrevenant
    enfant = qui and qui.ne_le and mineur(qui.ne_le, essai.ou.jour(essai.instant))
    return not enfant or qui.representants.exclude(nom="").exists()


@exige(
    "Ces faits ont plus d’un an, et rien n’a interrompu la prescription : ils ne peuvent plus donner lieu à rien.",
    "art. 9 CPP",
)
def pas_prescrits(essai):
    le = essai.dossier.faits_le
    return (
        le is None
        or plus_tard(essai.ou.jour(le), 12) >= essai.ou.jour(essai.instant)
        or essai.dossier.engage_le is not None
    )


@exige(
    "La convention ne propose de transaction qu’à d’autres : mineurs, majeurs ou personnes morales.",
    clause="transaction.public",
)
def public_prevu(essai):
    """The law says nothing of the age: it is the convention that keeps minors away."""
    clause, qui = essai.clauses.get("transaction.public"), essai.dossier.contrevenant
    if clause is None or qui is None:
        return True
    enfant = (
        not qui.morale
        and qui.ne_le
        and essai.dossier.faits_le
        and mineur(qui.ne_le, essai.ou.jour(essai.dossier.faits_le))
    )
    return ("personnes_morales" if qui.morale else "mineurs" if enfant else "majeurs") in clause.valeur


@exige(
    "Seul un procès-verbal de la police municipale ou d’un garde champêtre le permet : dites qui l’a dressé, et quand.",
    "art. 44-1 CPP",
)
def pv_municipal(essai):
    dossier = essai.dossier
    return bool(dossier.constat_le and dossier.constat_agent in (Transaction.Agent.POLICE, Transaction.Agent.GARDE))


@exige("Joignez le procès-verbal, lisible par les deux côtés.")
def pv_joint(essai):
    return essai.dossier.pieces.communes().filter(nature=Piece.PV).exists()


complet = (sans_obstacle, tout_repondu, pv_municipal, dans_le_mois, faits_dits, qualifiee, peines_dites, contrevenant_nomme,
    public_prevu, adulte_nomme, pas_prescrits, *OFFRE, pv_joint)  # fmt: skip
