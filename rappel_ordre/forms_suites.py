"""What is asked when nobody came, when something closes the road, and of what the parquet did afterwards."""

from django import forms

from procedure.champs import OuiNon
from procedure.forms import ActeForm, MotifForm
from procedure.templatetags.typographie import soigne
from rappel_ordre.questions import DEPUIS, PAR_NOM, SANS_CONVENTION
from rappel_ordre.recevabilite import examen


class CarenceForm(ActeForm):
    excuse = OuiNon(label="Une excuse a-t-elle été présentée, et acceptée ?")
    observations = forms.CharField(label="Observations", max_length=500, required=False)

    def clean_excuse(self):
        if self.cleaned_data["excuse"] is None:
            raise forms.ValidationError("Répondez.")
        if self.cleaned_data["excuse"]:
            raise forms.ValidationError("Une excuse acceptée ne fait pas une carence : fixez un autre rendez-vous.")
        return False


class ExclusionForm(MotifForm):
    """What was learnt, and when."""

    exclusion = forms.ChoiceField(label="Ce qui exclut le rappel")
    connue_le = forms.DateField(label="Connu le")
    motif = forms.CharField(label="Précisions", max_length=500)
    field_order = ("exclusion", "connue_le", "motif")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        exclusions = examen(essai).exclusions
        exclusions |= set() if exclusions & set(DEPUIS) else set(SANS_CONVENTION)
        choix = [(cle, soigne(une.refus)) for cle, une in PAR_NOM.items() if cle in exclusions]
        self.fields["exclusion"].choices = [("", "—"), *choix]

    def clean_connue_le(self):
        if self.cleaned_data["connue_le"] > self.essai.ou.jour(self.essai.instant):
            raise forms.ValidationError("Cette date est à venir.")
        return self.cleaned_data["connue_le"]


class DecesForm(ActeForm):
    """Nothing leaves to the dead, nor to their family by letter: whoever was convoked is told by voice."""

    quand = "Appris le"


class SuiteForm(ActeForm):
    """What the parquet did of a case that was not carried out."""

    suite = forms.ChoiceField(
        label="Suite donnée",
        choices=[
            ("", "—"),
            ("classement", "classement sans suite"),
            ("alternative", "alternative aux poursuites"),
            ("poursuites", "poursuites"),
            ("enquete", "enquête en cours"),
        ],
    )
    motif = forms.CharField(label="Motif du classement", max_length=500, required=False)

    def clean(self):
        dits = super().clean()
        if dits.get("suite") == "classement" and not dits.get("motif"):
            self.add_error("motif", "Un classement est communiqué avec son motif (art. L.132-3 CSI).")
        return dits
