"""The page of the very first account. Once there is somebody, it does not exist."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from annuaire.models import Personne
from annuaire.plateforme.institutions import LieuField, communes
from annuaire.premier import attendu, commencer, juste


class PremierForm(forms.Form):
    code = forms.CharField(
        label="Code de mise en route", help_text="Affiché au démarrage, ou par « manage.py premier_compte »."
    )
    commune = LieuField(communes, label="Votre commune", help_text="Son nom, ou son code INSEE.")
    tribunal = forms.CharField(label="Tribunal judiciaire", max_length=100, help_text="La ville où il siège.")
    prenom = forms.CharField(label="Votre prénom", max_length=100)
    nom = forms.CharField(label="Votre nom", max_length=100)
    email = forms.EmailField(label="Votre adresse électronique professionnelle", max_length=254)
    mot_de_passe = forms.CharField(
        label="Mot de passe", widget=forms.PasswordInput, help_text="Une phrase de douze caractères au moins."
    )
    exploite = forms.BooleanField(
        label="J’enregistre aussi les conventions et les autres institutions", initial=True, required=False
    )

    use_required_attribute = False

    def clean_code(self):
        if not juste(self.cleaned_data["code"]):
            raise forms.ValidationError("Ce n’est pas le code de cette installation.")
        return self.cleaned_data["code"]

    def clean_mot_de_passe(self):
        dit = {nom: self.cleaned_data.get(nom, "") for nom in ("email", "prenom", "nom")}
        validate_password(self.cleaned_data["mot_de_passe"], Personne(**dit))
        return self.cleaned_data["mot_de_passe"]

    def enregistrer(self):
        return commencer(**{nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "code"})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def premier(request):
    if not attendu():
        raise Http404
    form = PremierForm(request.POST or None)
    if form.is_valid():
        institution = form.enregistrer()
        messages.success(request, f"{institution} est inscrite. Connectez-vous : la suite s’affiche sur sa page.")
        return redirect("account_login")
    return render(request, "annuaire/plateforme/premier.html", {"form": form})
