"""A procedure is one page: what its class says, gathered once and checked at import."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from procedure.acteurs import HORLOGE
from procedure.declaration import (
    EN_COURS,
    LIBRE,
    NEANT,
    PARTOUT,
    Courrier,
    Delai,
    Fait,
    Mot,
    Passage,
    Rubrique,
    Transition,
)
from procedure.models.pieces import CONSTATS
from procedure.verification import verifier, verifier_ensemble


class Page:
    """Everything that happens in a procedure. A page is never instantiated: it is read."""

    modele: Any = None
    etats: Any = None
    finals: tuple = ()
    attentes: tuple = ()  # states in which an answer is awaited: leaving one is an outcome, and one outcome stands
    chemin: tuple = ()  # the states of the main road, in order: what a case that goes well passes through
    jointes: tuple = CONSTATS  # the natures of pieces that leave with the mail of a letter
    quoi: str = "Les faits"  # what its case says first
    details: tuple = ()  # fields of its own that its case shows, after those of every case
    tours: dict = {}  # whose move it is in each state, while nothing else is awaited; nobody's, where only clocks run
    antecedents: dict = {}  # acts by which a case counts against the same person later, and the states where it does
    ecarte: Any = None  # of an attempt: what closes this road for good, each with the passages that stay open
    aides: dict = {}  # what explains a field, an act or a clock, by its name
    nait: Any = None  # at an instant, the cases that the clock opens by itself: what each is opened with
    veille: Any = (
        None  # at an instant, and since another where only that counts: cases, and the act the clock takes in each
    )
    sigle, convention, article = "", LIBRE, "un"  # « un rappel à l’ordre », « une transaction »

    nom: str
    app: str
    actes: dict[str, Transition]
    delais: dict[str, Delai]
    courriers: dict[str, Courrier]
    faits: dict[str, Fait]
    passages: dict[str, Passage]
    rubriques: dict[str, Rubrique]

    def __init_subclass__(cls, **suite):
        super().__init_subclass__(**suite)
        cls.app, *_, module = cls.__module__.split(".")
        cls.nom = (
            cls.app if module == "procedure" else module
        )  # <app>/procedure.py, or one file each in <app>/procedures/
        for sorte, registre in SORTES.items():
            setattr(cls, registre, _mots(cls, sorte))
        cls.faits |= {fait.nom: fait for courrier in cls.courriers.values() for fait in cls.vie(courrier)}
        if cls.etats:
            verifier(cls)

    @classmethod
    def genre(cls) -> str:
        return str(cls.modele._meta.verbose_name)

    @classmethod
    def etats_de(cls, dans) -> frozenset:
        """The states that a word covers."""
        if dans == PARTOUT:
            return frozenset(cls.etats)
        return frozenset(cls.etats) - frozenset(cls.finals) if dans == EN_COURS else frozenset(dans)

    @classmethod
    def acte_d_ouverture(cls) -> Transition:
        return next(acte for acte in cls.actes.values() if acte.de == NEANT)

    @staticmethod
    def vie(courrier: Courrier) -> list[Fait]:
        return [getattr(courrier, court) for court in courrier.VIE]

    @classmethod
    def silences(cls) -> frozenset[str]:
        """The acts that silence leads to."""
        return frozenset(acte.nom for delai in cls.delais.values() for acte in delai.effets.values())

    @classmethod
    def tranche(cls, effet: str) -> bool:
        """Does silence decide by itself, or does somebody?"""
        return bool(effet) and HORLOGE in cls.actes[effet].par

    @classmethod
    def reprises(cls) -> frozenset[str]:
        """The acts by which the clock takes back what silence decided."""
        return frozenset(delai.revient.nom for delai in cls.delais.values() if delai.revient)

    @classmethod
    def leve(cls, acte: Transition) -> bool:
        """Does this act tell a fact that stops a clock?"""
        return any(fait in delai.jusqua for delai in cls.delais.values() for fait in acte.faits)

    @classmethod
    def attend_reception(cls, courrier: Courrier) -> bool:
        """Does a clock run from its reception? Then it cannot be left to wait for a reader."""
        return any(courrier.reception in delai.depuis for delai in cls.delais.values())

    @classmethod
    def est_issue(cls, acte: Transition, etat) -> bool:
        """Does this act, taken in this state, answer what was asked?"""
        if acte.vers is None:
            return False
        return etat in acte.renverse or (etat in cls.attentes and acte.vers != etat)


SORTES: dict[type[Mot], str] = {
    Transition: "actes",
    Delai: "delais",
    Courrier: "courriers",
    Fait: "faits",
    Passage: "passages",
    Rubrique: "rubriques",
}


def _mots(page, sorte) -> dict[str, Any]:
    """The words of one kind, in the order of the page; what every procedure has comes last, unless the page words it itself."""
    tous: dict[str, Any] = {}
    for classe in page.__mro__:
        tous |= {nom: mot for nom, mot in vars(classe).items() if nom not in tous}
    return {nom: mot for nom, mot in tous.items() if type(mot) is sorte}


@cache
def procedures() -> dict[str, type[Page]]:
    """The procedures of this installation, in the order of the settings."""
    pages = [import_string(nom) for nom in settings.PROCEDURES]
    verifier_ensemble(pages)
    return {page.nom: page for page in pages}
