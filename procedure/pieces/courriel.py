"""A received mail kept as proof: its words, and files that could each have been joined alone."""

import mimetypes
from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

from procedure.pieces.sortes import Refusee

PARTIES, PROFONDEUR = 100, 3
PAS_UN_COURRIEL = "Ce fichier n’est pas un courriel enregistré : il n’a ni expéditeur ni date."
PORTE = "Ce courriel porte une pièce qui n’est pas acceptée : imprimez-le en PDF, et joignez ses pièces une à une."
# What mails bear of themselves, and nobody opens as a file: small drawings, a signature, an appointment, a card.
SANS_PORTEE = {"gif": b"GIF8", "p7s": b"\x30", "ics": b"BEGIN:VCALENDAR", "vcf": b"BEGIN:VCARD"}


def examiner(octets: bytes, lire: Callable[[bytes, str], Any], profondeur: int) -> int:
    message = message_from_bytes(octets)
    if b"\0" in octets or not (message["From"] and (message["Date"] or message["Received"])):
        raise Refusee(PAS_UN_COURRIEL)
    parties = list(message.walk())
    if len(parties) > PARTIES or profondeur > PROFONDEUR:
        raise Refusee(PORTE)
    for partie in parties:
        if not (partie.is_multipart() or _est_un_corps(partie)):
            _examiner(partie, lire)
    return 0


def _est_un_corps(partie: Message) -> bool:
    """Read by a mail program, that runs nothing of it. A page that has a name would be opened by a browser."""
    joint = partie.get_filename() or partie.get_content_disposition() == "attachment"
    return not joint and partie.get_content_type() in ("text/plain", "text/html")


def _examiner(partie: Message, lire: Callable[[bytes, str], Any]) -> None:
    octets, extension = partie.get_payload(decode=True), _extension(partie)
    if not isinstance(octets, bytes):
        raise Refusee(PORTE)
    if extension in SANS_PORTEE and octets.startswith(SANS_PORTEE[extension]):
        return
    try:
        lire(octets, extension)
    except Refusee as refus:
        raise Refusee(PORTE) from refus


def _extension(partie: Message) -> str:
    nom = str(make_header(decode_header(partie.get_filename() or "")))
    return (nom or mimetypes.guess_extension(partie.get_content_type()) or "").rpartition(".")[2].lower()
