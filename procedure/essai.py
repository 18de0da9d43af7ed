"""An attempt at an act: who, on what case, when, with what. It knows; `refus.py` judges, `moteur.py` does."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE, MAIRIE, PARQUET, POUR, Cote, preseance
from procedure.adresses import chez
from procedure.destinataires import partis
from procedure.forms import ActeForm
from procedure.forms_courriers import RefaireForm
from procedure.page import procedures
from procedure.regles import calendrier_de, clauses_de, version_de


@dataclass
class Essai:
    dossier: Any
    acte: Any
    acteur: Any
    instant: datetime  # when the request was received: before the lock
    le: datetime | None = None  # when it was done, or reached us
    donnees: dict[str, Any] | None = field(default_factory=dict)  # nothing: it is not asked yet
    au_sujet: str = ""  # of which row of the case its page was asked
    constats: list[Any] = field(default_factory=list)  # the facts that it tells
    pieces: list[Any] = field(default_factory=list)  # the files that it joins

    @property
    def page(self):
        return procedures()[self.dossier.procedure]

    @cached_property
    def ou(self):
        return calendrier_de(self.dossier.commune)

    @cached_property
    def clauses(self):
        return clauses_de(version_de(self.dossier, self.ou.jour(self.instant)))

    @property
    def preuve(self) -> str:
        return (self.donnees or {}).get("preuve", "").strip()

    @property
    def jointe(self) -> bool:
        """Is there a file that shows it, which comes with it or was joined before?"""
        return bool(self.formulaire.versees or (self.donnees or {}).get("piece"))

    @property
    def par_l_horloge(self) -> bool:
        return self.acteur is HORLOGE

    @cached_property
    def habilitation(self):
        """The office this person acts in: one that the act names, else the agent's who records it. None: the clock."""
        if self.par_l_horloge:
            return None
        nommees = sorted((h for h in self.tenues if h.role in self.acte.par), key=lambda h: preseance(h.role))
        consignees = [h for h in self.tenues if h.role == Role.AGENT and self.acte.consignable]
        return next(iter(nommees + consignees), None)

    @cached_property
    def tenues(self) -> list:
        """What this person is here. A draft is one side's: nobody acts on it for the other."""
        cotes = {cote.value: chez(self.dossier, cote, self.instant).pk for cote in Cote}
        dans = cotes.values() if self.dossier.transmis_le or not self.dossier.cote else [cotes[self.dossier.cote]]
        return self.acteur.tenues(self.instant, set(dans))

    @property
    def consigne(self) -> bool:
        """Done by the parquet outside the program, recorded by the mairie."""
        return bool(self.habilitation) and self.habilitation.role not in self.acte.par

    @property
    def a_prouver(self) -> bool:
        """What a mairie writes down, it shows. Online, the parquet's gesture is the proof, and its hour the date."""
        nous = self.acte.prouve and self.cote is MAIRIE and not self.par_l_horloge
        return self.consigne or self.acte.a_deux or nous

    @property
    def a_dater(self) -> bool:
        """May it be given a date of its own? Online, a magistrate's answer is given as it is sent: nobody dates it otherwise."""
        return self.consigne or (
            self.acte.datee and (self.cote is MAIRIE or self.acte.rapporte) and not self.par_l_horloge
        )

    @cached_property
    def date(self) -> datetime:
        return self.le if self.le and (self.a_dater or self.par_l_horloge) else self.instant

    @property
    def cote(self):
        return POUR.get(self.habilitation.role, MAIRIE) if self.habilitation else MAIRIE

    @property
    def chez_nous(self):
        return chez(self.dossier, self.cote, self.instant)

    @cached_property
    def formulaire(self):
        return (self.acte.formulaire or ActeForm)(self.donnees, essai=self)

    @cached_property
    def courriers(self) -> list:
        """The letters that leave with it: the act's own, and the one that its form has chosen."""
        return [*self.acte.courriers, *self.formulaire.courriers()]

    @cached_property
    def deja_signes(self) -> list:
        """Of these, what was signed before and leaves again as it is."""
        return self.formulaire.deja_signes()

    @cached_property
    def courriers_partis(self):
        """The letters that went to somebody."""
        return partis(self)

    @property
    def leve_un_terme(self) -> bool:
        """Does this act tell a fact that stops a clock of the answer awaited?"""
        ici = self.dossier.etat in self.page.attentes or self.dossier.etat in self.acte.renverse
        return ici and self.page.leve(self.acte)

    @property
    def reprend(self) -> bool:
        """Does the clock take back what silence decided?"""
        return self.acte.nom in self.page.reprises()

    @property
    def ecrit_au_parquet(self) -> bool:
        """Does the mairie send something there with it? What leaves again is chosen in its form."""
        acte, renvoie = self.acte, issubclass(self.acte.formulaire or ActeForm, RefaireForm)
        envoie = acte.transmet or renvoie or any(PARQUET in courrier.cotes for courrier in acte.courriers)
        return envoie and bool(self.habilitation) and self.cote is MAIRIE and not self.consigne

    @property
    def est_issue(self) -> bool:
        return self.page.est_issue(self.acte, self.dossier.etat)

    @cached_property
    def issue(self):
        """What the referral came to, so far."""
        return self.dossier.issue()

    @cached_property
    def terme_echu(self):
        """The term whose silence decided."""
        return self.issue.terme()
