"""The years of a convention: when each ends, until when it may be denounced, what a notice puts an end to. Pure."""

from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from annuaire.clauses import Terme, Unite
from procedure.delais import plus_tard

JOUR = timedelta(1)
MOIS = {Unite.MOIS: 1, Unite.ANNEES: 12}


class Jours(NamedTuple):
    """The last day on which each thing holds, or can be done; nothing, where no clause makes it happen."""

    reconduction_le: date | None = None
    denonciation_le: date | None = None
    extinction_le: date | None = None


def jours(signee_le: date, clauses: dict, depuis: date, jour: date) -> Jours:
    """As they stand on that day, under clauses that have been in force since another."""
    duree, preavis = clauses.get("convention.duree"), clauses.get("convention.preavis")
    reconduite = clauses.get("convention.reconduction")
    if duree is None:
        return Jours()
    if not (reconduite and reconduite.valeur):
        # What is not renewed ends with the period in which that was agreed.
        return Jours(extinction_le=fin_de_periode(signee_le, duree.terme, max(signee_le, depuis)))
    fin = fin_de_periode(signee_le, duree.terme, jour)
    if preavis is None:
        return Jours(fin)
    return Jours(fin, dernier_jour(fin_apres_preavis(signee_le, duree.terme, preavis.terme, jour), preavis.terme))


def apres(jour: date, terme: Terme, fois: int = 1) -> date:
    """The same day of the month, so many times later; before, when it is counted backwards."""
    if terme.unite in MOIS:
        return plus_tard(jour, fois * terme.duree * MOIS[Unite(terme.unite)])
    return jour + fois * terme.duree * JOUR


def fin_de_periode(signee_le: date, duree: Terme, jour: date) -> date:
    """The last day of the period in which that day stands: each begins on an anniversary of the signature."""
    return next(fin for rang in count(1) if (fin := apres(signee_le, duree, rang) - JOUR) >= jour)


def dernier_jour(fin: date, preavis: Terme) -> date:
    """On which a notice may still start, to end with this period: it lasts until the anniversary at the latest."""
    return apres(fin + JOUR, preavis, -1)


def fin_apres_preavis(signee_le: date, duree: Terme, preavis: Terme, depart: date) -> date:
    """What a notice that started that day puts an end to: this period, or the next where it came too late."""
    fin = fin_de_periode(signee_le, duree, depart)
    while depart > dernier_jour(fin, preavis):
        fin = fin_de_periode(signee_le, duree, fin + JOUR)
    return fin
