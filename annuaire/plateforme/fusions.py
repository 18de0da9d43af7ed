"""A commune, or an intercommunalité, that becomes another: what is recorded, and who is told."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone

from annuaire.comptes import ecrire_a
from annuaire.gestion.lignes import EntierForm, Jour
from annuaire.models import Commune, Institution, Version
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from annuaire.plateforme.views import DEUX_TEMPS, a_l_exploitant, formulaire


class FusionForm(EntierForm):
    """Proposed as the official list says it. Emptied, it is taken back."""

    class Meta:
        model = Institution
        fields = ("devenue", "devenue_le")
        widgets = {"devenue_le": Jour}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        pareilles = Institution.objects.filter(nature=self.instance.nature, devenue=None)
        self.fields["devenue"].queryset = pareilles.exclude(pk=self.instance.pk)
        officielle = Commune.objects.filter(code=self.instance.code).exclude(devenue=None).first()
        if officielle:
            self.fields["devenue"].help_text = f"Selon la liste officielle : {officielle.actuelle}."

    @transaction.atomic
    def save(self, commit=True):
        """Whoever keeps the accounts of either learns it: nobody's cases change hands in silence."""
        lues = [une for une in (self.instance, self.instance.devenue) if une]
        gardiens = [tenue.personne for une in lues for tenue in _gardiens(une)]  # before it ends what they hold
        ancienne = super().save()
        corps = render_to_string("courriels/fusion.txt", {"ancienne": ancienne})
        for personne in gardiens:
            transaction.on_commit(partial(ecrire_a, personne, "Fusion d’institutions", corps, "fusion"))
        return ancienne


def _gardiens(institution):
    gardent = institution.habilitations.filter(role=Role.ADMINISTRATEUR).select_related("personne")
    return gardent.tenues(timezone.now())


@DEUX_TEMPS
@a_l_exploitant
def fusionner(request, pk):
    institution = get_object_or_404(Institution, pk=pk, nature__in=(Nature.COMMUNE, Nature.EPCI))
    form = FusionForm(request.POST or None, instance=institution)
    return formulaire(request, form, f"Fusion de {institution}", partial(_avertir, request), fusion=True)


def _avertir(request, ancienne):
    nouvelle = ancienne.devenue
    if nouvelle and not Version.objects.liant(nouvelle, ancienne.devenue_le).exists():
        messages.warning(request, f"Aucune convention ne lie {nouvelle} : ses nouveaux dossiers en attendent une.")
    return ("plateforme:accueil",)
