"""One case before the questions: which are asked of it, what was answered, what closes the road, which roads stay open.

Nothing is excluded by a question that was not asked, and nothing is signed before each has its answer.
"""

from dataclasses import dataclass
from functools import cached_property

from procedure.infractions import nommee
from rappel_ordre.questions import (
    AGGRAVANTES,
    CPP,
    CSI,
    DE_LA_LOI,
    DITES_PAR_L_INFRACTION,
    PAR_NOM,
    QUESTIONS,
    Question,
)

ABSENCE_SCOLAIRE = "R. 624-7 CP"


@dataclass(frozen=True)
class Obstacle:
    """Why this case cannot be a rappel à l'ordre, and what it can be instead."""

    phrase: str
    article: str
    voies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examen:
    """What is asked of one case, what was answered, and what follows."""

    infraction_cle: str
    reponses: dict[str, bool]
    clause: object | None  # the convention's exclusions; without one, those of the law
    mineur: bool = False

    @cached_property
    def infraction(self):
        return nommee(self.infraction_cle)

    @property
    def gravite_dite(self) -> bool:
        """By the law's own table: a line that a commune added answers nothing in its place."""
        return bool(self.infraction and not self.infraction.locale)

    @property
    def exclusions(self) -> set[str]:
        return set(self.clause.valeur) if self.clause else {"crime_ou_delit"}

    @cached_property
    def questions(self) -> list[Question]:
        """An offence of the law's table answers for itself how grave it is, and asks what would make it graver."""
        voulues = {*DE_LA_LOI, *self.exclusions} - (DITES_PAR_L_INFRACTION if self.gravite_dite else set())
        aggravantes = [AGGRAVANTES[cle] for cle in self.infraction.aggrave] if self.infraction else []
        return [une for une in QUESTIONS if une.cle in voulues] + aggravantes

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        posees = [*self.questions, *(une for une in QUESTIONS if une.cle in self._tues)]
        dits = [une for une in posees if une.exclut(self.reponses.get(une.cle))]
        return [*self._infraction_exclue(), *(self._obstacle(une) for une in dits)]

    def dites(self) -> list[tuple[str, bool]]:
        connues = (*QUESTIONS, *AGGRAVANTES.values())
        return [(une.texte, self.reponses[une.cle]) for une in connues if une.cle in self.reponses]

    @property
    def _tues(self) -> set[str]:
        """Not asked once an offence was chosen; but a « oui » that was said stands."""
        return self.exclusions & DITES_PAR_L_INFRACTION if self.gravite_dite else set()

    @property
    def a_repondre(self) -> list[Question]:
        return [une for une in self.questions if une.cle not in self.reponses]

    def _infraction_exclue(self):
        une = self.infraction
        if self.mineur and self.infraction_cle == ABSENCE_SCOLAIRE:
            yield Obstacle(
                "L’absence d’un élève n’est pas une infraction : seul un parent averti peut en être l’auteur.",
                ABSENCE_SCOLAIRE,
            )
        if une and une.delit:
            yield Obstacle(
                f"{une.faits[0].upper()}{une.faits[1:]} ({une.article}) : un délit se signale au procureur.",
                CPP,
                ("signaler", "proposer_classement"),
            )
        elif une and une.personnes and une.classe == 5 and "cinquieme_classe_personnes" in self.exclusions:
            yield self._obstacle(PAR_NOM["cinquieme_classe_personnes"])
        elif une and not une.rappel:
            yield Obstacle(
                f"{une.ajoutee_par} ne répond pas à cette infraction par un rappel à l’ordre.",
                une.article,
                ("signaler",),
            )

    def _obstacle(self, question) -> Obstacle:
        """On the article of the convention, where it is the convention that excludes."""
        de_la_convention = self.clause and question.cle in self.exclusions and question.article == CSI
        return Obstacle(question.refus, self.clause.article if de_la_convention else question.article, question.voies)
