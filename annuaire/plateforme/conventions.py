"""Forms of a convention: what was signed, by whom, from when."""

from django import forms
from django.db import transaction

from annuaire.conventions import CHAMBERY, MODELES, reprendre
from annuaire.gestion.lignes import EntierForm, Jour
from annuaire.models import Adhesion, Commune, Convention, Institution, Version
from annuaire.models.institutions import Nature

VIERGE = ""


class ConventionForm(EntierForm):
    """From a model, whose clauses are then reread one by one; nothing binds anybody before the version is put in force."""

    modele = forms.ChoiceField(
        label="Clauses",
        required=False,
        initial=CHAMBERY.nom,
        choices=[(m.nom, m.intitule) for m in MODELES.values()] + [(VIERGE, "Aucune : je les écris")],
    )
    communes = forms.ModelMultipleChoiceField(
        Institution.objects.none(),
        label="Communes signataires",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    membres_de = forms.ModelChoiceField(
        Institution.objects.none(), label="Et toutes celles d’une intercommunalité", required=False
    )
    signee_le = forms.DateField(label="Signée le", widget=Jour)

    class Meta:
        model = Convention
        fields = ("parquet", "intitule", "tiers")
        widgets = {"tiers": forms.Textarea(attrs={"rows": 2})}

    field_order = ("parquet", "communes", "membres_de", "tiers", "intitule", "modele", "signee_le")

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        parquets = Institution.objects.filter(nature=Nature.PARQUET)[:2]
        self.fields["parquet"].initial = parquets[0] if len(parquets) == 1 else None  # nothing to choose
        self.fields["communes"].queryset = Institution.objects.filter(
            nature__in=(Nature.COMMUNE, Nature.EPCI), devenue=None
        ).exclude(parquet=None)
        self.fields["membres_de"].queryset = Institution.objects.filter(nature=Nature.EPCI, devenue=None)

    def _signataires(self, donnees) -> list:
        """Those that were named; and of an EPCI, those of its communes that use this program."""
        choisies, epci = list(donnees["communes"]), donnees["membres_de"]
        codes = Commune.objects.membres(epci).values("code") if epci else ()
        membres = Institution.objects.filter(nature=Nature.COMMUNE, devenue=None, code__in=codes)
        membres = membres.filter(parquet=donnees["parquet"])  # an EPCI may stand astride two ressorts
        return list(dict.fromkeys([*choisies, *membres]))

    def clean(self):
        """Each commune as it would be written: of this ressort, and bound by nothing else."""
        donnees = super().clean()
        if self.errors:
            return donnees
        donnees["communes"] = communes = self._signataires(donnees)
        if not communes:
            dit = "Dites au moins une commune, ou une intercommunalité dont des communes sont ici."
            self.add_error("communes", dit)
        for commune in communes:
            adhesion = Adhesion(
                convention=Convention(parquet=donnees["parquet"]), commune=commune, signee_le=donnees["signee_le"]
            )
            try:
                adhesion.clean()
            except forms.ValidationError as refus:
                self.add_error("communes", refus.messages)
        return donnees

    @transaction.atomic
    def save(self, commit=True):
        convention, choix = super().save(), self.cleaned_data
        for commune in choix["communes"]:
            Adhesion.objects.create(convention=convention, commune=commune, signee_le=choix["signee_le"])
        version = Version.objects.create(convention=convention, en_vigueur_le=choix["signee_le"], arretee_le=None)
        if modele := MODELES.get(choix["modele"]):
            reprendre(modele, version)
        return convention


class AvenantForm(EntierForm):
    """A new version: the clauses of the last one, to be rewritten."""

    class Meta:
        model = Version
        fields = ("en_vigueur_le",)
        widgets = {"en_vigueur_le": Jour}

    def __init__(self, *args, convention, **suite):
        super().__init__(*args, **suite)
        self.derniere = convention.versions.first()
        self.instance.convention, self.instance.rang, self.instance.arretee_le = (
            convention,
            self.derniere.rang + 1,
            None,
        )

    @transaction.atomic
    def save(self, commit=True):
        version = super().save()
        for clause in self.derniere.clauses.all():
            clause.pk, clause.version = None, version
            clause.save(force_insert=True)
        return version
