"""When each act of a transaction may be taken, once it is proposed."""

from datetime import datetime

from procedure.chronique import Chronique
from procedure.conditions import exige
from procedure.delais import compter
from procedure.explications import en_terme
from procedure.models.pieces import Nature as Piece
from procedure.regles import duree_de
from transactions.models import Etat, travaille, verse

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


def distribuee_le(essai) -> datetime | None:
    """When the last proposal was handed, or distributed; left unclaimed, when it was first presented."""
    chronique = Chronique(essai.page, essai.dossier)
    envois = chronique.envois["proposition"]
    siens = {fait.nom.partition(".")[2]: fait.le for fait in chronique.faits
             if fait.nom.startswith("proposition.") and envois and chronique.envoi_de(fait) == envois[-1]}  # fmt: skip
    return siens.get("remise") or siens.get("reception") or siens.get("presentation")


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


@exige("Tout n’est pas encore payé, ou fait.")
def tout_fait(essai):
    dossier = essai.dossier
    return travaille(dossier) >= dossier.heures if dossier.tnr else verse(dossier) >= dossier.montant


def _terme(essai):
    return essai.dossier.echeances.vives().filter(delai="execution").first()


@exige(
    "Exécutée après le délai, elle n’éteint pas l’action publique d’elle-même : le procureur en décide.",
    "art. 44-1 CPP",
)
def dans_le_delai(essai):
    return not essai.dossier.hors_delai


@exige("Exécutée dans le délai, elle éteint l’action publique : il reste à le constater.", "art. 44-1 CPP")
def suite_a_decider(essai):
    return essai.dossier.etat != Etat.EXECUTEE or essai.dossier.hors_delai


@exige("Rien n’a encore été exécuté après l’homologation.")
def execution_commencee(essai):
    return essai.dossier.etat == Etat.EN_EXECUTION


@exige("L’exécution n’est pas suspendue.")
def suspendue(essai):
    return _suspension(essai)


@exige("L’exécution est déjà suspendue.")
def pas_suspendue(essai):
    return not _suspension(essai)


def _suspension(essai) -> bool:
    derniere = essai.dossier.traces.filter(acte__in=("suspendre", "poursuivre")).order_by("version").last()
    return derniere is not None and derniere.acte == "suspendre"


@exige("Après l’homologation, c’est au procureur de le constater.", "art. 44-1 CPP")
def pas_encore_homologuee(essai):
    return essai.dossier.etat in AVANT_L_HOMOLOGATION


@exige("Avant l’homologation, c’est à l’élu de le constater.", "art. 44-1 CPP")
def homologuee_ou_deces(essai):
    return essai.dossier.etat not in AVANT_L_HOMOLOGATION or essai.dossier.deces


@exige("Un courrier est déjà parti : l’élu abandonne, et le fait savoir.")
def rien_n_est_parti(essai):
    return not essai.dossier.engage_le
