"""What is asked before somebody is convoked, and again before the rappel is held."""

from django import forms

from procedure.champs import OuiNon
from procedure.forms import ActeForm
from procedure.templatetags.typographie import soigne
from rappel_ordre.models import RendezVous
from rappel_ordre.questions import DEPUIS, PAR_NOM, SANS_CONVENTION
from rappel_ordre.recevabilite import examen


class EncoreForm(ActeForm):
    """What may have come since: asked again, as the convention words it. A tacit acceptance cures no exclusion."""

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        dites = [une for une in examen(essai).questions if une.cle in DEPUIS]
        self.posees = dites or [PAR_NOM[cle] for cle in SANS_CONVENTION]
        for une in self.posees:
            self.fields[f"question-{une.cle}"] = OuiNon(
                label=f"À ce jour : {soigne(une.texte[0].lower() + une.texte[1:])}"
            )

    def clean(self):
        dits = super().clean()
        for une in self.posees:
            dite = dits.get(f"question-{une.cle}")
            if dite is None:
                self.add_error(f"question-{une.cle}", "Répondez : la situation a pu changer.")
            elif une.exclut(dite):
                self.add_error(
                    f"question-{une.cle}", f"{une.refus} Constatez l’exclusion : le rappel ne peut plus avoir lieu."
                )
        return dits


class RendezVousForm(EncoreForm):
    """When, where, and how the letter is handed; and why, when one was convoked already."""

    rdv_le = forms.DateTimeField(label="Date et heure")
    lieu = forms.CharField(label="Lieu", max_length=150)
    mode = forms.ChoiceField(label="Remise de la convocation", choices=RendezVous.Mode)
    report = forms.ChoiceField(label="Motif du report", choices=[("", ""), *RendezVous.Report.choices])
    bouton = "Proposer à la signature"

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        dernier = essai.dossier.rendez_vous.last()
        self.initial["lieu"] = dernier.lieu if dernier else f"Mairie de {essai.dossier.commune.nom}"
        if not essai.dossier.rdv_le:
            del self.fields["report"]

    def clean_rdv_le(self):
        if self.cleaned_data["rdv_le"] <= self.essai.instant:
            raise forms.ValidationError("Ce rendez-vous serait déjà passé.")
        return self.cleaned_data["rdv_le"]
