"""The clock: every minute, one round over what is due. Rows are what is due; the broker only knocks at the door."""

from celery import shared_task
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from annuaire.models import Adhesion, Convention, Institution, JourFerie
from procedure.models import Dossier, Echeance, Ronde
from procedure.moteur import tenter
from procedure.page import procedures
from procedure.termes import armer

PAR_RONDE = 500


@shared_task
def sonner():
    """Do all that is due now. Running it twice changes nothing; running it late loses nothing."""
    precedente, ronde = Ronde.objects.derniere(), Ronde.objects.create()
    recalculer(depuis=precedente.commencee_le if precedente else None)
    dues = Echeance.objects.echues(ronde.commencee_le).values_list("pk", flat=True)[:PAR_RONDE]
    for pk in dues:
        tenter(pk)
    Ronde.objects.oublier(avant=timezone.now() - Ronde.GARDEES)
    ronde.finir()


def recalculer(depuis) -> int:
    """Count anew the clocks of the places whose holidays or conventions changed; the old explanations are kept."""
    dossiers = Echeance.objects.vives().filter(_touchees(depuis)).order_by("dossier").values("dossier").distinct()
    for cle in dossiers:
        with transaction.atomic():
            dossier = Dossier.objects.select_for_update().get(pk=cle["dossier"])
            armer(procedures()[dossier.procedure].modele.objects.get(pk=dossier.pk), timezone.now())
    return len(dossiers)


def _touchees(depuis) -> Q:
    if depuis is None:
        return Q(pk__isnull=False)
    lieux = Institution.objects.filter(modifiee_le__gte=depuis)
    feries = JourFerie.objects.filter(modifie_le__gte=depuis)
    parties = Adhesion.objects.filter(
        Q(modifiee_le__gte=depuis) | Q(convention__in=Convention.objects.filter(modifiee_le__gte=depuis))
    )
    communes = (lieux.values("pk"), feries.values("institution"), parties.values("commune"))
    return (
        Q(dossier__commune__in=communes[0]) | Q(dossier__commune__in=communes[1]) | Q(dossier__commune__in=communes[2])
    )
