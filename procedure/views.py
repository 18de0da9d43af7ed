from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from annuaire.models.habilitations import Role
from procedure.models import Echeance, Ronde
from procedure.moteur import tenter
from procedure.page import procedures


@require_http_methods(["GET", "HEAD", "POST"])
def horloge(request):
    """For the operator: does the clock run, and what has it failed to do. Numbers and kinds, nothing of a case."""
    if not any(tenue.role == Role.EXPLOITANT for tenue in request.user.habilitations.tenues(timezone.now())):
        raise Http404
    if request.method == "POST":
        for pk in Echeance.objects.en_panne().values_list("pk", flat=True):
            tenter(pk, reprise=True)
        return redirect("procedure:horloge")
    pannes = [(echeance, _delai(echeance)) for echeance in Echeance.objects.en_panne().select_related("dossier")[:100]]
    return render(
        request, "procedure/horloge.html", {"rondes": Ronde.objects.order_by("-commencee_le")[:10], "pannes": pannes}
    )


def _delai(echeance):
    return procedures()[echeance.dossier.procedure].delais[echeance.delai]
