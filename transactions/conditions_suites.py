"""When a transaction may be carried out, found carried out or not, and ended."""

from datetime import timedelta

from annuaire.models.habilitations import Role
from procedure.acteurs import MAIRIE
from procedure.conditions import exige
from procedure.models import Partage
from transactions.models import Etat, travaille, verse
from transactions.plis import notifiee_le


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


@exige("Aucune avance n’est à restituer.")
def avance_a_rendre(essai):
    return not essai.dossier.sans_avance


@exige("Aucun délégué du procureur n’est désigné.")
def delegue_designe(essai):
    return essai.dossier.designation() is not None


@exige("Un autre délégué est désigné pour ce dossier.")
def par_le_designe(essai):
    """Or by whom he is stood in for; what a mairie notes is another matter."""
    if essai.habilitation is None or essai.habilitation.role != Role.DELEGUE:
        return True
    designe, ici = essai.dossier.designation(), [essai.dossier.parquet_id]
    siens = Partage.objects.en_vigueur(essai.instant).pour(essai.acteur, ici, essai.instant)
    return designe is not None and siens.filter(dossier=essai.dossier.pk, personne=designe.donnees["personne"]).exists()


@exige("L’exécution n’est pas suspendue.")
def suspendue(essai):
    return _suspension(essai)


@exige("L’exécution est déjà suspendue.")
def pas_suspendue(essai):
    return not _suspension(essai)


def _suspension(essai) -> bool:
    derniere = essai.dossier.traces.filter(acte__in=("suspendre", "poursuivre")).order_by("version").last()
    return derniere is not None and derniere.acte == "suspendre"


@exige("Notez d’abord que l’homologation lui a été remise, ou distribuée : rien ne s’exécute avant.", "art. 44-1 CPP")
def notifiee(essai):
    return notifiee_le(essai) is not None


@exige("Le délai pour s’exécuter est passé : l’exécution ne se suspend plus.")
def delai_court(essai):
    terme = _terme(essai)
    return terme is None or terme.limite is None or essai.instant < terme.limite


@exige("Le parquet peut encore répondre : attendez deux mois.")
def attente_longue(essai):
    return essai.instant - essai.dossier.etat_depuis >= timedelta(days=60)


@exige("Cette date précède ce qui a conduit le dossier là.")
def apres_l_etape(essai):
    """To the minute: what the parquet did elsewhere is typed later, not done before."""
    entree = (
        essai.dossier.traces.filter(vers=essai.dossier.etat).exclude(de=essai.dossier.etat).order_by("version").last()
    )
    a_dire = essai.donnees is None and essai.a_dater
    return a_dire or entree is None or essai.date >= entree.le.replace(second=0, microsecond=0)


@exige("L’homologation lui a déjà été remise, ou distribuée.")
def pas_encore_notifiee(essai):
    return not notifiee.vraie(essai)


@exige("Rien n’a encore été noté.")
def quelque_chose_de_fait(essai):
    return any(lignes.exists() for lignes in notees(essai))


def notees(essai) -> tuple:
    """What was paid, and worked, as our side has noted it: nobody takes out what the other did."""
    versements, journees = (
        lignes.filter(retire=False) for lignes in (essai.dossier.versements, essai.dossier.journees)
    )
    return versements if essai.cote is MAIRIE else versements.none(), journees.filter(cote=essai.cote.value)
