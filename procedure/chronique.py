"""What the facts of a case say to a clock: since when it runs, whether it was lifted, when it stood still.

A letter may be sent twice, received, returned, received again; a fact may be corrected years after. What orders them is not
when they were typed: a letter's fact belongs to the sending it speaks of, and a correction keeps the place of what it corrects.
"""

from collections import defaultdict
from datetime import datetime

from django.db.models import F


class Chronique:
    """The sendings and the facts of a case, read once for all its clocks."""

    def __init__(self, page, dossier):
        self.page, self.dossier = page, dossier
        self.envois = defaultdict(list)
        for version, acte, donnees in dossier.traces.order_by("version").values_list("version", "acte", "donnees"):
            for courrier in _envoyes(page, acte, donnees):
                self.envois[courrier].append(version)
        self.notes = {
            fait.pk: fait
            for fait in dossier.faits.annotate(version=F("trace__version")).select_related("trace").order_by("pk")
        }
        corriges = {fait.corrige_id for fait in self.notes.values()}
        debout = [fait for fait in self.notes.values() if fait.pk not in corriges and fait.le]
        self.faits = sorted(debout, key=self.ordre)

    def origine(self, fait) -> int:
        """The version at which it was first told."""
        while fait.corrige_id:
            fait = self.notes[fait.corrige_id]
        return fait.version

    def ordre(self, fait):
        return fait.le, self.origine(fait)

    def envoi_de(self, fait) -> int:
        """Which sending it speaks of; a fact that is no letter's stands for itself."""
        if _courrier(fait.nom) not in self.page.courriers or _est_depart(fait):
            return self.origine(fait)
        return self.dernier_envoi(_courrier(fait.nom), self.origine(fait))

    def dernier_envoi(self, courrier, avant) -> int:
        return max((version for version in self.envois[courrier] if version < avant), default=0)

    def nommes(self, mots, delai) -> list:
        """Those of these names; a clock of a referral looks at the facts of this referral only."""
        noms, une = {mot.nom for mot in mots}, self.page.etats_de(delai.dans) <= set(self.page.attentes)
        return [fait for fait in self.faits if fait.nom in noms and not (une and fait.rang != self.dossier.rang)]

    def depart(self, delai):
        """What started it: of the letter sent last, the first reception since it came back; of other facts, the last."""
        tous = self.nommes(delai.depuis, delai)
        if delai.au_plus_tard:
            return max(tous, key=self.ordre, default=None)
        departs = [depart for mot in delai.depuis if (depart := self._depart([f for f in tous if f.nom == mot.nom]))]
        return max(departs, key=lambda fait: (self.envoi_de(fait), self.ordre(fait)), default=None)

    def _depart(self, faits):
        """Of the same name."""
        courrier, _, moment = faits[0].nom.partition(".") if faits else ("", "", "")
        if moment != "reception":
            return max(faits, key=self.origine, default=None)
        derniers = [fait for fait in faits if self.envoi_de(fait) == self.envois[courrier][-1]]
        return next(iter(self._tenues(derniers) or derniers), None)

    def _tenues(self, receptions) -> list:
        """Those that no return of the same sending has followed."""
        return [recue for recue in receptions if not any(self._revenue(retour, recue) for retour in self.faits)]

    def _revenue(self, retour, recue) -> bool:
        meme = retour.nom == f"{_courrier(recue.nom)}.retour" and retour.destinataire == recue.destinataire
        return meme and self.envoi_de(retour) == self.envoi_de(recue) and self.ordre(retour) >= self.ordre(recue)

    def recue(self, courrier, destinataire) -> bool:
        """Does a reception of what was sent last stand?"""
        recues = (f for f in self.faits if (f.nom, f.destinataire) == (f"{courrier}.reception", destinataire))
        return bool(self._tenues([f for f in recues if self.envoi_de(f) == self.envois[courrier][-1]]))

    def premier(self, delai, depart) -> datetime:
        """What was received before a convention ended keeps its effect, whatever was asked and answered since."""
        recus = [fait for fait in self.nommes(delai.depuis, delai) if fait.nom.endswith(".reception")]
        return min((fait.le for fait in self._tenues(recus)), default=depart)

    def leve(self, delai, depart, limite) -> bool:
        """Was it answered? After what is answered was sent, and before silence has spoken."""
        reponses = [fait for fait in self.nommes(delai.jusqua, delai) if limite is None or fait.le < limite]
        if depart is not None:
            reponses = [fait for fait in reponses if self._suit(fait, depart)]
        return self._toutes(depart, reponses) if depart is not None and _est_depart(depart) else bool(reponses)

    def _toutes(self, depart, reponses) -> bool:
        """Of letters signed together, each."""
        signees = self.dossier.documents.filter(courrier=_courrier(depart.nom), trace=depart.trace)
        return set(signees.values_list("destinataire", flat=True)) <= {fait.destinataire for fait in reponses}

    def _suit(self, fait, depart) -> bool:
        envois = self.envoi_de(fait), self.envoi_de(depart)
        return envois[0] > envois[1] or (envois[0] == envois[1] and self.ordre(fait) > self.ordre(depart))

    def pauses(self, delai, depart):
        """The pauses that ended, and since when the last one lasts. A letter that came back was not received, however late."""
        debuts, pauses, ouverte = {debut.nom: fin.nom for debut, fin in delai.pause.items()}, [], None
        for fait in self.nommes([*delai.pause, *delai.pause.values()], delai):
            if fait.le < depart:
                continue
            if ouverte is None and fait.nom in debuts:
                ouverte = fait
            elif ouverte is not None and fait.nom == debuts[ouverte.nom]:
                pauses.append((ouverte.le, fait.le))
                ouverte = None
        return pauses, ouverte.le if ouverte else None


def _envoyes(page, acte, donnees):
    """The letters that an act has sent, or made anew."""
    if acte in page.actes:
        yield from (courrier.nom for courrier in page.actes[acte].courriers)
    if acte == "refaire":
        yield donnees["courrier"]


def _est_depart(fait) -> bool:
    return fait.nom.endswith(".depart")


def _courrier(nom) -> str:
    return nom.partition(".")[0]
