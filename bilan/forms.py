from django import forms

from bilan.effets import clauses
from bilan.periodes import fin_apres_preavis
from procedure.explications import en_jour
from procedure.forms import ActeForm, MotifForm


class DenoncerForm(ActeForm):
    """Why, if it is said; and where no clause gives a notice, the day that both signed."""

    motif = forms.CharField(label="Motif (facultatif)", max_length=500, required=False)
    fin_convenue = forms.DateField(label="Dernier jour, tel que les deux l’ont signé")
    accord = forms.CharField(label="Ce qui montre cet accord (date, référence)", max_length=150)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        if "convention.preavis" in clauses(essai):
            del self.fields["fin_convenue"], self.fields["accord"]

    @property
    def memo(self) -> list[str]:
        """When it would end, were the notice to start today."""
        engagement, dites = self.essai.dossier, clauses(self.essai)
        duree, preavis = dites.get("convention.duree"), dites.get("convention.preavis")
        if not (duree and preavis):
            return []
        jour = self.essai.ou.jour(self.essai.instant)
        fin = fin_apres_preavis(engagement.adhesion.signee_le, duree.terme, preavis.terme, jour)
        return [f"Si le préavis court d’aujourd’hui, la convention prend fin le {en_jour(fin)} au soir."]

    def clean_fin_convenue(self):
        if self.cleaned_data["fin_convenue"] < self.essai.ou.jour(self.essai.instant):
            raise forms.ValidationError("Ce jour est passé.")
        return self.cleaned_data["fin_convenue"]


class DaterForm(ActeForm):
    """Which fact, the clause says; where it does not, the one that both hold for it. It follows the denunciation."""

    def clean(self):
        denoncee = self.essai.dossier.traces.filter(acte__in=("denoncer", "denoncer_au_parquet")).last()
        if self.essai.ou.jour(self.essai.date) < self.essai.ou.jour(denoncee.le):
            raise forms.ValidationError("Cette date précède la dénonciation.")
        return super().clean()

    @property
    def quand(self):
        depart = clauses(self.essai).get("convention.depart_preavis")
        if depart is None:
            return "Date qui fait courir le préavis, telle que la preuve la montre"
        return f"Date de {depart.en_clair} de la lettre"  # « de l’envoi », « de la réception »


class FinForm(MotifForm):
    extinction_le = forms.DateField(label="Dernier jour de la convention")
    field_order = ("extinction_le", "motif")

    def clean_extinction_le(self):
        if self.cleaned_data["extinction_le"] < self.essai.ou.jour(self.essai.instant):
            raise forms.ValidationError("Ce jour est passé.")
        return self.cleaned_data["extinction_le"]


class EvaluationForm(ActeForm):
    conclusions = forms.CharField(label="Ce qu’il faut en retenir", max_length=1000, required=False)
    quand = "Tenue le"
