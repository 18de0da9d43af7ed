"""The words by which a case is found: of its persons, of its place, of its number. Pure functions."""

import re
from collections.abc import Iterable

from annuaire.textes import simplifier

LONGUEUR = 40  # of a word: what is typed and what is kept are cut alike
AU_PLUS = 8  # words of a search: each is one more condition
# In every address, so they lead to nothing; a name keeps its own, for some have no other word.
VIDES = frozenset(["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"])
NUMERO = re.compile(r"\s*([a-z]+)[-‐‑–](\d{4})[-‐‑–](\w+)[-‐‑–](\d+)\s*", re.IGNORECASE)


def mots_de(texte: str) -> list[str]:
    """« Ben-Saïd d’Œuilly » is « ben said d oeuilly », word by word."""
    return [mot[:LONGUEUR] for mot in simplifier(texte).split()]


def mots_cherches(texte: str) -> list[str]:
    """What must be found of what was typed. « rue des Tanneurs » is found by « rue tanneurs »; « Le » alone is a name."""
    mots = list(dict.fromkeys(mots_de(texte)))
    return [mot for mot in mots if mot not in VIDES][:AU_PLUS] or mots[:AU_PLUS]


def numero_de(texte: str) -> str:
    """The whole number of a case, as it is kept, where that is what was typed; however it was."""
    lu = NUMERO.fullmatch(texte)
    return f"{lu[1]}-{lu[2]}-{lu[3]}-{int(lu[4]):04}".upper() if lu else ""


def cles(personnes: Iterable[tuple[str, str]], lieu: str, numero: str) -> set[tuple[str, str]]:
    """All that finds a case: each word, and what it is a word of. A name in several words is also one: Le Gall, Legall."""
    noms = {mot for nom, prenoms in personnes for mot in (*mots_de(nom), *mots_de(prenoms), *_d_un_trait(nom))}
    lieux = set(mots_de(lieu)) - VIDES
    ordre = numero.rpartition("-")[2]
    sortes = {"nom": noms, "lieu": lieux, "numero": {ordre, ordre.lstrip("0")}}
    return {(sorte, mot) for sorte, mots in sortes.items() for mot in mots if mot}


def _d_un_trait(nom: str) -> list[str]:
    return mots_de("".join(mots_de(nom)))
