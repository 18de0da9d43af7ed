"""Forms of an institution's rows. The institution is never typed: it is where one stands."""

from django import forms
from django.utils import timezone

from annuaire.gestion.images import POIDS, reduire
from annuaire.models import Absence, EnTete, Habilitation, JourFerie, Permanence, Personne
from annuaire.models.habilitations import QUALITES, ROLES, Qualite, Role
from annuaire.models.institutions import Nature

ELECTIFS, JUDICIAIRES = ("qualite", "arrete_numero", "arrete_date"), ("competence", "referent_de")


class Jour(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class LigneForm(forms.ModelForm):
    """A row of this institution, held to all its constraints."""

    use_required_attribute = False

    def __init__(self, *args, institution, **suite):
        super().__init__(*args, **suite)
        self.instance.institution = self.institution = institution

    def _get_validation_exclusions(self):
        """All that the row must be is told in the form, what is not typed included, and not by the database."""
        return set()

    def d_ici(self):
        """Who holds something here today."""
        tenues = self.institution.habilitations.tenues(timezone.now())
        return Personne.objects.filter(pk__in={tenue.personne_id for tenue in tenues})


class HabilitationForm(LigneForm):
    """Somebody's office here. Whoever has no account yet gets one, and a mail to enter it."""

    email = forms.EmailField(label="Adresse électronique professionnelle", max_length=254)
    prenom = forms.CharField(label="Prénom", max_length=100)
    nom = forms.CharField(label="Nom", max_length=100)

    class Meta:
        model = Habilitation
        fields = ("role", "qualite", "competence", "referent_de", "debut", "fin", "arrete_numero", "arrete_date")
        widgets = {"debut": Jour, "fin": Jour, "arrete_date": Jour}
        help_texts = {
            "qualite": "Pour un élu. Un adjoint ou un conseiller signe par délégation : son arrêté est demandé.",
            "competence": "Pour un magistrat.",
        }

    field_order = ("email", "prenom", "nom")

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        nature = self.institution.nature
        self.fields["role"].choices = [(r, r.label) for r in Role if r in ROLES[nature]]
        self.fields["qualite"].choices = [("", "—"), *((q, q.label) for q in Qualite if q in QUALITES.get(nature, ()))]
        self.fields["referent_de"].queryset = self.institution.ressort.all()
        self.fields["debut"].initial = self.institution.jour(timezone.now())
        for nom in ELECTIFS if Role.MAGISTRAT in ROLES[nature] else JUDICIAIRES:
            del self.fields[nom]

    def _get_validation_exclusions(self):
        return set() if getattr(self.instance, "personne_id", None) else {"personne"}

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        """Known by their address: the name that they already have is kept."""
        donnees = super().clean()
        if "email" in donnees:
            connue = Personne.objects.filter(email=donnees["email"]).first()
            noms = {nom: donnees.get(nom, "") for nom in ("email", "prenom", "nom")}
            self.instance.personne = connue or Personne(**noms)
        return donnees

    def save(self, commit=True):
        if not self.instance.personne.pk:
            self.instance.personne.set_unusable_password()
            self.instance.personne.save()
            self.instance.personne = self.instance.personne
        return super().save(commit)


class MandatForm(LigneForm):
    """What may change of an office that is held: its end, its arrêté. Another office is another row."""

    class Meta:
        model = Habilitation
        fields = ("fin", "arrete_numero", "arrete_date")
        widgets = {"fin": Jour, "arrete_date": Jour}


class AbsenceForm(LigneForm):
    class Meta:
        model = Absence
        fields = ("personne", "debut", "fin", "suppleant")
        widgets = {"debut": Jour, "fin": Jour}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.fields["personne"].queryset = self.fields["suppleant"].queryset = self.d_ici()


class PermanenceForm(LigneForm):
    class Meta:
        model = Permanence
        fields = ("personne", "debut", "fin", "telephone")
        widgets = {"debut": Moment, "fin": Moment}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.fields["personne"].queryset = self.d_ici()


class JourFerieForm(LigneForm):
    class Meta:
        model = JourFerie
        fields = ("jour", "motif", "retire")
        widgets = {"jour": Jour}
        help_texts = {"retire": "Un jour déjà compté dans un terme ne s’efface pas : il se retire."}


class EnTeteForm(LigneForm):
    """The letterhead, and the coat of arms as a picture that a letter can carry."""

    image = forms.ImageField(label="Armoiries ou logotype", required=False, help_text="Une image PNG ou JPEG.")

    class Meta:
        model = EnTete
        fields = ("nom", "service", "adresse", "lieu", "appel", "courriel", "legende")

    field_order = ("nom", "service", "adresse", "lieu", "appel", "courriel", "image", "legende")

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        if self.institution.nature != Nature.PARQUET:
            del self.fields["appel"]

    def clean_image(self):
        image = self.cleaned_data["image"]
        if image and image.size > POIDS:
            raise forms.ValidationError("Cette image dépasse deux mégaoctets.")
        return image

    def clean(self):
        donnees = super().clean()
        if (donnees.get("image") or self.instance.armoiries) and not donnees.get("legende"):
            self.add_error("legende", "Décrivez l’image : qui ne la voit pas lira cette description.")
        return donnees

    def save(self, commit=True):
        if image := self.cleaned_data["image"]:
            self.instance.armoiries = reduire(image)
        return super().save(commit)
