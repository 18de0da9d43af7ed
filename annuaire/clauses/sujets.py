"""The kinds of clauses, and what the value of each may be."""

from enum import Enum
from typing import NamedTuple

from annuaire.clauses.termes import Effet


class Genre(Enum):
    TERME = "terme"
    OUI_NON = "oui ou non"
    TEXTE = "texte"
    CHOIX = "un choix"
    LISTE = "plusieurs choix"


class Sujet(NamedTuple):
    """What one clause speaks of."""

    libelle: str
    genre: Genre
    choix: dict[str, str] = {}
    effets: tuple[Effet, ...] = ()

    def admet(self, valeur):
        match self.genre:
            case Genre.OUI_NON:
                return isinstance(valeur, bool)
            case Genre.TEXTE:
                return isinstance(valeur, str) and bool(valeur.strip())
            case Genre.CHOIX:
                return isinstance(valeur, str) and valeur in self.choix
            case Genre.LISTE:
                return isinstance(valeur, list) and bool(valeur) and set(valeur) <= set(self.choix)
        return False

    def dire(self, valeur):
        match self.genre:
            case Genre.OUI_NON:
                return "oui" if valeur else "non"
            case Genre.CHOIX:
                return self.choix[valeur]
            case Genre.LISTE:
                return ", ".join(self.choix[choix] for choix in valeur)
        return valeur
