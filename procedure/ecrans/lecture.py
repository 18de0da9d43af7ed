"""One case, as one person reads it now."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from procedure.brouillon import FAITS
from procedure.chronique import Chronique
from procedure.communs import Procedure
from procedure.ecrans.courriers import courriers
from procedure.ecrans.etapes import etapes
from procedure.ecrans.fiche import en_clair, personnes, precisions
from procedure.ecrans.gestes import gestes, par_sorte
from procedure.ecrans.histoire import entrees, histoire
from procedure.ecrans.obstacles import obstacles
from procedure.ecrans.phrases import termes
from procedure.ecrans.receptions import lues_sans_preuve
from procedure.ecrans.reponses import reponses
from procedure.ecrans.retours import retours
from procedure.ecrans.saisie import poser
from procedure.ecrans.voisins import deja_vus, lies
from procedure.models import Acceptation
from procedure.notes import notes
from procedure.page import procedures
from procedure.passages import passages
from procedure.regles import calendrier_de, version_de


@dataclass
class Lecture:
    dossier: Any
    lecteur: Any
    instant: datetime

    @cached_property
    def page(self):
        return procedures()[self.dossier.procedure]

    @cached_property
    def ou(self):
        return calendrier_de(self.dossier.commune)

    @property
    def etat(self) -> str:
        return self.page.etats(self.dossier.etat).label

    @cached_property
    def etapes(self):
        return etapes(self.page, self.dossier, entrees(self.dossier))

    @cached_property
    def termes(self):
        return termes(self.page, self.dossier.echeances.vives(), self.ou, self.instant)

    @cached_property
    def gestes(self):
        return par_sorte(gestes(self.dossier, self.lecteur, self.instant))

    @cached_property
    def histoire(self):
        return histoire(self.page, self.dossier, self.lecteur, self.instant, self.pieces)

    @cached_property
    def reponses(self):
        return reponses(self.page, self.dossier, self.ou, self.pieces)

    @property
    def dernier_propos(self):
        """The last that was said in it: what is asked is read where it is answered."""
        return next((ligne for ligne in self.histoire if ligne.propos), None)

    @cached_property
    def obstacles(self) -> list[tuple]:
        return obstacles(self.page, self.dossier, self.lecteur, self.instant, self.passages)

    @cached_property
    def convention(self):
        return version_de(self.dossier, self.ou.jour(self.instant))

    @cached_property
    def pieces(self):
        return self.dossier.pieces.lisibles_par(self.lecteur, self.dossier, self.instant).pour_liste()

    @property
    def a_repondre(self) -> bool:
        """Is the answer theirs to give, now? What shows the facts is then beside it."""
        return any(geste.repond for geste in self.gestes["propre"])

    @cached_property
    def secret_accepte(self) -> bool:
        return not Acceptation.objects.manque(self.lecteur, self.dossier, self.instant)

    @cached_property
    def joindre(self):
        """The form that joins files, for who may."""
        return next((poser(geste.essai) for geste in self.gestes["joindre"]), None)

    @cached_property
    def notes(self) -> list[tuple]:
        """Of our side, each with whether one may correct it."""
        corriger = next((geste.essai for geste in self.gestes["corriger_note"]), None)
        lues = notes(self.dossier, self.lecteur, self.instant)
        return [(note, bool(corriger) and note.corrigeable(corriger)) for note in lues]

    @cached_property
    def lies(self) -> list[tuple]:
        return lies(self.dossier, self.lecteur, self.instant, next(iter(self.gestes["separer"]), None))

    @cached_property
    def deja_vus(self) -> list[tuple]:
        return deja_vus(self.dossier, [qui for qui, *_ in self.personnes], self.lecteur, self.instant)

    @cached_property
    def passages(self) -> list:
        return passages(self.dossier, self.lecteur, self.instant)

    @cached_property
    def courriers(self) -> list[tuple]:
        return courriers(self.page, self.dossier, self.chronique, self.lecteur, self.instant)

    @cached_property
    def chronique(self):
        return Chronique(self.page, self.dossier)

    @cached_property
    def retours(self):
        return retours(self.page, self.dossier, self.chronique)

    @property
    def lues_sans_preuve(self):
        return lues_sans_preuve(self.page, self.dossier, self.chronique, self.lecteur, self.instant)

    @property
    def renvoyable(self) -> bool:
        """May who reads send it again?"""
        return any(geste.acte == Procedure.renvoyer for sorte in ("propre", "commun") for geste in self.gestes[sorte])

    @cached_property
    def faits(self) -> list[tuple[str, str]]:
        return en_clair(self.dossier, (*FAITS, *self.page.details), self.ou)

    @property
    def precisions(self) -> list[tuple[str, str]]:
        return precisions(self.dossier, self.lecteur, self.instant)

    @cached_property
    def personnes(self) -> list[tuple]:
        return personnes(self.dossier, self.ou)
