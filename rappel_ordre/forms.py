from django import forms

from procedure.forms import ActeForm, MotifForm


class AvisTardifForm(ActeForm):
    sens = forms.ChoiceField(
        label="Sens de l’avis",
        choices=[("favorable", "favorable"), ("defavorable", "défavorable"), ("reorientation", "réorientation")],
    )
    observations = forms.CharField(label="Observations", max_length=500, required=False)


class PrecisionForm(ActeForm):
    texte = forms.CharField(label="Question du parquet", max_length=1000)


class ReponseForm(ActeForm):
    texte = forms.CharField(label="Réponse de la mairie", max_length=1000)


class AbandonForm(MotifForm):
    raison = forms.ChoiceField(
        label="Raison",
        choices=[
            ("exclu", "exclu de la procédure"),
            ("deces", "décès"),
            ("introuvable", "auteur introuvable"),
            ("amende", "amende payée"),
            ("action", "action publique engagée"),
            ("opportunite", "opportunité"),
            ("erreur", "erreur"),
        ],
    )
