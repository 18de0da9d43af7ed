"""The years of a convention: when each ends, until when it may be denounced, what a notice puts an end to. Pure."""

from datetime import date, timedelta
from itertools import count

from annuaire.clauses import Terme, Unite
from procedure.delais import plus_tard

JOUR = timedelta(1)
MOIS = {Unite.MOIS: 1, Unite.ANNEES: 12}


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
