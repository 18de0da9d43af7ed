"""Cases that have to do with each other are linked by somebody who may see both, and shown to those who may."""

from django import forms

from procedure.forms import ActeForm
from procedure.models import Dossier, Rapprochement
from procedure.models.rapprochements import Motif
from procedure.mots import numero_de


class RapprocherForm(ActeForm):
    preuve = None

    numero = forms.CharField(
        label="Numéro de l’autre dossier", max_length=40, help_text="Par exemple RAO-2026-73008-0042."
    )
    motif = forms.ChoiceField(label="Quel rapport", choices=Motif)

    def clean_numero(self):
        """Another's case is as one that does not exist; one of another commune never meets this one."""
        ici, acteur = self.essai.dossier, self.essai.acteur
        visibles = Dossier.objects.visibles_par(acteur, self.essai.instant)
        autre = visibles.select_related("commune").filter(numero=numero_de(self.cleaned_data["numero"])).first()
        if autre is None:
            raise forms.ValidationError("Aucun de vos dossiers ne porte ce numéro.")
        if autre.pk == ici.pk:
            raise forms.ValidationError("C’est le dossier que vous lisez.")
        if autre.commune.actuelle(self.essai.instant) != ici.commune.actuelle(self.essai.instant):
            raise forms.ValidationError("Ce dossier est d’une autre commune : il ne se lie pas à celui-ci.")
        if Rapprochement.objects.de(ici).de(autre).exists():
            raise forms.ValidationError("Ces deux dossiers sont déjà liés.")
        return autre

    def references(self):
        return {"autre": self.cleaned_data["numero"].pk, "motif": self.cleaned_data["motif"]}

    def propos(self):
        return {}


class SeparerForm(ActeForm):
    preuve = None

    autre = forms.ModelChoiceField(Dossier.objects.none(), to_field_name="numero", label="De quel dossier")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        siens = defaisables(essai)
        autres = [lie.autre(essai.dossier).pk for lie in siens]
        self.fields["autre"].queryset = Dossier.objects.filter(pk__in=autres)
        self.initial["autre"] = essai.au_sujet


def defaisables(essai):
    """What our side linked."""
    lies = Rapprochement.objects.de(essai.dossier).visibles_par(essai.acteur, essai.instant)
    return lies.filter(cote=essai.cote.value)


def rapprocher(essai):
    choix = essai.formulaire.cleaned_data
    suite = {"motif": choix["motif"], "cote": essai.cote.value, "fait_le": essai.instant}
    Rapprochement.objects.faire(essai.dossier, choix["numero"], **suite)


def separer(essai):
    Rapprochement.objects.de(essai.dossier).de(essai.formulaire.cleaned_data["autre"]).delete()
