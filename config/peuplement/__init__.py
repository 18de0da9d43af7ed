"""A believable world by the million: a few histories lived through the engine, then copied under other names.

Not through the door for each, which would take days; but what is written is what the door would have written.
"""

from datetime import timedelta
from functools import lru_cache
from random import Random

from django.db import transaction
from django.utils import timezone

from config.peuplement.copie import Copie
from config.peuplement.depot import Depot
from config.peuplement.modeles import calquer
from config.peuplement.monde import fonder
from config.peuplement.patron import Patron
from config.peuplement.tirages import Registre, Urne
from procedure.models import Compteur, Ronde

PAR_COMMUNE, COMMUNES = 1_500, range(8, 601)
LOT = 500
ANNEES = timedelta(days=5 * 365)


def peupler(combien, graine=1, maintenant=None, dire=lambda faits: None):
    """So many cases, over four years, in as many communes as it takes."""
    rng, maintenant = Random(graine), maintenant or timezone.now()  # noqa: S311 – a world, not a secret
    communes = min(max(combien // PAR_COMMUNE, COMMUNES.start), COMMUNES.stop - 1)
    with transaction.atomic():
        lieux = fonder(communes, rng, (maintenant - ANNEES).date())
    urne = Urne(calquer(lieux, maintenant, variantes=1 + min(combien // 5_000, 4)), lieux, rng, maintenant)
    registre, depot = Registre(rng), Depot()
    for fait, tirage in enumerate(urne.tirer(combien), 1):
        _copier(urne, registre, depot, tirage)
        if fait % LOT == 0 or fait == combien:
            depot.vider()
            dire(fait)
    _finir(registre, depot)


def _copier(urne, registre, depot, tirage):
    _, rang, semaines, ici = tirage
    patron, lieu = _patron(urne.calques[rang][0], semaines), urne.lieux[ici]
    Copie(patron, lieu, registre.inscrire(patron, lieu), depot, urne.rng).deposer()


@lru_cache(maxsize=4_096)
def _patron(calque, semaines):
    return Patron(calque, semaines)


def _finir(registre, depot):
    """The next number, the next key; and a clock that has been going round, with nothing to count anew."""
    Compteur.objects.bulk_create(registre.compteurs())
    depot.finir()
    Ronde.objects.create().finir()
