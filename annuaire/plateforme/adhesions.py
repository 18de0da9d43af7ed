"""The form of a commune that signs a convention, or joins one."""

from annuaire.gestion.lignes import EntierForm, Jour
from annuaire.models import Adhesion, Institution
from annuaire.models.institutions import Nature

SIGNEE = "La convention est en vigueur : ses jours se comptent de là. Une erreur se corrige dans son dossier, avec les deux parties."


class AdhesionForm(EntierForm):
    """A commune of the convention, with what makes its signature good: the council that allowed it, the préfecture that has it."""

    class Meta:
        model = Adhesion
        fields = (
            "commune",
            "signee_le",
            "deliberation_numero",
            "deliberation_le",
            "vote",
            "prefecture_le",
            "publiee_le",
        )
        widgets = dict.fromkeys(("signee_le", "deliberation_le", "prefecture_le", "publiee_le"), Jour)

    def __init__(self, *args, convention, **suite):
        super().__init__(*args, **suite)
        self.instance.convention = convention
        if self.instance.pk:
            del self.fields["commune"]  # who signed, signed
            if convention.versions.exclude(arretee_le=None).exists():
                # Its years are counted from it: what runs is corrected by both, in the convention's own case.
                self.fields["signee_le"].disabled = True
                self.fields["signee_le"].help_text = SIGNEE
        else:
            natures = (Nature.COMMUNE, Nature.EPCI)
            ici = Institution.objects.filter(nature__in=natures, devenue=None, parquet=convention.parquet)
            liees = Adhesion.objects.filter(convention=convention, fin=None)  # who left may come back, at another date
            self.fields["commune"].queryset = ici.exclude(pk__in=liees.values("commune"))

    def clean(self):
        """The council allows it, it is signed; the préfecture then has what the council decided."""
        dits = super().clean()
        deliberee, signee = dits.get("deliberation_le"), dits.get("signee_le")
        if deliberee and signee and deliberee > signee:
            self.add_error("deliberation_le", "La délibération qui l’autorise précède la signature.")
        for champ in ("prefecture_le", "publiee_le"):
            if deliberee and dits.get(champ) and dits[champ] < deliberee:
                self.add_error(champ, "Cette date précède la délibération.")
        return dits
