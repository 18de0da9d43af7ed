"""Texts as machines compare them."""

import re
import unicodedata

LIES = str.maketrans({"œ": "oe", "æ": "ae"})


def simplifier(texte):
    """Lowercase, without accents, every other sign a space: « L'Haÿ-les-Roses » is « l hay les roses »."""
    decompose = unicodedata.normalize("NFD", texte.lower().translate(LIES))
    nu = "".join(signe for signe in decompose if not unicodedata.combining(signe))
    return re.sub(r"[^a-z0-9]+", " ", nu).strip()
