"""A new case: of which procedure, for which commune; then one writes it."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from procedure.moteur import ouvrir
from procedure.page import procedures
from procedure.refus import Refus

DOUBLE = timedelta(seconds=10)


def ouvrables(tenues) -> list[tuple]:
    """The procedures that who holds these offices may open, and where, if it is in one place."""
    ouvertes = ((page, list(_lieux(tenues, page).values())) for page in procedures().values())
    return [(page, lieux[0] if len(lieux) == 1 else None) for page, lieux in ouvertes if lieux]


@require_http_methods(["GET", "HEAD", "POST"])
def ouverture(request, nom):
    page = procedures().get(nom)
    lieux = _lieux(request.habilitations, page) if page else {}
    if not lieux:
        raise Http404
    if request.method == "POST":
        return _ouvrir(request, page, lieux.get(request.POST.get("lieu", "")))
    return render(request, "procedure/ouvrir.html", {"page": page, "lieux": lieux.values()})


def _lieux(tenues, page) -> dict:
    """Where one may open it."""
    par = page.acte_d_ouverture().par
    return {str(tenue.institution_id): tenue.institution for tenue in tenues if tenue.role in par}


def _ouvrir(request, page, lieu):
    if lieu is None:
        return redirect("procedure:ouvrir", page.nom)
    if deja := _a_l_instant(page, request, lieu):
        return redirect("procedure:acte", deja.jeton, "completer")
    try:
        dossier = ouvrir(page, request.user, lieu, instant=request.recu_le)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("procedure:journee")
    return redirect("procedure:acte", dossier.jeton, "completer")


def _a_l_instant(page, request, lieu):
    """A double click opens one case: the one that was opened just before, and not written yet."""
    siens = page.modele.objects.filter(ouvert_par=request.user, commune=lieu, version=1)
    return siens.filter(ouvert_le__gt=request.recu_le - DOUBLE).order_by("pk").last()
