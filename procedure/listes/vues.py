"""The views that somebody keeps: what they ask of the list, under a name of their own."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from procedure.listes.filtres import FiltresForm, adresse
from procedure.models import Vue
from procedure.models.vues import AU_PLUS


class VueForm(forms.Form):
    nom = forms.CharField(label="Nom de la vue", max_length=60)

    def __init__(self, donnees, autres):
        super().__init__(donnees)
        self.autres = autres

    def clean_nom(self):
        nom = self.cleaned_data["nom"]
        if any(vue.nom.casefold() == nom.casefold() for vue in self.autres):
            raise forms.ValidationError("Vous avez déjà une vue de ce nom.")
        return nom


@require_http_methods(["GET", "HEAD", "POST"])
def vues(request):
    """Those one has; and what the list was asked, to be kept with them."""
    filtres, siennes = FiltresForm(request.GET, tenues=request.habilitations), Vue.objects.de(request.user)
    codes, pleine = adresse(filtres.choix), len(siennes) >= AU_PLUS
    form = VueForm(request.POST if request.method == "POST" else None, siennes)
    if codes and not pleine and form.is_valid():
        Vue.objects.garder(request.user, form.cleaned_data["nom"], codes)
        return redirect(f"{reverse('procedure:dossiers')}?{codes}")
    contexte = {"vues": siennes, "form": form, "dits": filtres.dits, "pleine": pleine}
    return render(request, "procedure/vues.html", contexte, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def vue(request, jeton):
    """Renamed, or forgotten."""
    sienne = get_object_or_404(Vue.objects.filter(personne=request.user), jeton=jeton)
    if "supprimer" in request.POST:
        sienne.delete()
    elif request.method == "POST":
        _renommer(request, sienne)
    return redirect("procedure:vues")


def _renommer(request, sienne):
    form = VueForm(request.POST, [autre for autre in Vue.objects.de(request.user) if autre != sienne])
    if form.is_valid():
        sienne.renommer(form.cleaned_data["nom"])
    for refus in form.errors.get("nom", ()):
        messages.error(request, refus)
