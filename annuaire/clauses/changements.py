"""What an avenant changes, clause by clause, before it is put in force."""

from typing import NamedTuple

from annuaire.clauses.aides import SANS
from annuaire.clauses.vocabulaire import SUJETS


class Changement(NamedTuple):
    sujet: str
    avant: str  # what was said; nothing: it said nothing of it
    apres: str
    sans: str = ""  # what happens where it says nothing any more


def changements(ecrite, en_vigueur) -> list[Changement]:
    """In the order in which clauses are read. Of a first version, nothing is changed."""
    if en_vigueur is None:
        return []
    avant, apres = _phrases(en_vigueur), _phrases(ecrite)
    touches = (cle for cle in SUJETS if avant.get(cle) != apres.get(cle))
    return [
        Changement(SUJETS[cle].libelle, avant.get(cle, ""), apres.get(cle, ""), SANS.get(cle, "")) for cle in touches
    ]


def _phrases(version) -> dict[str, str]:
    return {clause.cle: f"{clause.phrase} ({clause.article})" for clause in version.clauses.all()}
