"""Which of what was noted somebody may say otherwise: a fact is corrected by a successor, and the old one stays."""

from django import forms
from django.db.models import Q

from annuaire.models.habilitations import Role
from procedure.acteurs import DU_COTE
from procedure.forms import MotifForm
from procedure.models import Fait


class RectifierForm(MotifForm):
    fait = forms.ModelChoiceField(Fait.objects.none(), label="Ce qui a été noté")
    quand = forms.DateTimeField(label="C’était le", required=False, help_text="Vide : cela n’a pas eu lieu.")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.fields["fait"].queryset = a_rectifier(essai)


def a_rectifier(essai):
    """What one noted oneself; an élu, what his side noted. Never what the other side did itself, nor what a draft said."""
    notre = Q(trace__par__role__in=DU_COTE[essai.cote])
    siens = notre if essai.habilitation.role == Role.ELU else notre & Q(trace__par__personne=essai.acteur)
    return (
        Fait.objects.debout()
        .filter(dossier=essai.dossier.pk)
        .filter(siens)
        .exclude(trace__acte__in=("ouvrir", "completer"))
    )
