"""What somebody is told, how often, and whether single letters do something."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from procedure.models import Message, Nouvelle, Preference


class PreferenceForm(forms.ModelForm):
    class Meta:
        model = Preference
        fields = (*Nouvelle.values, "touches")
        widgets = dict.fromkeys(Nouvelle.values, forms.RadioSelect)

    @property
    def nouvelles(self):
        return [self[nom] for nom in Nouvelle.values]


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request):
    siennes = Preference.objects.de(request.user)
    form = PreferenceForm(request.POST or None, instance=siennes)
    if form.is_valid():
        with transaction.atomic():
            form.save()
            _reveiller(request.user)
        messages.success(request, "C’est noté.")
        return redirect("procedure:preferences")
    return render(request, "procedure/preferences.html", {"form": form}, status=422 if form.is_bound else 200)


def _reveiller(personne):
    """What waits is judged anew: nothing is lost between two choices."""
    attendent = Message.objects.filter(personne=personne, etat=Message.Etat.A_ENVOYER).exclude(nouvelle="")
    attendent.update(reveil=timezone.now())
