"""A believable world by the million: a few histories lived through the engine, then copied under other names.

Not through the door for each, which would take days; but what is written is what the door would have written.
"""

from datetime import timedelta
from functools import lru_cache
from random import Random

from django.db import transaction
from django.utils import timezone

from config.peuplement.copie import Copie
from config.peuplement.depot import Depot, avancer_les_cles, dernieres_cles
from config.peuplement.equipe import partager
from config.peuplement.modeles import calquer
from config.peuplement.monde import GENRES, fonder
from config.peuplement.patron import Patron
from config.peuplement.tirages import Registre, Urne
from procedure.models import Compteur, Ronde

PAR_COMMUNE, COMMUNES = 1_500, range(8, 601)
LOT = 500
ANNEES = timedelta(days=5 * 365)


def peupler(combien, graine=1, maintenant=None, dire=lambda faits: None, copistes=1):
    """So many cases, over four years, in as many communes as it takes: the same, however many copy."""
    rng, maintenant = Random(graine), maintenant or timezone.now()  # noqa: S311 – a world, not a secret
    communes = min(max(combien // PAR_COMMUNE, COMMUNES.start), COMMUNES.stop - 1)
    with transaction.atomic():
        lieux = fonder(communes, rng, (maintenant - ANNEES).date())
    urne = Urne(calquer(lieux, maintenant, variantes=1 + min(combien // 5_000, 4)), lieux, rng, maintenant)
    tirages = urne.tirer(combien)
    cles = dernieres_cles()
    partager(copistes, lambda rang, compter: _copier(urne, tirages, Depot(cles, rang, copistes), rang, compter), dire)
    avancer_les_cles()
    # A clock that has been going round, with no term to count anew; the life of conventions begins with its next.
    Ronde.objects.create().finir()


def _copier(urne, tirages, depot, rang, compter):
    """The cases of one commune in so many; of all kinds alike, so that nobody waits for the others."""
    registre = Registre()
    miens = [tirage for tirage in tirages if tirage[3] // len(GENRES) % depot.sur == rang]
    for debut in range(0, len(miens), LOT):
        lot = miens[debut : debut + LOT]
        for _, calque, semaines, ici in lot:
            patron, lieu = _patron(urne.calques[calque][0], semaines), urne.lieux[ici]
            Copie(patron, lieu, registre.inscrire(patron, lieu), depot).deposer()
        depot.vider()
        compter(len(lot))
    Compteur.objects.bulk_create(registre.compteurs())


@lru_cache(maxsize=4_096)
def _patron(calque, semaines):
    return Patron(calque, semaines)
