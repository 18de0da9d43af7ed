"""The text of a letter, frozen: what is kept, what is shown, and what the PDF is made from."""

import unicodedata
from base64 import b64encode
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from fontTools.ttLib import TTFont

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
# The faces of the letter share their characters; the other font steps in where they lack one.
POLICES = ("source-serif/TTF/SourceSerif4-It.ttf", "source-sans/TTF/SourceSans3-Regular.ttf")
BLANCS = frozenset(map(ord, "\n\t"))
CARRE = "□"


def figer(lettre) -> str:
    """The letter as it will stay. What nobody could print becomes a square here, where it can still be seen."""
    html = _clair(render_to_string(lettre.gabarit, {"lettre": lettre}))
    return html.translate({ord(caractere): CARRE for caractere in inimprimables(html)})


def inimprimables(texte: str) -> set[str]:
    """The characters that no letter can print: a form says so before they are kept."""
    return {caractere for caractere in set(_clair(texte)) if ord(caractere) not in _glyphes()}


def porter(octets: bytes) -> str:
    """An image, a PNG or else an SVG, as a letter carries it."""
    genre = "png" if octets.startswith(b"\x89PNG") else "svg+xml"
    return f"data:image/{genre};base64,{b64encode(octets).decode()}"


def _clair(texte: str) -> str:
    """Composed as our fonts draw it; a browser ends the lines of what is typed there in its own way."""
    return unicodedata.normalize("NFC", texte.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _glyphes() -> frozenset[int]:
    return BLANCS.union(*map(_dessins, POLICES))


def _dessins(police) -> list[int]:
    with TTFont(VENDOR / police, lazy=True) as fonte:
        return list(fonte.getBestCmap())
