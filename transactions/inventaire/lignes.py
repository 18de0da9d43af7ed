"""The two kinds of lines, and what is typed of each: which institution keeps which."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.db.models import Q
from django.utils import timezone

from annuaire.gestion.lignes import EntierForm, Jour, LigneForm
from annuaire.models import Institution
from annuaire.models.institutions import Nature
from transactions.models import Besoin, Poste


class PosteForm(LigneForm):
    class Meta:
        model = Poste
        fields = ("travail", "lieu", "encadrant", "jours", "places", "tnr", "tig", "reparation", "mineurs", "fin")
        widgets = {"fin": Jour}


class BesoinForm(EntierForm):
    class Meta:
        model = Besoin
        fields = ("sorte", "places", "commune", "precisions", "fin")
        widgets = {"fin": Jour, "sorte": forms.RadioSelect}

    def __init__(self, *args, institution, **suite):
        super().__init__(*args, **suite)
        self.instance.parquet = institution
        ici = Q(devenue=None) | Q(devenue_le__gt=timezone.localdate()) | Q(pk=self.instance.commune_id)
        self.fields["commune"].queryset = institution.ressort.filter(ici)
        self.fields["commune"].empty_label = "tout le ressort"
        self.fields["sorte"].choices = Besoin._meta.get_field("sorte").flatchoices


class Registre(NamedTuple):
    ajouter: str
    lignes: Callable[[Institution], Any]
    forme: type


POSTES = Registre("Proposer un poste", lambda commune: commune.postes.all(), PosteForm)
BESOINS = Registre("Exprimer un besoin", lambda parquet: parquet.besoins.all(), BesoinForm)


def registre_de(institution) -> Registre:
    return BESOINS if institution.nature == Nature.PARQUET else POSTES
