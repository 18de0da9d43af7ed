"""What a word of a page is, before it is one of the seven."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

PARTOUT, EN_COURS = "partout", "en cours"


def plusieurs(un_ou_plusieurs: Any) -> tuple:
    """A word may be given alone or with others."""
    seul = isinstance(un_ou_plusieurs, str) or not isinstance(un_ou_plusieurs, Iterable)
    return (un_ou_plusieurs,) if seul else tuple(un_ou_plusieurs)


@dataclass(eq=False)
class Mot:
    libelle: str
    LISTES: ClassVar[tuple[str, ...]] = ()  # what may be given alone or with others

    def __post_init__(self):
        for champ in self.LISTES:
            valeur = getattr(self, champ)
            setattr(self, champ, valeur if valeur in (PARTOUT, EN_COURS) else plusieurs(valeur))

    def __set_name__(self, page, nom: str):
        self.nom = nom

    def __str__(self):
        return self.libelle
