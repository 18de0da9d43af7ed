"""Who holds what in an institution, who is away, who is on call; its own holidays."""

from django import forms
from django.utils import timezone

from annuaire.gestion.lignes import Jour, LigneForm, Moment
from annuaire.models import Absence, Habilitation, JourFerie, Permanence, Personne
from annuaire.models.habilitations import QUALITES, ROLES, Qualite, Role

ELECTIFS, JUDICIAIRES = ("qualite", "arrete_numero", "arrete_date"), ("competence", "referent_de")


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
