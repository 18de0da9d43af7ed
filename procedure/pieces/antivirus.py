"""ClamAV, where an installation has one: it sees each file before we open it, and nothing passes without its word."""

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from procedure.refus import Refus

journal = logging.getLogger(__name__)
SECONDES, MORCEAU, PORT = 60, 2**16, 3310
INFECTE = "L’antivirus a reconnu un programme malveillant dans ce fichier : il n’a pas été joint."
MUET = "L’antivirus ne répond pas : rien ne peut être joint pour l’instant. Réessayez dans quelques minutes."


def verifier(octets: bytes) -> None:
    if not settings.ANTIVIRUS:
        return
    try:
        reponse = _demander(octets)
    except OSError as erreur:
        reponse = type(erreur).__name__
    if reponse.endswith("FOUND"):
        raise Refus(INFECTE)
    if reponse != "stream: OK":
        journal.error("antivirus : %s", reponse[:80])
        raise Refus(MUET)


def _demander(octets: bytes) -> str:
    """Its own protocol: each piece after its length, and nothing to end with."""
    with _joindre() as prise:
        prise.sendall(b"zINSTREAM\0")
        for debut in range(0, len(octets), MORCEAU):
            morceau = octets[debut : debut + MORCEAU]
            prise.sendall(struct.pack(">I", len(morceau)) + morceau)
        prise.sendall(struct.pack(">I", 0))
        return prise.recv(1024).decode(errors="replace").strip("\0\n ")


def _joindre() -> socket.socket:
    adresse = urlsplit(settings.ANTIVIRUS)
    if adresse.scheme == "tcp":
        return socket.create_connection((adresse.hostname, adresse.port or PORT), SECONDES)
    prise = socket.socket(socket.AF_UNIX)
    try:
        prise.settimeout(SECONDES)
        prise.connect(adresse.path)
    except OSError:
        prise.close()
        raise
    return prise
