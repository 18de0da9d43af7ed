"""A coat of arms that a letter can carry. What no letter could would stop them all: it is refused when it is written."""

from io import BytesIO

from django.core.exceptions import ValidationError
from PIL import Image

POIDS = 145_000  # bytes; a letter carries it in base64, and refuses more than procedure/rendu/adresses.py says
SURFACE = 2_000 * 2_000
# A drawing that asks for something, be it a style or a font, is refused by the letter.
DEMANDES = (b"href", b"url(", b"@import", b"<!doctype", b"<!entity", b"<?xml-stylesheet")


def verifier(octets: bytes) -> None:
    if len(octets) > POIDS:
        raise ValidationError("Ces armoiries sont trop lourdes pour une lettre.")
    if not (_png(octets) if octets.startswith(b"\x89PNG") else _svg(octets)):
        raise ValidationError("Ces armoiries ne sont pas une image qu’une lettre peut porter.")


def _png(octets) -> bool:
    """Decoded: its header alone promises nothing."""
    try:
        with Image.open(BytesIO(octets), formats=("PNG",)) as image:
            return image.width * image.height <= SURFACE and bool(image.load())
    except Exception:  # each fault of an image has its own
        return False


def _svg(octets) -> bool:
    """Only ours: forms take pictures."""
    return b"<svg" in octets and not any(demande in octets.lower() for demande in DEMANDES)
