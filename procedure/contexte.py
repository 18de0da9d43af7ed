from django.utils.functional import SimpleLazyObject

from procedure.models import Ronde


def horloge(request):
    """Has the clock stopped? Asked only by the pages that say so."""
    return {"horloge_arretee": SimpleLazyObject(Ronde.objects.arretee)}
