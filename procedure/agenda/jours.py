"""The terms that run in somebody's cases, day by day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from procedure.acteurs import COTES, MAIRIE
from procedure.ecrans.phrases import silence
from procedure.ecrans.tours import postes
from procedure.explications import INSECABLE, en_heure
from procedure.models import Dossier, Echeance
from procedure.page import procedures

AVANT, APRES, MONTRES = timedelta(days=30), timedelta(days=180), 500
UN_JOUR = timedelta(days=1)


@dataclass(frozen=True)
class Rendez:
    """A term: on its last day, or at its hour."""

    echeance: Any
    delai: Any
    jour: date
    heure: datetime | None
    silence: str

    @property
    def a(self) -> str:
        """At what hour, by the clock of the place."""
        return en_heure(self.heure) if self.heure else f"24{INSECABLE}h"

    @property
    def dossier(self):
        return self.echeance.dossier

    @property
    def convoque(self) -> bool:
        """Somebody comes at that hour: it is no term."""
        return bool(self.delai.au) and self.delai.des != 0 and self.heure is not None


def rendez_vous(personne, instant) -> list[Rendez]:
    """Soonest first. Without a term, there is no day to write it on."""
    visibles = Dossier.objects.visibles_par(personne, instant)
    vives = Echeance.objects.vives().filter(
        dossier__in=visibles, limite__gt=instant - AVANT, limite__lt=instant + APRES
    )
    vives = vives.select_related("dossier__commune").order_by("limite", "pk")[:MONTRES]
    dates = (rendez for rendez in map(_rendez, vives) if rendez.delai.des != 0)  # what opens at its term is no date
    return sorted(dates, key=lambda rendez: rendez.jour)


def recus(personne, tenues, jours, instant) -> list[Rendez]:
    """Who comes on these days, by the clock of the mairie where one holds an office, hour by hour."""
    lieux = postes([tenue for tenue in tenues if COTES.get(tenue.role) is MAIRIE], instant)
    communes = {commune for ici in lieux.values() for commune in ici}
    visibles = Dossier.objects.visibles_par(personne, instant).filter(commune__in=communes)
    # A day begins and ends elsewhere at other hours: what is read is wider, what is kept is these days.
    debut, fin = (datetime.combine(jour, time(), UTC) for jour in (min(jours), max(jours)))
    vives = Echeance.objects.vives().filter(_a_une_heure(), limite__range=(debut - UN_JOUR, fin + 2 * UN_JOUR))
    vives = vives.filter(dossier__in=visibles).select_related("dossier__commune").order_by("limite", "pk")[:MONTRES]
    return [rendez for rendez in map(_rendez, vives) if rendez.convoque and rendez.jour in jours]


def _a_une_heure() -> Q:
    """The clocks that end on a date of the case."""
    siens = (
        Q(dossier__procedure=page.nom, delai__in=[delai.nom for delai in page.delais.values() if delai.au])
        for page in procedures().values()
    )
    return reduce(or_, siens, Q(pk__in=[]))


def _rendez(vive) -> Rendez:
    """A term of days ends at midnight: its day is the one before."""
    page = procedures()[vive.dossier.procedure]
    fin = vive.limite.astimezone(ZoneInfo(vive.dossier.commune.fuseau))
    a_minuit = (fin.hour, fin.minute) == (0, 0)
    jour = (fin - timedelta(microseconds=1)).date()
    effet = silence(page, vive.effet) if vive.effet else ""
    return Rendez(vive, page.delais[vive.delai], jour, None if a_minuit else fin, effet)
