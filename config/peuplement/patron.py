"""A tracing moved to one week: what all the cases drawn from it have in common."""

import re
from datetime import timedelta
from types import SimpleNamespace

from config.peuplement.calque import TABLES
from config.peuplement.depot import brut
from config.peuplement.semaines import deplacer
from procedure.models import Fait, Trace


class Patron:
    """Made ready once."""

    def __init__(self, calque, semaines):
        fenetre = calque.debut.date() - timedelta(5), calque.fin.date() + timedelta(60)
        bouger = lambda ligne: {cle: deplacer(valeur, semaines, fenetre) for cle, valeur in ligne.items()}  # noqa: E731
        self.calque = calque
        self.dossier, rappel = bouger(calque.dossier), bouger(calque.rappel)
        self.rappel, self.faits_le, self.mineur = _bruts(rappel), self.dossier["faits_le"].date(), rappel["mineur"]
        lignes = {modele: [bouger(ligne) for ligne in calque.lignes[modele]] for modele in TABLES}
        self.traces = [SimpleNamespace(**trace, dossier=None) for trace in lignes[Trace]]
        faits = [SimpleNamespace(**fait) for fait in lignes[Fait]]
        self.faits = [[fait for fait in faits if fait.trace_id == rang] for rang in range(len(self.traces))]
        self.lignes = {modele: [_bruts(ligne) for ligne in siennes] for modele, siennes in lignes.items()}
        self.dossier_brut = _bruts(self.dossier)
        self.motif = re.compile("|".join(map(re.escape, sorted(calque.textes.values(), key=len, reverse=True))))


def _bruts(ligne):
    return {cle: brut(valeur) for cle, valeur in ligne.items()}
