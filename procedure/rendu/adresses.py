"""What a letter may load: the small images it carries itself, and nothing else.

No file, no address, no style sheet: a frozen letter is whole, and renders alike years later on another machine.
Our own style sheet and fonts do not pass here. A refusal stops the letter, for it is a mistake or an attack.
"""

import struct
from base64 import b64decode
from binascii import Error as Base64Error

from weasyprint.urls import URLFetcher, URLFetcherResponse

PNG, SVG = "data:image/png;base64,", "data:image/svg+xml;base64,"
POIDS = 200_000  # characters of base64: a coat of arms is a tenth of it
SURFACE = 2_000 * 2_000  # pixels: a small PNG can unfold into gigabytes


class AdresseRefusee(ValueError):
    """What the letter asked for stays untold: it may hold a name."""


class ImagesPortees(URLFetcher):
    def __init__(self):
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)

    def fetch(self, url, headers=None):
        """Never calls the parent's, which opens files and sockets."""
        if not url.startswith((PNG, SVG)) or len(url) > POIDS:
            raise AdresseRefusee
        entete, _, contenu = url.partition(",")
        octets = _decoder(contenu)
        if url.startswith(PNG):
            _mesurer(octets)
        return URLFetcherResponse(entete, octets, {"Content-Type": entete[5:-7]})


def _decoder(contenu):
    try:
        return b64decode(contenu, validate=True)
    except Base64Error:
        raise AdresseRefusee from None


def _mesurer(octets):
    """The width and height stand first in a PNG."""
    if len(octets) < 24 or octets[:8] != b"\x89PNG\r\n\x1a\n":
        raise AdresseRefusee
    largeur, hauteur = struct.unpack(">II", octets[16:24])
    if largeur * hauteur > SURFACE:
        raise AdresseRefusee
