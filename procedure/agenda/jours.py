"""The terms that run in somebody's cases, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from procedure.ecrans.phrases import silence
from procedure.explications import INSECABLE, en_heure
from procedure.models import Dossier, Echeance
from procedure.page import procedures

AVANT, APRES, MONTRES = timedelta(days=30), timedelta(days=180), 500


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


def rendez_vous(personne, instant) -> list[Rendez]:
    """Soonest first. Without a term, there is no day to write it on."""
    visibles = Dossier.objects.visibles_par(personne, instant)
    vives = Echeance.objects.vives().filter(
        dossier__in=visibles, limite__gt=instant - AVANT, limite__lt=instant + APRES
    )
    vives = vives.select_related("dossier__commune").order_by("limite", "pk")[:MONTRES]
    return sorted((_rendez(vive) for vive in vives), key=lambda rendez: rendez.jour)


def _rendez(vive) -> Rendez:
    """A term of days ends at midnight: its day is the one before."""
    page = procedures()[vive.dossier.procedure]
    fin = vive.limite.astimezone(ZoneInfo(vive.dossier.commune.fuseau))
    a_minuit = (fin.hour, fin.minute) == (0, 0)
    jour = (fin - timedelta(microseconds=1)).date()
    effet = silence(page, vive.effet) if vive.effet else ""
    return Rendez(vive, page.delais[vive.delai], jour, None if a_minuit else fin, effet)
