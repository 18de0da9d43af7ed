"""What an act asks for. Short text is personal: it stands beside the trace, never in it."""

from django import forms

from annuaire.models import Personne
from procedure.acteurs import DE_LA_MAIRIE, DU_PARQUET, MAIRIE
from procedure.models import Fait


class ActeForm(forms.Form):
    """Nothing, by default: most acts are one gesture."""

    use_required_attribute = False

    def __init__(self, donnees=None, *, essai):
        self.essai = essai
        super().__init__(donnees)

    def references(self) -> dict:
        """What the trace may keep: choices, dates, identifiers."""
        return {nom: _plat(valeur) for nom, valeur in self.cleaned_data.items() if not self._personnel(nom)}

    def propos(self) -> dict[str, str]:
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if self._personnel(nom) and valeur}

    def _personnel(self, nom) -> bool:
        return type(self.fields[nom]) is forms.CharField


def _plat(valeur):
    return getattr(valeur, "pk", valeur)


class MotifForm(ActeForm):
    motif = forms.CharField(label="Motif", max_length=500)


class CourrierForm(ActeForm):
    """Which letter, and to whom of those it went to."""

    courrier = forms.ChoiceField(label="Courrier")
    destinataire = forms.CharField(label="Destinataire", max_length=40, required=False)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        partis = [(courrier.nom, courrier.libelle) for courrier in essai.courriers_partis]
        self.fields["courrier"].choices = partis


class RectifierForm(MotifForm):
    fait = forms.ModelChoiceField(Fait.objects.none(), label="Ce qui a été noté")
    quand = forms.DateTimeField(label="C’était le", required=False, help_text="Vide : cela n’a pas eu lieu.")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.fields["fait"].queryset = Fait.objects.debout().filter(dossier=essai.dossier.pk)


class ConfierForm(MotifForm):
    personne = forms.ModelChoiceField(Personne.objects.none(), label="À qui")
    jusqu_au = forms.DateField(label="Jusqu’au", required=False)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        roles = DE_LA_MAIRIE if essai.cote is MAIRIE else DU_PARQUET
        self.fields["personne"].queryset = Personne.objects.filter(
            habilitations__institution=essai.chez_nous, habilitations__role__in=roles
        ).distinct()
