from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annuaire.conventions import LOI_SEULE
from annuaire.models import Adhesion, Clause, Version


@require_safe
def accueil(request):
    """Who I am here, and what binds my institutions: habilitations, and the conventions in force."""
    maintenant = timezone.now()
    habilitations = request.user.habilitations.tenues(maintenant)
    institutions = dict.fromkeys(h.institution for h in habilitations if h.institution and h.institution.conventionne)
    contexte = {
        "habilitations": habilitations,
        "engagements": [
            (institution, _versions(institution, institution.jour(maintenant))) for institution in institutions
        ],
        "loi_seule": [Clause(**champs) for champs in LOI_SEULE.clauses],
    }
    return render(request, "annuaire/accueil.html", contexte)


def _versions(institution, le):
    versions = Version.objects.liant(institution, le).select_related("convention__parquet")
    communes = Prefetch("convention__adhesions", Adhesion.objects.en_cours(le).select_related("commune"))
    return versions.prefetch_related("clauses", communes)
