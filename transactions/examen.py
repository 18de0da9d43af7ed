"""May these facts be settled by a transaction? The offence, by whom it was noted, whose property it touched (art. 44-1 CPP).

What is not against property of the commune has another road: the mayor proposes a measure to the procureur (al. 6).
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from procedure.infractions import nommee

CPP = "art. 44-1 CPP"


class Voie(Enum):
    """What the law asks of an offence, for the commune to settle it."""

    BIEN = "atteinte à un bien de la commune"
    NETTOYAGE = "sur le domaine communal, nettoyage payé par la commune"
    COLLECTE = "nettoyage payé par la commune"
    JAMAIS = "aucun bien de la commune"
    DELIT = "délit"


PAR_ARTICLE = {
    "R. 635-1 CP": Voie.BIEN, "R. 610-5 CP": Voie.BIEN, "R. 631-1 CP": Voie.BIEN, "R. 634-1 CP": Voie.BIEN, "R. 644-2 CP": Voie.BIEN,
    "R. 116-2 CVR": Voie.BIEN, "R. 632-1 CP": Voie.COLLECTE, "R. 633-6 CP": Voie.NETTOYAGE, "R. 634-2 CP": Voie.NETTOYAGE,
    "R. 635-8 CP": Voie.NETTOYAGE,
}  # fmt: skip
# Whether a road that belongs to everybody is damaged as « property of the commune » is not settled.
A_DEMANDER = "R. 116-2 CVR"


@dataclass(frozen=True)
class Question:
    cle: str
    texte: str
    refus: str
    voies: tuple[str, ...] = ("proposer_mesure",)


QUESTIONS = {
    une.cle: une
    for une in (
        Question("bien_communal", "Un bien de la commune a-t-il été atteint ?",
            "Aucun bien de la commune n’est atteint : le maire peut proposer une mesure au procureur (al. 6)."),
        Question("domaine", "Était-ce sur le domaine de la commune ?",
            "Les faits n’ont pas eu lieu sur le domaine de la commune : le maire peut proposer une mesure au procureur (al. 6)."),
        Question("nettoyage", "La commune paie-t-elle le nettoyage et l’enlèvement ?",
            "La commune n’a rien à réparer : elle ne paie ni le nettoyage ni l’enlèvement."),
        Question("admis", "Le parquet admet-il une transaction pour ces faits ?",
            "Pour cette infraction, la réponse n’est pas sûre : demandez-la d’abord au parquet.", ()),
    )
}  # fmt: skip
POSEES = {
    Voie.BIEN: ("bien_communal",), Voie.NETTOYAGE: ("domaine", "nettoyage"), Voie.COLLECTE: ("nettoyage",),
    Voie.JAMAIS: (), Voie.DELIT: (),
}  # fmt: skip


@dataclass(frozen=True)
class Obstacle:
    phrase: str
    article: str = CPP
    voies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examen:
    infraction_cle: str
    reponses: dict[str, bool]

    @cached_property
    def infraction(self):
        return nommee(self.infraction_cle)

    @property
    def voie(self) -> Voie:
        """A line that a commune added, and facts that none names, are asked whose property they touched."""
        une = self.infraction
        if une is not None and une.delit:
            return Voie.DELIT
        return Voie.BIEN if une is None or une.locale else PAR_ARTICLE.get(une.article, Voie.JAMAIS)

    @cached_property
    def questions(self) -> list[Question]:
        doute = ("admis",) if self.infraction and self.infraction.article == A_DEMANDER else ()
        return [QUESTIONS[cle] for cle in (*POSEES[self.voie], *doute)]

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        une = self.infraction
        if self.voie is Voie.DELIT:
            dit = f"{une.faits[0].upper()}{une.faits[1:]} ({une.article}) : un délit se signale au procureur."
            return [Obstacle(dit, "art. 40 CPP", ("signaler", "proposer_classement"))]
        if self.voie is Voie.JAMAIS:
            dit = f"{une.faits[0].upper()}{une.faits[1:]} ({une.article}) : aucun bien de la commune n’est atteint. Le maire peut proposer une mesure au procureur (al. 6)."
            return [Obstacle(dit, CPP, ("proposer_mesure",))]
        dits = [une for une in self.questions if self.reponses.get(une.cle) is False]
        return [Obstacle(une.refus, CPP, une.voies) for une in dits]

    @property
    def a_repondre(self) -> list[Question]:
        return [une for une in self.questions if une.cle not in self.reponses]

    def dites(self) -> list[tuple[str, str]]:
        choisie = [("Infraction :", str(self.infraction))] if self.infraction else []
        return choisie + [
            (q.texte, "oui" if self.reponses[q.cle] else "non") for q in QUESTIONS.values() if q.cle in self.reponses
        ]
