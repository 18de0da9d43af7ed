"""What an institution adds to its letters, in its own words. Who keeps its accounts sees no case: a letter is shown without one."""

import re

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from annuaire.models import Institution, Paragraphe
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure.acteurs import COTES, MAIRIE, PARQUET
from procedure.lettres import exemple
from procedure.page import procedures
from procedure.rendu.atelier import Imprimerie
from procedure.rendu.textes import figer, inimprimables

SEPARES = re.compile(r"(?:\r?\n[ \t]*){2,}")


class ParagraphesForm(forms.Form):
    """Plain text, as a letter prints it."""

    texte = forms.CharField(
        label="Vos paragraphes",
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 10}),
        help_text="Ils s’impriment après le texte de la lettre, avant la signature. Une ligne vide sépare deux paragraphes.",
    )

    def clean_texte(self):
        texte = self.cleaned_data["texte"]
        if muets := inimprimables(texte):
            raise forms.ValidationError(f"Ce qui ne s’imprime pas dans une lettre : {' '.join(sorted(muets))}")
        return texte

    @property
    def textes(self) -> list[str]:
        return [texte.strip() for texte in SEPARES.split(self.cleaned_data["texte"]) if texte.strip()]


@require_safe
def lettres(request):
    institutions = Institution.objects.gerees_par(request.user, timezone.now())
    if not institutions:
        raise Http404
    choix = [
        (une, [(*lettre, _genre(lettre[0]), _ecrits(une, lettre[0])) for lettre in _lettres_de(une)])
        for une in institutions
    ]
    return render(request, "procedure/lettres.html", {"choix": choix})


@require_http_methods(["GET", "HEAD", "POST"])
def paragraphes(request, pk, nom):
    institution, courrier = _lettre(request, pk, nom)
    ecrits = _ecrits(institution, nom)
    form = ParagraphesForm(request.POST or None, initial={"texte": "\n\n".join(ecrit.texte for ecrit in ecrits)})
    if form.is_valid():
        tenue = next(t for t in request.habilitations if (t.institution_id, t.role) == (pk, Role.ADMINISTRATEUR))
        Paragraphe.objects.ecrire(institution, nom, form.textes, tenue, request.recu_le)
        messages.success(request, "C’est enregistré : les prochaines lettres les porteront.")
        return redirect("procedure:lettres")
    contexte = {"institution": institution, "courrier": courrier, "nom": nom, "ecrits": ecrits, "form": form}
    return render(request, "procedure/paragraphes.html", contexte, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def exemple_de_lettre(request, pk, nom):
    """As it would leave: with what was just typed, or with what is kept."""
    institution, courrier = _lettre(request, pk, nom)
    form = ParagraphesForm(request.POST or None)
    if form.is_bound and not form.is_valid():
        return paragraphes(request, pk, nom)
    textes = form.textes if form.is_bound else [ecrit.texte for ecrit in _ecrits(institution, nom)]
    lettre = exemple(institution, courrier, textes, timezone.now())
    with Imprimerie() as atelier:
        return HttpResponse(atelier.rendre(figer(lettre), lettre.titre, nom), content_type="application/pdf")


def _lettre(request, pk, nom):
    """Another's institution, or a letter that it does not write, is not found."""
    institution = get_object_or_404(Institution.objects.gerees_par(request.user, timezone.now()), pk=pk)
    courrier = dict(_lettres_de(institution)).get(nom)
    if courrier is None:
        raise Http404
    return institution, courrier


def _lettres_de(institution) -> list[tuple]:
    """Those that its side signs."""
    cote = {Nature.PARQUET: PARQUET, Nature.ASSOCIATION: None}.get(institution.nature, MAIRIE)
    tous = [(f"{page.nom}.{nom}", c) for page in procedures().values() for nom, c in page.courriers.items()]
    return [
        (nom, courrier)
        for nom, courrier in tous
        if courrier.lettre and courrier.signe and COTES[courrier.signe] is cote
    ]


def _genre(nom) -> str:
    """Of what: two procedures may have a letter of the same name."""
    return procedures()[nom.partition(".")[0]].genre


def _ecrits(institution, nom) -> list:
    return list(institution.paragraphes.filter(courrier=nom).select_related("ecrit_par__personne"))
