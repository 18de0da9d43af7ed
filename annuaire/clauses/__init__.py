"""The vocabulary of conventions: every clause the program understands, the kind of its value, and what the law allows it.

A clause that is not in a convention has no effect. One that the law forbids cannot be written at all.
"""

from annuaire.clauses.sujets import Genre, Sujet
from annuaire.clauses.termes import DES_PERSONNES, Effet, Terme, Unite
from annuaire.clauses.vocabulaire import DOMAINES, EXCLUSIONS, PUBLIC, SANS_EFFET_POSSIBLE, SUJETS

__all__ = [
    "DES_PERSONNES",
    "DOMAINES",
    "EXCLUSIONS",
    "PUBLIC",
    "SANS_EFFET_POSSIBLE",
    "SUJETS",
    "Effet",
    "Genre",
    "Sujet",
    "Terme",
    "Unite",
]
