"""What leaves: each mail that is due, at least once and under one Message-ID."""

import logging
import smtplib
from email.utils import format_datetime

from django.core.mail import EmailMessage
from django.utils import timezone

from procedure.acteurs import Cote
from procedure.adresses import adresses
from procedure.models import Message
from procedure.preuves import changer, constater, rejeter

journal = logging.getLogger(__name__)
# Refused for good by the other side. What refuses us (a password, a sender) is ours to mend: it is tried again.
POUR_TOUJOURS = range(500, 600)


class SansLecteur(Exception):
    """Nobody reads there yet: it is tried again, and given up, as any mail that cannot leave."""


def expedier(pk, maintenant=None):
    """Send it if it is still due. A process that dies in between sends it again, and the repeat is recognised."""
    maintenant = maintenant or timezone.now()
    if not Message.objects.retenir(pk, maintenant):
        return
    message = Message.objects.select_related("document").get(pk=pk)
    try:
        if message.etat == Message.Etat.A_ENVOYER:
            _adresser(message, maintenant)
            _envoyer(message)
            _accepter(message, maintenant)
    except Exception as erreur:  # whatever it is: the next mail must leave
        journal.error("message %s : %s", pk, type(erreur).__name__)
        _manquer(message, erreur, maintenant)
    else:
        _constater_ou_reprendre(message)


def _adresser(message, instant):
    """There was nobody when it was written: somebody may have come."""
    if message.adresse:
        return
    lecteurs = adresses(message.dossier, Cote(message.destinataire), instant)
    if not lecteurs:
        raise SansLecteur
    message.personne, message.adresse = lecteurs[0]
    message.save(update_fields=["personne", "adresse"])


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
        courriel.attach(message.nom_piece, message.piece, "text/plain")
    courriel.send()


def accepter(message, instant):
    """The other server took it, and the case knows it."""
    _accepter(message, instant)
    constater(message)


def _accepter(message, instant):
    """Told at once and by itself: it must not leave again."""
    message.accepte_le = instant
    changer(message, Message.Etat.ACCEPTE, accepte_le=instant)


def _constater_ou_reprendre(message):
    try:
        constater(message)
    except Exception as erreur:  # it has left: only the case does not know it yet
        journal.error("message %s : %s", message.pk, type(erreur).__name__)
        Message.objects.noter_panne(message.pk, type(erreur).__name__)


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
