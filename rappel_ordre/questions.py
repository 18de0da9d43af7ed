"""May the mayor answer these facts by a rappel à l'ordre? What the law and the convention ask, one question at a time.

The convention words its exclusions: Chambéry's complaint is one lodged with the police or the gendarmerie, Dole's any
complaint. Nothing is excluded by a question that was not asked, and nothing is signed before each has its answer.
"""

from dataclasses import dataclass
from functools import cached_property

from procedure.droit.infractions import PAR_CLE

CSI, CPP = "art. L.132-7 CSI", "art. 40 CPP"
ABSENCE_SCOLAIRE = "R. 624-7 CP"


@dataclass(frozen=True)
class Question:
    cle: str
    texte: str
    refus: str  # why not, once the answer closes the road
    article: str = CSI
    aide: str = ""
    ferme: bool = True  # the answer that closes it: oui
    voies: tuple[str, ...] = ()  # the roads that are open instead

    def exclut(self, reponse: bool | None) -> bool:
        return reponse is self.ferme


@dataclass(frozen=True)
class Obstacle:
    """Why this case cannot be a rappel à l'ordre, and what it can be instead."""

    phrase: str
    article: str
    voies: tuple[str, ...] = ()


QUESTIONS = (
    Question("identifie", "Connaissez-vous l’identité de l’auteur ?",
        "Le rappel à l’ordre s’adresse à un auteur dont l’identité est connue.", ferme=False, voies=("signaler",)),
    Question("auteur", "A-t-il commis les faits lui-même, seul ou avec d’autres ?",
        "Le rappel à l’ordre s’adresse à l’auteur des faits : un complice en est exclu.", ferme=False, voies=("signaler",),
        aide="La loi nomme l’auteur. Un coauteur en est un : ouvrez un dossier pour chacun. Qui a seulement aidé est un complice."),
    Question("commune", "Les faits ont-ils eu lieu sur le territoire de la commune ?",
        "Le maire ne rappelle à l’ordre que pour des faits commis sur le territoire de sa commune.", ferme=False),
    Question("crime_ou_delit", "Ces faits peuvent-ils être un crime ou un délit ?",
        "Ces faits peuvent être un crime ou un délit : le maire les signale au procureur.", CPP,
        voies=("signaler", "proposer_classement"),
        aide="En cas de doute, répondez oui : le maire doit signaler sans délai au procureur ce qui peut être un crime ou un délit."),
    Question("cinquieme_classe_personnes", "S’agit-il d’une contravention de la 5e classe contre une personne ?",
        "Une contravention de la 5e classe contre les personnes ne peut pas donner lieu à un rappel à l’ordre.",
        "art. R.625-1 à R.625-13 CP", voies=("signaler",),
        aide="Par exemple des violences suivies d’une incapacité de travail, ou une injure raciste, sexiste ou homophobe."),
    Question("plainte_police_gendarmerie", "Une plainte a-t-elle été déposée dans un commissariat ou une brigade de gendarmerie ?",
        "Une plainte a été déposée : la justice en décide."),
    Question("plainte", "Une plainte a-t-elle été déposée, à la police, à la gendarmerie ou auprès d’un magistrat ?",
        "Une plainte a été déposée : la justice en décide.",
        aide="Une plainte adressée par courrier au procureur compte aussi."),
    Question("enquete_en_cours", "Une enquête judiciaire est-elle en cours sur ces faits ?",
        "Une enquête judiciaire est en cours : le maire n’intervient pas."),
    Question("enquete", "Ces faits ont-ils donné lieu à une enquête, même terminée ?",
        "Ces faits ont donné lieu à une enquête : le maire n’intervient pas."),
)  # fmt: skip
DE_LA_LOI = ("identifie", "auteur", "commune")
DITES_PAR_L_INFRACTION = {"crime_ou_delit", "cinquieme_classe_personnes"}
# What may come after the signature: asked again before somebody is convoked, and before the rappel is held.
DEPUIS = ("plainte_police_gendarmerie", "plainte", "enquete_en_cours", "enquete")
PAR_NOM = {une.cle: une for une in QUESTIONS}

PLUS_GRAVE = "Dans ces circonstances, les faits peuvent être un délit : le maire les signale au procureur."
AGGRAVANTES = {
    une.cle: une
    for une in (
        Question("victime", "La victime est-elle un enseignant, un enfant de moins de 15 ans, un conjoint ou ancien conjoint ?",
            PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("lieu", "Était-ce dans un établissement scolaire, ou devant, à l’entrée ou à la sortie des élèves ?",
            PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("nombre", "Les auteurs étaient-ils plusieurs, ou l’un d’eux était-il armé ?", PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("propos", "Les mots visaient-ils une origine, une religion, un sexe, une orientation sexuelle ou un handicap ?",
            "Une injure discriminatoire est une contravention de la 5e classe contre les personnes, ou un délit.",
            "art. R.625-8-1 CP", voies=("signaler",)),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Examen:
    """What is asked of one case, what was answered, and what follows."""

    infraction_cle: str
    reponses: dict[str, bool]
    clause: object | None  # the convention's exclusions; without one, those of the law
    mineur: bool = False

    @cached_property
    def infraction(self):
        return PAR_CLE.get(self.infraction_cle)

    @property
    def exclusions(self) -> set[str]:
        return set(self.clause.valeur) if self.clause else {"crime_ou_delit"}

    @cached_property
    def questions(self) -> list[Question]:
        """An offence of the table answers for itself how grave it is, and asks what would make it graver."""
        voulues = {*DE_LA_LOI, *self.exclusions} - (DITES_PAR_L_INFRACTION if self.infraction else set())
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
        return self.exclusions & DITES_PAR_L_INFRACTION if self.infraction else set()

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

    def _obstacle(self, question) -> Obstacle:
        """On the article of the convention, where it is the convention that excludes."""
        de_la_convention = self.clause and question.cle in self.exclusions and question.article == CSI
        return Obstacle(question.refus, self.clause.article if de_la_convention else question.article, question.voies)
