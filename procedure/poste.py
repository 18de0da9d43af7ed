"""What leaves: each mail that is due, at least once and under one Message-ID; and what its fate tells of the letter it carries."""

import logging
import smtplib
from email.utils import format_datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from procedure.acteurs import HORLOGE, PARQUET
from procedure.adresses import clauses, en_ligne
from procedure.models import Dossier, Fait, Message
from procedure.moteur import franchir
from procedure.page import procedures

journal = logging.getLogger(__name__)
# Refused for good by the other side. What refuses us (a password, a sender) is ours to mend: it is tried again.
POUR_TOUJOURS = range(500, 600)


def expedier(pk, maintenant=None):
    """Send it if it is still due. A process that dies in between sends it again, and the repeat is recognised."""
    maintenant = maintenant or timezone.now()
    if not Message.objects.retenir(pk, maintenant):
        return
    message = Message.objects.select_related("document").get(pk=pk)
    try:
        if message.etat == Message.Etat.A_ENVOYER:
            _envoyer(message)
            _accepter(message, maintenant)
    except Exception as erreur:  # whatever it is: the next mail must leave
        journal.error("message %s : %s", pk, type(erreur).__name__)
        _manquer(message, erreur, maintenant)
    else:
        _constater_ou_reprendre(message)


def _envoyer(message):
    en_tetes = {
        "Message-ID": message.identifiant,
        "Date": format_datetime(message.depose_le),  # a repeat is the same mail
        "Auto-Submitted": "auto-generated",
    }
    courriel = EmailMessage(message.objet, message.corps, to=[message.adresse], headers=en_tetes)
    if message.document:
        with message.document.pdf.open() as pdf:
            courriel.attach(f"{message.courrier}.pdf", pdf.read(), "application/pdf")
    if message.piece:
        courriel.attach("sceau.txt", message.piece, "text/plain")
    courriel.send()


def accepter(message, instant):
    """The other server took it, and the case knows it."""
    _accepter(message, instant)
    _constater(message)


def _accepter(message, instant):
    """Told at once and by itself: it must not leave again."""
    message.accepte_le = instant
    _changer(message, Message.Etat.ACCEPTE, accepte_le=instant)


def _constater_ou_reprendre(message):
    try:
        _constater(message)
    except Exception as erreur:  # it has left: only the case does not know it yet
        journal.error("message %s : %s", message.pk, type(erreur).__name__)
        Message.objects.noter_panne(message.pk, type(erreur).__name__)


def _constater(message):
    """The other server took it: the letter has left. Whether it was received is another question."""
    with transaction.atomic():
        if message.courrier:
            _noter(message, "envoi", message.accepte_le)
            if _fait_foi(message, message.accepte_le):
                _noter(message, "reception", message.accepte_le)
        _changer(message, Message.Etat.ACCEPTE, reveil=None, panne="")


def rejeter(message, instant, etat=Message.Etat.REJETE, panne=""):
    """It will not arrive: the clock that ran on it stops, and both sides are told. Unless somebody had it by other ways."""
    with transaction.atomic():
        if message.courrier and not _recu_autrement(message):
            _noter(message, "retour", instant)
        _changer(message, etat, reveil=None, panne=panne)


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
            _changer(message, Message.Etat.OUVERT, ouvert_le=maintenant, reveil=None)


def _manquer(message, erreur, maintenant):
    if _definitif(erreur):
        rejeter(message, maintenant, panne=type(erreur).__name__)
    elif maintenant - message.depose_le >= Message.PATIENCE:
        rejeter(message, maintenant, Message.Etat.ECHEC, type(erreur).__name__)
    else:
        Message.objects.noter_panne(message.pk, type(erreur).__name__)


def _definitif(erreur) -> bool:
    if isinstance(erreur, smtplib.SMTPRecipientsRefused):
        return all(code in POUR_TOUJOURS for code, _ in erreur.recipients.values())
    return isinstance(erreur, smtplib.SMTPDataError) and erreur.smtp_code in POUR_TOUJOURS


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


def _changer(message, etat, **champs):
    Message.objects.filter(pk=message.pk).update(etat=etat, **champs)
