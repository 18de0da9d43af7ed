"""What one may do with a case now; and what one may not, with the reason."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from procedure.acteurs import COTES, HORLOGE
from procedure.adresses import ou_va
from procedure.attentes import repond
from procedure.communs import Procedure
from procedure.courriers import lettres_de
from procedure.ecrans.retours import renvoye
from procedure.essai import Essai
from procedure.refus import Refus, ouvert

COMMUNS = frozenset(Procedure.actes) - {Procedure.completer.nom}
SANS_PAGE = {Procedure.joindre.nom}  # taken on the case itself, where its files are chosen
# Offered beside what they are about.
A_SA_PLACE = {
    acte.nom
    for acte in (
        Procedure.joindre,
        Procedure.noter,
        Procedure.corriger_note,
        Procedure.retirer_note,
        Procedure.rapprocher,
        Procedure.separer,
    )
}


@dataclass(frozen=True)
class Geste:
    acte: Any
    essai: Essai
    refus: Refus | None = None
    attendu: bool = False  # a clock that runs waits for it

    @property
    def sorte(self) -> str:
        """Refused; offered in its own place, by its name; our own; what the other side did elsewhere; what every case has."""
        if self.refus:
            return "ferme"
        if self.acte.nom in A_SA_PLACE:
            return self.acte.nom
        if self.essai.consigne:
            return "consigne"
        return "commun" if self.acte.nom in COMMUNS and not self.attendu else "propre"

    @property
    def avance(self) -> bool:
        """Does it take the case further on its road? What both must want is never the first thing to do."""
        chemin, ici = self.essai.page.chemin, self.essai.dossier.etat
        suite = chemin[chemin.index(ici) + 1 :] if ici in chemin else chemin
        return self.attendu or (self.acte.vers in suite and not self.acte.a_deux)

    @property
    def repond(self) -> bool:
        """Is it what the case was sent for?"""
        return self.sorte == "propre" and self.essai.est_issue

    @property
    def pourquoi(self) -> str:
        """The reason, after the act's name."""
        return str(self.refus).removeprefix(f"« {self.acte} » ")

    @property
    def lettres(self) -> list[str]:
        """What can be read of it before, for each addressee: letters that no answer changes."""
        lettres = [] if self.acte.formulaire else lettres_de(self.essai)
        return [_nommer(courrier, a, self.essai) for courrier, a in lettres]


def _nommer(courrier, a, essai) -> str:
    seul = len(courrier.cotes) == len(courrier.a) == 1
    return f"« {courrier} »" if seul else f"« {courrier} », pour {ou_va(a, essai)}"


def gestes(dossier, lecteur, instant) -> list[Geste]:
    """What goes forward first, then in the order of the page. What is neither open nor near is not told: it would only be noise."""
    base = Essai(dossier, None, lecteur, instant, donnees=None)  # nothing was answered yet
    cotes = {COTES[tenue.role] for tenue in base.tenues if tenue.role in COTES}
    essais = [_essai(base, acte) for acte in base.page.actes.values() if dossier.etat in _depuis(base, acte)]
    attendus = _attendus(base)
    tous = [Geste(essai.acte, essai, _refus(essai), essai.acte in attendus) for essai in essais]
    utiles = [geste for geste in tous if not geste.refus or _proche(geste.acte, cotes)]
    return sorted(utiles, key=lambda geste: (not geste.avance, _rang(attendus, geste.acte)))


def par_sorte(gestes) -> dict[str, list[Geste]]:
    sortes: dict[str, list] = {sorte: [] for sorte in ("propre", "consigne", "commun", "ferme", *A_SA_PLACE)}
    for geste in gestes:
        sortes[geste.sorte].append(geste)
    return sortes


def _rang(attendus, acte) -> int:
    """What is awaited comes first, as its clock says it."""
    return attendus.index(acte) if acte in attendus else len(attendus)


def _attendus(base) -> list:
    """What the clocks that run here ask of who reads; and a draft, to be written. What is on its way is not asked again."""
    roles = {tenue.role for tenue in base.tenues}
    courent = [base.page.delais[nom] for nom in base.dossier.echeances.vives().values_list("delai", flat=True)]
    notres = [delai for delai in courent if delai.attend in roles]
    envois = [acte for acte in base.page.actes.values() for delai in notres if repond(acte, delai)]
    demandes = [acte for delai in notres for acte in delai.gestes]
    if Procedure.renvoyer in demandes and renvoye(base.dossier):
        demandes = [acte for acte in demandes if acte != Procedure.renvoyer]
    return [base.page.actes["completer"], *envois, *demandes]


def geste(dossier, acte, lecteur, instant) -> Geste:
    essai = Essai(dossier, acte, lecteur, instant, donnees=None)
    return Geste(acte, essai, _refus(essai))


def _essai(base, acte) -> Essai:
    """What was read for one act is not read again for the next."""
    for commun in ("ou", "clauses", "tenues", "issue", "courriers_partis"):
        getattr(base, commun)
    essai = copy(base)
    essai.acte, essai.constats = acte, []
    return essai


def _depuis(base, acte):
    return base.page.etats_de(acte.de) | set(acte.renverse)


def _refus(essai) -> Refus | None:
    try:
        ouvert(essai)
    except Refus as refus:
        return refus
    return None


def _proche(acte, cotes) -> bool:
    """Is it one of our side's own acts, that would move the case?"""
    qui = {COTES.get(role) for role in acte.par if role is not HORLOGE}
    return acte.vers is not None and bool(qui & cotes)
