"""What the fate of a mail proves of the letter it carries: it left, it was received, it came back."""

from django.db import transaction
from django.utils import timezone

from procedure.acteurs import HORLOGE, PARQUET
from procedure.adresses import clauses, en_ligne
from procedure.models import Dossier, Fait, Message
from procedure.moteur import franchir
from procedure.page import procedures


def constater(message):
    """The other server took it: the letter has left. Whether it was received is another question."""
    with transaction.atomic():
        if message.courrier:
            _noter(message, "envoi", message.accepte_le)
            if _fait_foi(message, message.accepte_le):
                _noter(message, "reception", message.accepte_le)
        changer(message, Message.Etat.ACCEPTE, reveil=None, panne="")


def rejeter(message, instant, etat=Message.Etat.REJETE, panne=""):
    """It will not arrive: the clock that ran on it stops, and both sides are told. Unless somebody had it by other ways."""
    with transaction.atomic():
        if message.courrier and not _recu_autrement(message):
            _noter(message, "retour", instant)
        changer(message, etat, reveil=None, panne=panne)


def recevoir(message, instant):
    """Somebody, or his mailbox, has answered it: it was received."""
    _noter(message, "reception", instant)


def ouvrir(document, personne):
    """It is read in the portal by somebody it was sent to: a proof that no server gives."""
    maintenant = timezone.now()
    for message in Message.objects.filter(document=document, personne=personne, ouvert_le=None):
        with transaction.atomic():
            if not _deja_recu(message):
                _noter(message, "reception", maintenant)
            changer(message, Message.Etat.OUVERT, ouvert_le=maintenant, reveil=None)


def _fait_foi(message, instant) -> bool:
    """A server's acceptance proves a reception where the case is within reach in the portal, or where the clause says so."""
    if message.destinataire != PARQUET.value:
        return True
    dossier = Dossier.objects.select_related("commune", "parquet", "convention__convention").get(pk=message.dossier_id)
    clause = clauses(dossier, instant).get("parquet.reception_par_serveur")
    return (bool(dossier.transmis_le) and en_ligne(dossier, instant)) or bool(clause and clause.valeur)


def _recu_autrement(message) -> bool:
    """Did a person note, with a proof, that this letter was received?"""
    return _receptions(message).filter(trace__par__isnull=False).exists()


def _deja_recu(message) -> bool:
    return _receptions(message).exists()


def _receptions(message):
    nom = f"{message.courrier}.reception"
    return Fait.objects.debout().filter(dossier=message.dossier_id, nom=nom, destinataire=message.destinataire)


def _noter(message, moment, instant):
    dossier = Dossier.objects.get(pk=message.dossier_id)
    acte = procedures()[dossier.procedure].actes[f"noter_{moment}"]
    ou = {"courrier": message.courrier, "destinataire": message.destinataire}
    franchir(dossier, acte, HORLOGE, instant=instant, le=instant, **ou)


def changer(message, etat, **champs):
    Message.objects.filter(pk=message.pk).update(etat=etat, **champs)
