"""What comes back by mail: a failure, a receipt, an automatic reply. Whatever it is, it names the mail it is about."""

import re
from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.message import EmailMessage
from enum import Enum

from django.utils import timezone

from procedure.causes import panne
from procedure.models import Message
from procedure.preuves import recevoir, rejeter

IDENTIFIANT = re.compile(r"<[^<>\s]+@[^<>\s]+>")
EN_TETES = ("Original-Message-ID", "In-Reply-To", "References")


class Retour(Enum):
    REJET = "rejeté"
    RECU = "reçu"
    RIEN = "sans effet : un message qui ne prouve rien, ou à lire par quelqu’un"


def traiter(flux) -> Retour | None:
    """What this mail tells of one of ours; nothing, when it is about none of them."""
    courriel = message_from_binary_file(flux, policy=policy.default)
    message = Message.objects.filter(identifiant__in=set(_cites(courriel))).first()
    if message is None:
        return None
    retour = _lire(courriel)
    if retour is Retour.REJET and message.etat not in (Message.Etat.REJETE, Message.Etat.OUVERT):
        rejeter(message, timezone.now(), panne=panne("Rejet", *_dits(courriel, "Status")))
    elif retour is Retour.RECU:
        recevoir(message, timezone.now())
    return retour


def _lire(courriel: EmailMessage) -> Retour:
    """By its parts, however they are wrapped, failures first: a bounce that looks like an answer proves no reception.

    A server that delivered proves no more than one that accepted; a mailbox that displays or answers has received.
    """
    if actions := _dits(courriel, "Action"):
        return Retour.REJET if "failed" in actions else Retour.RIEN
    if dispositions := _dits(courriel, "Disposition"):
        return Retour.RECU if "displayed" in dispositions else Retour.RIEN
    automatique = str(courriel.get("Auto-Submitted", "no")).lower().startswith("auto-replied")
    return Retour.RECU if automatique else Retour.RIEN


def _dits(courriel: EmailMessage, champ) -> set[str]:
    return {str(partie[champ]).rpartition(";")[2].strip().lower() for partie in courriel.walk() if partie[champ]}


def _cites(courriel: EmailMessage) -> Iterator[str]:
    """The mails it speaks of: in its own headers, and in what it brings back of ours."""
    for partie in courriel.walk():
        for en_tete in EN_TETES if partie is courriel else (*EN_TETES, "Message-ID"):
            yield from IDENTIFIANT.findall(str(partie.get(en_tete, "")))
        if partie.get_content_type() == "text/rfc822-headers":
            yield from IDENTIFIANT.findall(str(partie.get_payload()))
