"""A text that anybody can read, in one of the ways texts are written here."""

import codecs
import re

from procedure.pieces.sortes import MARQUES, Refusee

ILLISIBLE = "Ce fichier n’est pas un texte simple : enregistrez-le en PDF."
COMMANDES = re.compile(r"[\0-\x08\x0e-\x1f\x7f]")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def examiner(octets: bytes) -> int:
    texte = lire(octets)
    if COMMANDES.search(texte) or MARQUES.search(texte[:4096].encode(errors="replace")):
        raise Refusee(ILLISIBLE)
    return 0


def lire(octets: bytes) -> str:
    """As it says itself, else in UTF-8, else as Windows wrote before it."""
    codage = next((codage for bom, codage in BOMS if octets.startswith(bom)), "utf-8")
    try:
        return octets.decode(codage)
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")
