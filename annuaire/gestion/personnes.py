"""Somebody's office in an institution. Whoever has no account yet gets one, and a mail to enter it."""

from django import forms
from django.utils import timezone

from annuaire.gestion.lignes import Jour, LigneForm
from annuaire.models import Habilitation, Personne
from annuaire.models.roles import QUALITES, ROLES, Qualite, Role

ELECTIFS, JUDICIAIRES = ("qualite", "arrete_numero", "arrete_date"), ("competence", "referent_de")


class PersonneForm(LigneForm):
    """Known by their address: the name that they already have is kept."""

    email = forms.EmailField(label="Adresse électronique professionnelle", max_length=254)
    prenom = forms.CharField(label="Prénom", max_length=100)
    nom = forms.CharField(label="Nom", max_length=100)

    class Meta:
        model = Habilitation
        fields: tuple[str, ...] = ()

    field_order = ("email", "prenom", "nom")

    def _get_validation_exclusions(self):
        return set() if getattr(self.instance, "personne_id", None) else {"personne"}

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
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
            self.instance.personne = self.instance.personne  # its key is known now
        return super().save(commit)


class HabilitationForm(PersonneForm):
    """Any office that this institution knows."""

    class Meta:
        model = Habilitation
        fields = ("role", "qualite", "competence", "referent_de", "debut", "fin", "arrete_numero", "arrete_date")
        widgets = {"debut": Jour, "fin": Jour, "arrete_date": Jour}
        help_texts = {
            "qualite": "Pour un élu. Un adjoint ou un conseiller signe par délégation : son arrêté est demandé.",
            "competence": "Pour un magistrat.",
        }

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        nature = self.institution.nature
        self.fields["role"].choices = [(r, r.label) for r in Role if r in ROLES[nature]]
        self.fields["qualite"].choices = [("", "—"), *((q, q.label) for q in Qualite if q in QUALITES.get(nature, ()))]
        self.fields["referent_de"].queryset = self.institution.ressort.filter(devenue=None)
        self.fields["debut"].initial = self.institution.jour(timezone.now())
        for nom in ELECTIFS if Role.MAGISTRAT in ROLES[nature] else JUDICIAIRES:
            del self.fields[nom]


class AdministrateurForm(PersonneForm):
    """Who will open the other accounts."""

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.instance.role, self.instance.debut = Role.ADMINISTRATEUR, self.institution.jour(timezone.now())
