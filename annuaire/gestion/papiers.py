"""The letterhead of an institution, in a form."""

from django import forms
from PIL import Image

from annuaire.gestion.images import POIDS, reduire
from annuaire.gestion.lignes import LigneForm
from annuaire.models import EnTete
from annuaire.models.institutions import Nature


class EnTeteForm(LigneForm):
    """The letterhead, and the coat of arms as a picture that a letter can carry."""

    image = forms.ImageField(label="Armoiries ou logotype", required=False, help_text="Une image PNG ou JPEG.")

    class Meta:
        model = EnTete
        fields = ("nom", "service", "adresse", "lieu", "appel", "courriel", "telephone", "legende")

    field_order = ("nom", "service", "adresse", "lieu", "appel", "courriel", "telephone", "image", "legende")

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        if not self.instance.pk:
            self.initial |= {"nom": self.institution.nom, "lieu": self.institution.nom}
        del self.fields["telephone" if self.institution.nature == Nature.PARQUET else "appel"]

    def clean_image(self):
        image = self.cleaned_data["image"]
        if image and image.size > POIDS:
            raise forms.ValidationError("Cette image dépasse deux mégaoctets.")
        try:
            return image and reduire(image)
        except (OSError, ValueError, Image.DecompressionBombError):
            raise forms.ValidationError("Cette image ne peut pas être lue jusqu’au bout.") from None

    def clean(self):
        donnees = super().clean()
        if (donnees.get("image") or self.instance.armoiries) and not donnees.get("legende"):
            self.add_error("legende", "Décrivez l’image : qui ne la voit pas lira cette description.")
        self.instance.armoiries = donnees.get("image") or self.instance.armoiries
        return donnees
