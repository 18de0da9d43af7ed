from django.utils.functional import SimpleLazyObject

from procedure.acteurs import COTES
from procedure.models import Ronde


def horloge(request):
    """Has the clock stopped? Asked only by the pages that say so."""
    return {"horloge_arretee": SimpleLazyObject(Ronde.objects.arretee)}


def navigation(request):
    """Where one works, and whether cases are handled there. Nothing before the door was passed."""
    tenues = getattr(request, "habilitations", ())
    institutions = dict.fromkeys(str(tenue.institution) for tenue in tenues if tenue.institution)
    return {
        "entre": bool(tenues),
        "lieu": ", ".join(institutions),
        "traite": any(tenue.role in COTES for tenue in tenues),
    }
