"""Why a transaction stops: of closed lists, for the bilan to count."""

from django import forms

from procedure.forms import ActeForm, MotifForm

RAISONS = [
    ("erreur", "erreur"),
    ("auteur_introuvable", "contrevenant introuvable"),
    ("opportunite", "opportunité"),
]
SANS_OBJET = [
    ("amende", "amende déjà payée"),
    ("action", "action publique engagée"),
    ("deces", "décès du contrevenant"),
]


class AbandonForm(MotifForm):
    raison = forms.ChoiceField(label="Raison", choices=[("", "—"), *RAISONS])
    field_order = ("raison", "motif")


class SansObjetForm(ActeForm):
    raison = forms.ChoiceField(label="Pourquoi", choices=[("", "—"), *SANS_OBJET])
    motif = forms.CharField(label="Précisions", max_length=500, required=False)
