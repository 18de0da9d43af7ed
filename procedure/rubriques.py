"""The lines of the bilan, counted: acts at their own date, while the outcome they gave still stands."""

from datetime import date

from django.db.models import Q

from procedure.delais import JOUR, minuit
from procedure.models import Trace
from procedure.regles import calendrier_de


def actes_comptes(page, rubrique, commune, premier: date, dernier: date):
    """The acts that a line counts, so that each figure leads to its cases. An outcome that was reversed counts no more."""
    ou = calendrier_de(commune)
    if commune.devenue_le:
        dernier = min(dernier, commune.devenue_le - JOUR)  # another answers since
    renverses = Q(saisines__debout=False)
    return Trace.objects.filter(
        _siens(commune, ou),
        dossier__procedure=page.nom,
        acte__in=[acte.nom for acte in rubrique.compte],
        le__gte=minuit(premier - JOUR, ou),
        le__lt=minuit(dernier, ou),
    ).exclude(renverses)


def _siens(commune, ou) -> Q:
    """Those of its own cases; and of the communes that it took in, since that day."""
    siens = Q(dossier__commune=commune)
    for ancienne in commune.anciennes.all():
        siens |= _siens(ancienne, ou) & Q(le__gte=minuit(ancienne.devenue_le - JOUR, ou))
    return siens
