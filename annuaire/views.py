from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annuaire.conventions import LOI_SEULE
from annuaire.models import Adhesion, Clause, Version
from annuaire.sessions import autres, ouvertes, terminer


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


@require_safe
def sessions(request):
    return render(request, "annuaire/sessions.html", {"sessions": ouvertes(request.user)})


@require_POST
def fermer_sessions(request, pk=None):
    """All my others, or that one. Somebody else's is as if it were not there, and mine ends by logging out."""
    visees = autres(request, request.user)
    if pk is not None:
        visees = visees.filter(pk=pk)
        if not visees.exists():
            raise Http404
    terminer(visees)
    messages.success(request, "Session fermée." if pk else "Vos autres sessions sont fermées.")
    return redirect("sessions")
