"""One page for both sides, one form for any line: another's is not found."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from transactions.inventaire.lignes import registre_de
from transactions.inventaire.nouvelles import prevenir
from transactions.inventaire.visibles import TIENNENT, Inventaire
from transactions.models import Besoin, Sorte


@require_safe
def inventaire(request):
    """For whoever stands on one of the two sides; others find it empty."""
    vu, sorte = Inventaire(request), request.GET.get("pour", "")
    offre = vu.offre()
    contexte = {
        "demandes": vu.demandes(offre),
        "offre": vu.offre(sorte) if sorte in Sorte.values else offre,
        "sortes": Sorte,
        "choisie": sorte,
        "tenus": vu.tenus,
        "registres": [(institution, registre_de(institution)) for institution in vu.ajouter_chez],
        "occupes": any(tenue.role in TIENNENT for tenue in request.habilitations),
        "clos": vu.postes().filter(fin__lt=vu.aujourd_hui),
    }
    return render(request, "transactions/inventaire/inventaire.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def ligne(request, pk, ligne=None):
    institution = next((ici for ici in Inventaire(request).tenus if ici.pk == pk), None)
    if institution is None:
        raise Http404
    registre = registre_de(institution)
    tenue = None if ligne is None else get_object_or_404(registre.lignes(institution), pk=ligne)
    form = registre.forme(request.POST or None, instance=tenue, institution=institution)
    if form.is_valid():
        _garder(form)
        messages.success(request, "C’est enregistré.")
        return redirect("transactions:inventaire")
    contexte = {"form": form, "titre": tenue or registre.ajouter, "institution": institution}
    return render(request, "transactions/inventaire/ligne.html", contexte)


@transaction.atomic
def _garder(form):
    """A parquet that looks for more, or elsewhere, says it to who may offer it."""
    gardee, neuf = form.save(), {"sorte", "places", "commune"} & set(form.changed_data)
    fini = gardee.fin and gardee.fin < timezone.localdate()
    if isinstance(gardee, Besoin) and neuf and not fini:
        prevenir(gardee, timezone.now())
