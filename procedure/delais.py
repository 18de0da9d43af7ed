"""Counting time, as the law counts it. Pure: what goes in decides what comes out.

A term ends at an instant that is already too late: the next local midnight for days, the elapsed hour for hours.
`prudent` is the date that we must not miss ourselves, `limite` the latest one that can be defended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from annuaire.clauses import Unite
from procedure.droit.feries import Calendrier
from procedure.explications import Recit

JOUR = timedelta(1)
Pause = tuple[datetime, datetime]


@dataclass(frozen=True)
class Duree:
    """How long, in what, and whether past a closed day. What cannot be counted cannot be written."""

    nombre: int
    unite: Unite
    prorogee: bool = False

    def __post_init__(self):
        if refus := Unite(self.unite).refuser(self.nombre, self.prorogee):
            raise ValueError(refus)

    def __str__(self):
        return Unite(self.unite).compter(self.nombre)


class Terme(NamedTuple):
    prudent: datetime
    limite: datetime
    explication: list[list[str]]


def compter(
    depart: datetime, duree: Duree, ou: Calendrier, pauses: Sequence[Pause] = (), evenement: str = "point de départ"
) -> Terme:
    """The term that starts with this event, here; and the story of its date, from day to day."""
    recit = Recit(ou, depart, evenement)
    if duree.unite == Unite.HEURES:
        fin = _apres_heures(depart, duree, pauses, recit)
        return Terme(fin, fin, recit.finir_a(fin))
    prudent, dernier = _reprendre(_compter_les_jours(depart, duree, ou, recit), depart, duree, ou, pauses, recit)
    proroge = _proroger(dernier, duree, ou)
    return Terme(minuit(prudent, ou), minuit(proroge, ou), recit.finir_le(dernier, proroge, duree.prorogee))


def minuit(jour: date, ou: Calendrier) -> datetime:
    """The end of that day there: the first instant of the next."""
    return datetime.combine(jour + JOUR, time(), ZoneInfo(ou.fuseau)).astimezone(UTC)


def _apres_heures(depart, duree, pauses, recit) -> datetime:
    """Elapsed hours are counted on UTC: a clock that changes adds none and takes none away."""
    fin = depart.astimezone(UTC) + timedelta(hours=duree.nombre)
    recit.heures(duree)
    for debut, reprise in pauses:
        if debut >= fin:
            break
        fin += reprise - debut
        recit.pause_en_heures(debut, reprise)
    return fin


def _compter_les_jours(depart: datetime, duree: Duree, ou: Calendrier, recit: Recit) -> date:
    """The last day, the day of the event not counted."""
    jour = ou.jour(depart)
    match duree.unite:
        case Unite.JOURS:
            dernier = jour + duree.nombre * JOUR
        case Unite.FRANCS:
            dernier = jour + (duree.nombre + 1) * JOUR
        case Unite.OUVRABLES:
            dernier = _avancer(jour + JOUR, duree.nombre, ou)
        case Unite.MOIS:
            dernier = plus_tard(jour, duree.nombre)
        case Unite.ANNEES:
            dernier = plus_tard(jour, 12 * duree.nombre)
    recit.jours(duree, jour + JOUR, dernier)
    return dernier


def plus_tard(jour: date, mois: int) -> date:
    """The same day of the month; where the month is too short, its last."""
    annees, rang = divmod(jour.month - 1 + mois, 12)
    premier = date(jour.year + annees, rang + 1, 1)
    fin_de_mois = (premier + 31 * JOUR).replace(day=1) - JOUR
    return min(premier + (jour.day - 1) * JOUR, fin_de_mois)


def _avancer(jour: date, nombre: int, ou: Calendrier) -> date:
    """The day on which that many worked days have passed, this one included."""
    while nombre := nombre - (not ou.chome(jour)):
        jour += JOUR
    return jour


def _reprendre(dernier: date, depart, duree: Duree, ou: Calendrier, pauses: Sequence[Pause], recit: Recit):
    """What was left when it stopped is what is left when it goes on: the last day, without and with the extension.

    A day stopped at its end does not count. Once all days are counted, all that is left is the wait for a working day.
    """
    premier, prudent = ou.jour(depart) + JOUR, None
    for debut, fin in pauses:
        if debut >= minuit(_proroger(dernier, duree, ou), ou):
            break
        arret, reprise = max(ou.jour(debut), premier), max(ou.jour(fin), premier)
        if arret > dernier:
            prudent, dernier = prudent or dernier, reprise
        elif duree.unite == Unite.OUVRABLES:
            dernier = _avancer(reprise, _ouvres(arret, dernier, ou), ou)
        else:
            dernier += reprise - arret
        recit.pause(arret, reprise, dernier)
    return prudent or dernier, dernier


def _ouvres(premier: date, dernier: date, ou: Calendrier) -> int:
    return sum(not ou.chome(premier + rang * JOUR) for rang in range((dernier - premier).days + 1))


def _proroger(jour: date, duree: Duree, ou: Calendrier) -> date:
    while duree.prorogee and ou.chome(jour):
        jour += JOUR
    return jour
