"""Texts as machines compare them."""

import re
import unicodedata

# What no decomposition takes apart. The ʻokina divides words as an apostrophe does, though Unicode calls it a letter.
LIES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ʻ": " ", "ʼ": " "}
)


def simplifier(texte):
    """Lowercase, without accents, every other sign a space: « L'Haÿ-les-Roses » is « l hay les roses »."""
    decompose = unicodedata.normalize("NFKD", texte).casefold()
    nu = "".join(signe for signe in decompose if not unicodedata.combining(signe))
    return re.sub(r"[\W_]+", " ", nu.translate(LIES)).strip()
