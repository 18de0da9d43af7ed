"""The operator's pages. To anybody else they do not exist."""

from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annuaire.gestion.invitations import inviter
from annuaire.gestion.personnes import AdministrateurForm
from annuaire.models import Convention, Institution
from annuaire.models.institutions import Nature
from annuaire.plateforme.institutions import NOUVELLES, ReglageForm
from annuaire.porte import exploite

PAR_PAGE = 50
DEUX_TEMPS = require_http_methods(["GET", "HEAD", "POST"])


def a_l_exploitant(vue):
    @wraps(vue)
    def _vue(request, *args, **suite):
        if not exploite(request):
            raise Http404
        return vue(request, *args, **suite)

    return _vue


def formulaire(request, form, titre, retour=("plateforme:accueil",), **suite):
    """Saved, it leads on; else it is shown, with what was refused."""
    if form.is_valid():
        garde = form.save()
        messages.success(request, "C’est enregistré.")
        ou, *args = retour(garde) if callable(retour) else retour
        return redirect(ou, *args)
    return montrer(request, form, titre, **suite)


def montrer(request, form, titre, **suite):
    return render(request, "annuaire/plateforme/formulaire.html", {"form": form, "titre": titre, **suite})


@require_safe
@a_l_exploitant
def accueil(request):
    cherche, apres = request.GET.get("q", "").strip(), request.GET.get("apres", "")
    toutes = Institution.objects.select_related("parquet", "devenue")
    institutions, suite = toutes.page(cherche, int(apres) if apres.isdecimal() and len(apres) < 10 else None, PAR_PAGE)
    contexte = {
        "cherche": cherche,
        "institutions": institutions,
        "suite": suite and urlencode({"q": cherche, "apres": suite}),
        "conventions": Convention.objects.select_related("parquet").prefetch_related("versions", "adhesions__commune"),
        "natures": Nature,
    }
    return render(request, "annuaire/plateforme/accueil.html", contexte)


@DEUX_TEMPS
@a_l_exploitant
def ajouter(request, nature):
    """An institution, then its first administrator."""
    form = NOUVELLES[nature](request.POST or None)
    return formulaire(
        request, form, f"Ajouter : {Nature(nature).label}", lambda neuve: ("plateforme:administrer", neuve.pk)
    )


@DEUX_TEMPS
@a_l_exploitant
def regler(request, pk):
    institution = get_object_or_404(Institution, pk=pk)
    return formulaire(
        request, ReglageForm(request.POST or None, instance=institution), institution, institution=institution
    )


@DEUX_TEMPS
@a_l_exploitant
def administrer(request, pk):
    """Its first administrator, or another where nobody is left: whoever they are, they are invited by mail."""
    institution = get_object_or_404(Institution, pk=pk)
    form = AdministrateurForm(request.POST or None, institution=institution)
    if form.is_valid():
        tenue = form.save()
        inviter(request, tenue.personne, institution)
        messages.success(request, "L’administrateur reçoit un courriel pour entrer dans son compte.")
        return redirect("plateforme:accueil")
    return render(
        request, "annuaire/plateforme/formulaire.html", {"form": form, "titre": f"Administrateur de {institution}"}
    )
