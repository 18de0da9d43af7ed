"""The life of a convention, as the clock makes it live."""

from datetime import UTC, datetime

import time_machine

from bilan.models import Engagement
from procedure.horloge import sonner
from procedure.moteur import echoir

ETE = datetime(2026, 7, 1, 9, tzinfo=UTC)


def naitre(instant=ETE):
    with time_machine.travel(instant, tick=False):
        sonner()
    return Engagement.objects.get()


def relire(engagement):
    return Engagement.objects.get(pk=engagement.pk)


def vivre(engagement, jusqua):
    """All that the clock had to do until then, each thing when it had to."""
    vives = engagement.echeances.vives().filter(reveil__lte=jusqua).order_by("reveil", "pk")
    while due := vives.first():
        echoir(due.pk, due.reveil)
    return relire(engagement)


def jours(engagement):
    """Until when it may be denounced, after which it is renewed, after which it ends."""
    return tuple(getattr(engagement, champ) for champ in ("denonciation_le", "reconduction_le", "extinction_le"))
