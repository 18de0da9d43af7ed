"""The clock: every minute, one round over what is due. Rows are what is due; the broker only knocks at the door."""

from celery import shared_task
from django.utils import timezone

from procedure.models import Ronde


@shared_task
def sonner():
    """Do all that is due now. Running it twice changes nothing; running it late loses nothing."""
    ronde = Ronde.objects.create()
    Ronde.objects.oublier(avant=timezone.now() - Ronde.GARDEES)
    ronde.finir()
