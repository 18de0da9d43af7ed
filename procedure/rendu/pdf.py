"""A frozen letter made into a PDF that is PDF/A-3a and PDF/UA-1 at once. Same input, same bytes.

Only `enfant.py` calls this in earnest: what a letter says must never run in the process that serves pages.
"""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.document import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from procedure.rendu.adresses import ImagesPortees
from procedure.rendu.conformite import achever

STYLE = Path(__file__).resolve().parents[2] / "static" / "courriers"


def rendre(html: str, titre: str, identifiant: str) -> bytes:
    """The title and the identifier are all that the metadata say: whatever the HTML puts there is dropped."""
    document = HTML(string=html, url_fetcher=ImagesPortees()).render(_polices(), stylesheets=[_style()])
    document.metadata = DocumentMetadata(title=titre, lang="fr")
    empreinte = sha256(f"{identifiant}\n{titre}\n{html}".encode()).digest()[:16]
    return document.write_pdf(finisher=achever, pdf_variant="pdf/a-3a", pdf_identifier=empreinte)


@cache
def _polices():
    """Our fonts and no other: those of the machine would change the page without a word."""
    os.environ["FONTCONFIG_FILE"] = str(STYLE / "fonts.conf")
    return FontConfiguration()


def oublier() -> None:
    """The fonts as they were opened: they may be held by threads, which no fork has."""
    _style.cache_clear()
    _polices.cache_clear()


@cache
def _style():
    return CSS(string=(STYLE / "courrier.css").read_text(), font_config=_polices(), url_fetcher=ImagesPortees())
