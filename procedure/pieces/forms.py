"""What is asked of who joins a file. The file itself was looked into, and put in its place, before the act."""

from django import forms
from django.conf import settings
from django.db import models

from procedure.acteurs import HORS_DU_SECRET
from procedure.forms import ActeForm
from procedure.models.pieces import Nature, Niveau
from procedure.pieces.lignes import admettre, rediger
from procedure.pieces.plafond import trop_lourd
from procedure.pieces.sortes import ACCEPTES


class Pour(models.TextChoices):
    TOUS = "tous", "Les deux côtés, dès que le dossier est transmis"
    NOUS = "nous", "Nous seulement"


class JoindreForm(ActeForm):
    preuve = None
    accepte = ACCEPTES

    nature = forms.ChoiceField(label="Nature de la pièce", choices=Nature)
    pour = forms.ChoiceField(label="Qui peut la lire", choices=Pour, initial=Pour.TOUS)
    niveau = forms.ChoiceField(label="Niveau", choices=Niveau, initial=Niveau.GENERAL, required=False)
    titre = forms.CharField(label="Titre", max_length=120, required=False, help_text="Vide : le nom du fichier.")

    @property
    def plafonds(self) -> dict:
        """What is told before anything is sent."""
        octets = settings.PIECE_TAILLE_MAX
        dits = {"octets": octets, "mo": octets // 10**6, "pages": settings.PIECE_PAGES_MAX}
        return dits | {"pieces": settings.PIECES_PAR_DOSSIER, "trop_lourd": trop_lourd()}

    @property
    def interne(self):
        return self.cleaned_data["pour"] == Pour.NOUS

    @property
    def cote(self):
        return self.essai.cote.value if self.interne else ""

    def propos(self):
        """Its title stands with the piece."""
        return {}

    def clean_niveau(self):
        niveau = self.cleaned_data["niveau"] or Niveau.GENERAL
        if niveau == Niveau.SECRET and self.essai.habilitation.role in HORS_DU_SECRET:
            raise forms.ValidationError(
                "Le secret partagé n’entre pas dans vos fonctions : vous ne pourriez plus la lire."
            )
        return niveau

    def clean(self):
        choix = super().clean()
        if not self.versees:
            raise forms.ValidationError("Choisissez au moins un fichier.")
        if "pour" in choix:
            admettre(self.essai.dossier, self.versees, self.cote)
        return choix


def verser(essai):
    formulaire, choix = essai.formulaire, essai.formulaire.cleaned_data
    dits = {nom: choix[nom] for nom in ("titre", "niveau", "nature")}
    rediger(essai, formulaire.versees, formulaire.cote, **dits)
