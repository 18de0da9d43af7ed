"""The kinds of clauses, and what the value of each may be."""

import re
from enum import Enum
from typing import NamedTuple

from annuaire.clauses.termes import Effet, Terme, Unite


class Genre(Enum):
    TERME = "terme"
    OUI_NON = "oui ou non"
    TEXTE = "une ligne de texte"
    NOMBRE = "un nombre entier"
    CHOIX = "un choix"
    LISTE = "plusieurs choix"


class Sujet(NamedTuple):
    """What one clause speaks of, and what the law leaves to those who sign it."""

    libelle: str
    genre: Genre
    choix: dict[str, str] = {}
    # Choices that no convention may leave out, and words between braces that a text may use.
    obligatoires: tuple[str, ...] = ()
    champs: tuple[str, ...] = ()
    effets: tuple[Effet, ...] = ()
    # A term that the code sets: a convention may cite it, word for word.
    loi: Terme | None = None
    # What may be found in a signed convention all the same, and what the law answers to it.
    interdits: tuple[str, ...] = ()
    la_loi: str = ""
    bornes: range = range(0)
    unites: tuple[Unite, ...] = ()  # in which it may be said, where not in all

    def admet(self, valeur):
        match self.genre:
            case Genre.TERME:
                return valeur is None
            case Genre.OUI_NON:
                return isinstance(valeur, bool)
            case Genre.TEXTE:
                return isinstance(valeur, str) and bool(valeur.strip()) and self._remplissable(valeur)
            case Genre.CHOIX:
                return isinstance(valeur, str) and valeur in self.choix and valeur not in self.interdits
            case Genre.NOMBRE:
                return type(valeur) is int and valeur in self.bornes
            case Genre.LISTE:
                return isinstance(valeur, list) and bool(valeur) and self._permise(valeur)
        return False

    def _remplissable(self, texte):
        """One line, as the subject of a mail is; a brace that nothing fills would be a hole, or a way into our objects."""
        champs = "".join(f"|{{{champ}}}" for champ in self.champs)
        return re.fullmatch(rf"(?:[^{{}}\r\n]{champs})+", texte) is not None

    def _permise(self, liste):
        return all(isinstance(choix, str) for choix in liste) and (
            set(self.obligatoires) <= set(liste) <= set(self.choix)
        )

    @property
    def attendu(self):
        """What may be written here, for whoever was refused."""
        toujours = [f"toujours « {self.choix[choix]} »" for choix in self.obligatoires]
        champs = [f"{{{champ}}}" for champ in self.champs]
        bornes = [f"de {self.bornes.start} à {self.bornes.stop - 1}"] if self.bornes else []
        return ", ".join([self.genre.value, *toujours, *champs, *bornes])

    def refus(self, valeur) -> str:
        """Why this cannot be written: what the law says of it, else what is awaited here."""
        oublie = (
            self.obligatoires and isinstance(valeur, list) and not all(choix in valeur for choix in self.obligatoires)
        )
        interdit = oublie or (isinstance(valeur, str) and valeur in self.interdits)
        attendu = f"Ce sujet attend : {self.attendu}."
        return f"{self.la_loi} {attendu}" if interdit else attendu

    def dire(self, valeur):
        """The clause as a secretary would say it."""
        match self.genre:
            case Genre.OUI_NON:
                return "oui" if valeur else "non"
            case Genre.CHOIX:
                return self.choix[valeur]
            case Genre.NOMBRE:
                return str(valeur)
            case Genre.LISTE:
                return ", ".join(self.choix[choix] for choix in valeur)
            case Genre.TERME:
                return ", ".join(self._morceaux(valeur))
        return valeur

    def _morceaux(self, terme):
        yield Unite(terme.unite).compter(terme.duree)
        if terme.prorogee:
            yield "jusqu’au jour ouvrable suivant s’il le faut"
        if self.effets:
            yield str(Effet(terme.effet).label)
