from django.conf import settings
from django.utils.functional import SimpleLazyObject

from annuaire.models.habilitations import Role
from procedure.acteurs import DES_DEUX_COTES
from procedure.models import Preference, Ronde

# Who keeps accounts, runs the platform or speaks for an association; others may be entrusted with a case.
SANS_DOSSIER = {Role.ADMINISTRATEUR, Role.EXPLOITANT, Role.REPRESENTANT}


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
        "administrees": [tenue.institution for tenue in tenues if tenue.role == Role.ADMINISTRATEUR],
        "exploite": any(tenue.role == Role.EXPLOITANT for tenue in tenues),
        "traite": any(tenue.role not in SANS_DOSSIER for tenue in tenues),
        "rubriques": settings.MENU if any(tenue.role in DES_DEUX_COTES for tenue in tenues) else [],
        "touches": SimpleLazyObject(lambda: Preference.objects.de(request.user).touches),
    }
