"""What leaves: each mail that is due, at least once and under one Message-ID."""

import logging
import smtplib
import socket
from email.utils import format_datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from procedure.acteurs import Cote
from procedure.adresses import adresses, lecteurs, y_lit
from procedure.causes import panne
from procedure.jointes import joindre
from procedure.messages import essaimer
from procedure.models import Message
from procedure.preuves import changer, constater, rejeter
from procedure.resumes import relire, retenu

journal = logging.getLogger(__name__)
# Refused for good by the other side. What refuses us (a password, a sender, a relay) is ours to mend: it is tried again.
POUR_TOUJOURS, A_NOUS, TROP_LOURD = range(500, 600), b"5.7.", 552
MUETS = (ConnectionError, TimeoutError, socket.gaierror, smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError)


class SansLecteur(Exception):
    """Nobody reads there yet: the mail waits for who will, as long as it takes."""


def expedier_les_dus(combien):
    """A server that does not answer ends the queue until the next round: terms must not wait for it."""
    _renoncer_aux_lettres_impossibles(timezone.now())
    for pk in Message.objects.prets(timezone.now()).values_list("pk", flat=True)[:combien]:
        if not expedier(pk):
            break


def expedier(pk, maintenant=None) -> bool:
    """Send it if it is still due. A process that dies in between sends it again, and the repeat is recognised."""
    maintenant = maintenant or timezone.now()
    if not Message.objects.retenir(pk, maintenant):
        return True
    message = Message.objects.select_related("document", "dossier__commune", "dossier__parquet").get(pk=pk)
    try:
        if _a_partir(message, maintenant):
            _envoyer(message, maintenant)
            _accepter(message, timezone.now())  # when they took it: the dialogue may have lasted past midnight
    except Exception as erreur:  # whatever it is: the next mail must leave
        journal.error("message %s : %s", pk, type(erreur).__name__)
        _manquer(message, erreur, maintenant)
        return not isinstance(erreur, MUETS)
    if message.accepte_le:
        _constater_ou_reprendre(message)
    return True


def _a_partir(message, instant) -> bool:
    return message.etat == Message.Etat.A_ENVOYER and _adresser(message, instant) and not retenu(message, instant)


def _adresser(message, instant) -> bool:
    """Who reads there may have changed since it was written: it goes to those of today, each once, and to nobody else."""
    if message.dossier_id is None:
        return relire(message, instant)
    if y_lit(message, instant):
        return True
    servis = set(message.jumeaux().values_list("adresse", flat=True))
    if restent := [lecteur for lecteur in _lecteurs(message, instant) if lecteur[1] not in servis]:
        essaimer(message, restent)
    else:
        changer(message, Message.Etat.REMPLACE, reveil=None)
    return bool(restent)


def _lecteurs(message, instant):
    cote, role = Cote(message.destinataire), message.pour or None
    if message.passager:
        return lecteurs(message.dossier, cote, instant, role)
    lisent = adresses(message.dossier, cote, instant, role, message.haut)
    if not lisent:
        raise SansLecteur
    return lisent


def _envoyer(message, maintenant):
    Message.objects.filter(pk=message.pk, tente_le=None).update(tente_le=maintenant)
    message.tente_le = message.tente_le or maintenant
    en_tetes = {
        "Message-ID": message.identifiant,
        "Date": format_datetime(message.depose_le),  # a repeat is the same mail
        "Auto-Submitted": "auto-generated",
    }
    courriel = EmailMessage(message.objet, message.corps, to=[message.adresse], headers=en_tetes)
    joindre(courriel, message)
    courriel.send()


def accepter(message, instant):
    """The other server took it, and the case knows it."""
    _accepter(message, instant)
    constater(message, instant)


def _accepter(message, instant):
    """Told at once and by itself: it must not leave again."""
    message.accepte_le = instant
    with transaction.atomic():
        changer(message, Message.Etat.ACCEPTE, accepte_le=instant)
        parties = message.parties.filter(etat=Message.Etat.RESUME)
        parties.update(
            etat=Message.Etat.ACCEPTE, accepte_le=instant, reveil=instant
        )  # the next round tells their cases


def _constater_ou_reprendre(message):
    try:
        constater(message, timezone.now())
    except Exception as erreur:  # it has left: only the case does not know it yet
        journal.error("message %s : %s", message.pk, type(erreur).__name__)
        Message.objects.noter_panne(message.pk, type(erreur).__name__)


def _manquer(message, erreur, maintenant):
    if _definitif(erreur):
        rejeter(message, maintenant, panne=panne(type(erreur).__name__, str(erreur)))
    elif message.tente_le and maintenant - message.tente_le >= Message.PATIENCE:
        rejeter(message, maintenant, Message.Etat.ECHEC, type(erreur).__name__)
    else:
        Message.objects.noter_panne(message.pk, type(erreur).__name__)


def _definitif(erreur) -> bool:
    if isinstance(erreur, smtplib.SMTPRecipientsRefused):
        return all(_pour_toujours(*reponse) for reponse in erreur.recipients.values())
    if isinstance(erreur, smtplib.SMTPSenderRefused) and erreur.smtp_code == TROP_LOURD:
        return True
    return isinstance(erreur, smtplib.SMTPDataError) and _pour_toujours(erreur.smtp_code, erreur.smtp_error)


def _pour_toujours(code, dit) -> bool:
    return code in POUR_TOUJOURS and not bytes(dit).startswith(A_NOUS)


def _renoncer_aux_lettres_impossibles(maintenant):
    """A letter that cannot be made reaches nobody: that is said, not awaited for ever."""
    perdus = Message.objects.filter(etat=Message.Etat.A_ENVOYER, depose_le__lte=maintenant - Message.PATIENCE)
    for message in perdus.filter(document__rendu_le=None, document__essais__gt=0):
        rejeter(message, maintenant, Message.Etat.ECHEC, "LettreImpossible")
