"""The words a procedure's page is written with. Each is a plain value; `verification` reads the page they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from annuaire.clauses import Effet
from annuaire.models.habilitations import Role
from procedure.acteurs import COTES, PARQUET, POUR, Cote
from procedure.delais import Duree
from procedure.lexique import EN_COURS as EN_COURS
from procedure.lexique import PARTOUT as PARTOUT
from procedure.lexique import Mot as Mot

NEANT: tuple = ()  # where an opening comes from
NOUS = "nous"
LIBRE, EXIGEE = False, True


@dataclass(eq=False)
class Fait(Mot):
    """Something that happened, on a date of its own, learnt on another."""


@dataclass(eq=False, kw_only=True)
class Courrier(Mot):
    """A letter that leaves: for whom, in whose name. Its life is facts, which the page may name at once."""

    a: Any  # sides, or what says to whom
    lettre: Any = None  # makes its letter, of an attempt and an addressee; nothing: the mail says it all
    dit: Any = None  # of an attempt, what its mail says in full, without naming anybody
    objet: str = ""  # the clause that words the subject of its mail
    avec: str | bool = ""  # the clause that has what shows the facts leave with it; true: the law has it so
    avec_depuis: Any = ()  # and what was joined since one of these facts, whatever it is: what was asked for
    avec_dans: Any = ()  # only where the case stands so; nothing: wherever it leaves from
    signe: Role | None = None

    LISTES: ClassVar = ("a", "avec_depuis", "avec_dans")
    VIE: ClassVar = {
        "depart": "signature", "envoi": "envoi", "remise": "remise en main propre", "presentation": "première présentation",
        "reception": "réception", "retour": "rejet ou retour",
    }  # fmt: skip

    def __post_init__(self):
        super().__post_init__()
        for moment, dit in self.VIE.items():
            setattr(self, moment, Fait(f"{self.libelle} : {dit}"))

    @property
    def cotes(self) -> list[Cote]:
        """The sides it always goes to."""
        return [a for a in self.a if isinstance(a, Cote)]

    def __getattr__(self, moment: str) -> Fait:  # its facts are set above: this tells the type checker their type
        raise AttributeError(moment)

    def __set_name__(self, page, nom: str):
        super().__set_name__(page, nom)
        for moment in self.VIE:
            getattr(self, moment).nom = f"{nom}.{moment}"


@dataclass(eq=False, kw_only=True)
class Transition(Mot):
    """An act. Without `vers`, the case stays where it stands."""

    dit: str = field(default="", kw_only=False)  # how history tells it, once done: « Parquet saisi »
    de: Any
    par: Any
    vers: Any = None
    si: Any = ()
    formulaire: Any = None
    faits: Any = ()
    selon: Any = ()  # facts that what it applies tells, or not, as the case is
    courriers: Any = ()
    annonce: str = ""  # what both sides are told of it, by a mail that is no letter
    transmet: bool = False  # the other side sees the case from here on
    datee: bool = False  # counts on the date it was done or reached us, not on the day it is typed
    renverse: Any = ()  # states in which, dated in time, it takes the place of what silence decided
    interne: bool = False  # our side's business
    anodin: bool = False  # adds to the case, and changes nothing of what another act was decided on
    prouve: bool = False  # an agent takes it only with a proof
    rapporte: bool = False  # tells what somebody else did: it is dated, whoever notes it
    a_deux: bool = False  # both sides wanted it: whoever notes it shows it
    applique: Any = ()  # what it does beyond the tables of the engine: functions of the attempt
    LISTES: ClassVar = ("de", "par", "si", "faits", "selon", "courriers", "renverse", "applique")

    @property
    def consignable(self) -> bool:
        """What the parquet does may be recorded by the agent, with its proof and its date."""
        return all(POUR.get(role) is PARQUET for role in self.par)


@dataclass(eq=False, kw_only=True)
class Delai(Mot):
    """A clock: in which states, since which fact, for how long, and what it does at its end."""

    dans: Any
    depuis: Any = ()  # nothing: since the case entered this state
    jusqua: Any = ()
    pause: Mapping[Fait, Fait] = field(default_factory=dict)
    clause: str = ""
    duree: Duree | None = None
    au: str = ""  # a date of the case itself
    convenu: bool = False  # an hour agreed on with somebody: it passes, and is never late
    du_dossier: str = ""  # what says, on the case itself, how long
    bloquant: str = ""  # a flag of the case: it runs while the flag is up, and nobody else may go on
    sauf: Any = ()  # flags of the case: while one is up, something else comes first
    au_plus_tard: bool = False  # it starts again at the latest of its facts, whenever each was told
    attend: Role = Role.AGENT  # whose move it is: who is reminded
    des: int | None = None  # it is their move from so many days before its term; nothing: as soon as it runs
    pour: str = ""  # NOUS: we must meet it, and are warned on its unextended date
    effets: Mapping[Effet, Transition] = field(default_factory=dict)
    revient: Transition | None = None  # takes back what its silence decided, once the facts say otherwise
    fin: Transition | None = None  # what the clock does at its end, whoever is silent: the page's own, no clause's
    gestes: Any = ()  # acts of every procedure by which whoever is awaited does their part
    ferme: Any = ()  # acts that close when it ends
    rappels: tuple[int, ...] = ()  # days before the term
    relances: tuple[int, ...] = ()  # days after the term; without a term, after the start
    escalade: int = 0  # from which reminder on the deputy hears too

    LISTES: ClassVar = ("dans", "depuis", "jusqua", "sauf", "gestes", "ferme")

    @property
    def cote(self):
        return COTES[self.attend]


@dataclass(eq=False, kw_only=True)
class Passage(Mot):
    """The road to another case: of a procedure named, because siblings do not know each other. Not here, it is not offered."""

    vers: str
    de: Any = PARTOUT
    emporte: Any = ()  # details of this page that the other has too, under the same names
    coauteur: bool = False  # the same facts, somebody else: whom it is about stays here
    LISTES: ClassVar = ("de", "emporte")


@dataclass(eq=False, kw_only=True)
class Rubrique(Mot):
    """A line of the bilan: acts counted at their date, while their outcome stands."""

    compte: Any
    LISTES: ClassVar = ("compte",)
