"""What the bounded child does with a file: say what it is, or why it is refused; draw one of its pages.

What a library does not stand is no acceptance: it ends the answer, and the parent says that the file cannot be opened.
"""

import json
from functools import partial

from procedure.pieces import courriel, docx, images, odt, textes
from procedure.pieces.sortes import IMAGES, Refusee, Sorte, reconnaitre

LECTEURS = {Sorte.DOCX: docx, Sorte.ODT: odt, Sorte.TXT: textes}


def examiner(octets: bytes, extension: str, pages_max: int) -> bytes:
    try:
        sorte, pages = lire(octets, extension, pages_max=pages_max)
    except Refusee as refus:
        return json.dumps({"refus": str(refus)}).encode()
    return json.dumps({"sorte": sorte.extension, "pages": pages}).encode()


def lire(octets: bytes, extension: str, *, pages_max: int, profondeur: int = 0) -> tuple[Sorte, int]:
    """Its kind and its pages, once it was looked into from end to end."""
    sorte = reconnaitre(octets, extension)
    if sorte is Sorte.PDF:
        from procedure.pieces import pdf  # half a second that a photo does not wait

        return sorte, pdf.examiner(octets, pages_max)
    if sorte in IMAGES:
        return sorte, images.examiner(octets, sorte)
    if sorte is Sorte.EML:
        dedans = partial(lire, pages_max=pages_max, profondeur=profondeur + 1)
        return sorte, courriel.examiner(octets, dedans, profondeur)
    return sorte, LECTEURS[sorte].examiner(octets)


def montrer(octets: bytes, sorte: str, page: int) -> bytes:
    if Sorte.nommee(sorte) in IMAGES:
        return images.montrer(octets, Sorte.nommee(sorte))
    from procedure.pieces import pdf

    return pdf.montrer(octets, page)
