"""When each act of a transaction may be taken, once it is proposed."""

from procedure.conditions import exige
from procedure.delais import compter
from procedure.explications import en_terme
from procedure.jointes import tiennent
from procedure.models.pieces import Nature as Piece
from procedure.regles import duree_de
from transactions.models import Etat
from transactions.mois import terme_du_mois
from transactions.plis import distribuee_le, partie_le

AVANT_L_HOMOLOGATION = (
    Etat.PROPOSEE,
    Etat.NON_REMISE,
    Etat.ACCEPTEE,
    Etat.REFUSEE,
    Etat.SILENCE,
    Etat.HOMOLOGATION,
    Etat.JUGE,
)


@exige(
    "Joignez d’abord l’exemplaire signé par le contrevenant, lisible par les deux côtés (pièce « copie signée »).",
    "art. R.15-33-62 CPP",
)
def copie_signee(essai):
    return essai.dossier.pieces.communes().filter(nature=Piece.COPIE).exists()


def dernier_terme(essai):
    """The latest term that can be defended: fifteen days from the distribution, past a closed day."""
    depuis = distribuee_le(essai)
    return compter(depuis, duree_de(essai.clauses["transaction.acceptation"]), essai.ou) if depuis else None


def _pas_encore(essai):
    terme = dernier_terme(essai)
    if terme is None:
        return (
            "Notez d’abord la distribution du pli, ou sa première présentation s’il n’est pas réclamé : le silence se compte d’elle.",
            "art. R.15-33-62 CPP",
        )
    return (
        f"Une acceptation datée à temps peut encore arriver : attendez le {en_terme(terme.limite, essai.ou)}.",
        "art. R.15-33-62 CPP",
    )


@exige("Le silence n’est pas encore sûr.", "art. R.15-33-62 CPP", dit=_pas_encore)
def silence_sur(essai):
    if essai.dossier.etat != Etat.SILENCE:
        return True
    terme = dernier_terme(essai)
    return terme is not None and terme.limite <= essai.instant


@exige(
    "Une somme est homologuée par le procureur, un travail par le juge : transmettez-lui la demande.", "art. 44-1 CPP"
)
def une_somme(essai):
    return not essai.dossier.tnr


@exige("Une somme est homologuée par le procureur lui-même.", "art. 44-1 CPP")
def un_travail(essai):
    return essai.dossier.tnr


@exige("Rien n’est demandé à la mairie.")
def question_posee(essai):
    derniere = essai.dossier.traces.filter(acte__in=("demander", "repondre")).order_by("version").last()
    return derniere is not None and derniere.acte == "demander"


@exige("La mairie n’a pas demandé de délégué.", clause="transaction.delegue")
def delegue_demande(essai):
    return essai.dossier.delegue_demande


@exige("Après l’homologation, c’est au procureur de le constater.", "art. 44-1 CPP")
def pas_encore_homologuee(essai):
    return essai.dossier.etat in AVANT_L_HOMOLOGATION


@exige("Avant l’homologation, c’est à l’élu de le constater.", "art. 44-1 CPP")
def homologuee_ou_deces(essai):
    return essai.dossier.etat not in AVANT_L_HOMOLOGATION or essai.dossier.deces


@exige("Un courrier est déjà parti : l’élu abandonne, et le fait savoir.")
def rien_n_est_parti(essai):
    return not essai.dossier.engage_le


@exige("Le contrevenant est décédé : il reste à constater que c’est sans objet.")
def vivant(essai):
    return not essai.dossier.deces


@exige("Notez d’abord l’envoi de la proposition, ou sa remise.", "art. R.15-33-61 CPP")
def partie(essai):
    return partie_le(essai) is not None


@exige("La proposition est partie après le mois du procès-verbal : elle ne vaut rien.", "art. R.15-33-61 CPP")
def partie_dans_le_mois(essai):
    parti, mois = partie_le(essai), terme_du_mois(essai)
    return parti is None or mois is None or parti < mois.limite


@exige("La proposition est déjà partie.")
def pas_partie(essai):
    return essai.dossier.etat != Etat.PROPOSEE or partie_le(essai) is None


@exige("Les pièces jointes sont trop lourdes pour partir avec le courriel : joignez-les allégées.")
def expediable(essai):
    return all(tiennent(courrier, essai.dossier, essai.instant) for courrier in essai.acte.courriers if courrier.avec)
