"""Forms of an institution: one that is on the official list is found there, and another is typed."""

from django import forms

from annuaire.gestion.lignes import EntierForm
from annuaire.models import Commune, Institution, Intercommunalite, Tribunal
from annuaire.models.institutions import Nature
from annuaire.textes import simplifier

PLUSIEURS = 8


class LieuField(forms.CharField):
    """A place of the official list, by its code or its name. Where several answer, each is said with its code."""

    def __init__(self, chercher, **suite):
        self.chercher = chercher
        super().__init__(max_length=150, **suite)

    def clean(self, valeur):
        texte = super().clean(valeur)
        trouves = list(self.chercher(texte)[:PLUSIEURS])
        exacts = [lieu for lieu in trouves if texte.strip() in (lieu.pk, f"{lieu.nom} ({lieu.pk})")] or trouves
        if len(exacts) == 1:
            return exacts[0]
        if not exacts:
            raise forms.ValidationError("Aucun ne porte ce nom ni ce code.")
        raise forms.ValidationError(
            f"Plusieurs répondent : {', '.join(f'{lieu.nom} ({lieu.pk})' for lieu in exacts)}. Donnez le code."
        )


def communes(texte):
    code = texte.rstrip(")").rpartition("(")[2]
    return Commune.objects.filter(pk=code) or Commune.objects.cherchees(texte, PLUSIEURS)


def intercommunalites(texte):
    return Intercommunalite.objects.filter(siren=texte) or Intercommunalite.objects.filter(nom__icontains=texte)


class NouvelleForm(EntierForm):
    class Meta:
        model = Institution
        fields: tuple[str, ...] = ()

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.instance.nature = self.nature


class CommuneForm(NouvelleForm):
    nature = Nature.COMMUNE
    lieu = LieuField(communes, label="Commune", help_text="Son nom, ou son code INSEE.")

    def _proposer(self, lieu):
        return Institution.de_la_commune(lieu)

    def _get_validation_exclusions(self):
        """Not found, there is nothing more to say of it."""
        return {champ.name for champ in Institution._meta.fields} if "lieu" in self.errors else set()

    def clean_lieu(self):
        self.instance = self._proposer(self.cleaned_data["lieu"])
        return self.cleaned_data["lieu"]


class EpciForm(CommuneForm):
    nature = Nature.EPCI
    lieu = LieuField(intercommunalites, label="Intercommunalité", help_text="Son nom, ou son SIREN.")

    def _proposer(self, lieu):
        return Institution.de_l_intercommunalite(lieu)


class ParquetForm(NouvelleForm):
    """Under the number of its tribunal, so that the communes of its ressort find it."""

    nature = Nature.PARQUET

    class Meta:
        model = Institution
        fields = ("nom", "code", "fuseau")
        help_texts = {"nom": "« Parquet de … »", "code": "Le numéro du tribunal dans la liste du ministère."}

    def clean_code(self):
        """The name of the tribunal does as well."""
        code = self.cleaned_data["code"]
        connus = {simplifier(nom): numero for numero, nom in Tribunal.objects.values_list("code", "nom")}
        return connus.get(simplifier(code), code)


class AssociationForm(NouvelleForm):
    nature = Nature.ASSOCIATION

    class Meta:
        model = Institution
        fields = ("nom", "code")
        help_texts = {"code": "Son numéro RNA ou SIREN."}


class ReglageForm(EntierForm):
    """What may change of an institution."""

    class Meta:
        model = Institution
        fields = ("nom", "parquet", "fuseau", "temple")

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        if self.instance.nature not in (Nature.COMMUNE, Nature.EPCI):
            del self.fields["parquet"], self.fields["temple"]


NOUVELLES: dict[str, type[NouvelleForm]] = {f.nature: f for f in (CommuneForm, EpciForm, ParquetForm, AssociationForm)}
