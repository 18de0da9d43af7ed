"""What an act asks for. Short text is personal: it stands beside the trace, never in it."""

from datetime import date

from django import forms

from annuaire.models import Personne
from annuaire.models.habilitations import Role
from procedure.acteurs import AUPRES_D_UN_MAGISTRAT, DU_COTE
from procedure.delais import minuit
from procedure.models.partages import Motif
from procedure.pieces.lignes import admettre, montrables, versees

# What a trace may keep of a form: choices, dates, numbers, rows. Whatever is typed freely may name somebody.
REFERENCES = (
    forms.ChoiceField,
    forms.ModelChoiceField,
    forms.DateField,
    forms.DateTimeField,
    forms.BooleanField,
    forms.IntegerField,
)


ANNEES = (1900, 2100)


def _a_la_ligne(donnees):
    """A browser counts the end of a line for one letter, and sends two."""
    if donnees is None:
        return None
    lues = donnees.copy()
    for nom, valeur in donnees.items():
        if isinstance(valeur, str):
            lues[nom] = valeur.replace("\r\n", "\n")
    return lues


class PieceField(forms.ModelChoiceField):
    def label_from_instance(self, piece):
        quoi = piece.get_nature_display()
        return f"{piece.titre} ({quoi})" if piece.titre else quoi


class ActeForm(forms.Form):
    """Nothing but what shows it, by default: most acts are one gesture."""

    bouton = ""  # the act's own words, unless they say too little
    quand = "Date, telle que la montre la preuve"  # how its date is asked, where it may have one of its own
    quand_propose = None
    memo: list[str] = []  # what whoever takes it has before their eyes meanwhile

    preuve = forms.CharField(label="Preuve (courrier, courriel…)", max_length=200, required=False)

    use_required_attribute = False
    interne = False  # our side's business, by what was chosen
    a_part = False  # what it says is read in a place of its own, and not in the history

    def __init__(self, donnees=None, *, essai):
        self.essai = essai
        super().__init__(_a_la_ligne(donnees))
        if essai.consigne:
            self.fields["piece"] = PieceField(montrables(essai), label="Ou une pièce déjà jointe", required=False)

    @property
    def versees(self) -> list:
        """The files that come with it, looked into and put in their place."""
        return versees(self.data)

    def clean(self):
        """Text that no base can keep is refused here, and years that nobody lived."""
        for nom, valeur in list(self.cleaned_data.items()):
            if isinstance(valeur, date) and not ANNEES[0] <= valeur.year <= ANNEES[1]:
                self.add_error(nom, "Cette année n’est pas plausible.")
        for nom, valeur in self.data.items():
            if isinstance(valeur, str) and not valeur.isascii() and valeur != valeur.encode(errors="ignore").decode():
                self.add_error(nom if nom in self.fields else None, "Un caractère de ce texte ne peut pas être lu.")
        if self.essai.consigne:
            admettre(self.essai.dossier, self.versees)
        return super().clean()

    def references(self) -> dict:
        """What the trace may keep: choices, dates, identifiers."""
        return {nom: _plat(valeur) for nom, valeur in self.cleaned_data.items() if not self._personnel(nom)}

    def propos(self) -> dict[str, str]:
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if self._personnel(nom) and valeur}

    def courriers(self) -> list:
        """The letters it chooses, besides those of its act."""
        return []

    def deja_signes(self) -> list:
        """What it takes again as it was signed."""
        return []

    def _personnel(self, nom) -> bool:
        return not isinstance(self.fields[nom], REFERENCES)


def _plat(valeur):
    return getattr(valeur, "pk", valeur)


class MotifForm(ActeForm):
    motif = forms.CharField(label="Motif", max_length=500)


class ConfierForm(ActeForm):
    motif = forms.ChoiceField(label="Motif", choices=Motif)
    personne = forms.ModelChoiceField(Personne.objects.none(), label="À qui")
    jusqu_au = forms.DateField(label="Jusqu’au", required=False)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        ici = essai.chez_nous.habilitations.filter(role__in=self._a_qui()).tenues(essai.instant)
        autres = {tenue.personne_id for tenue in ici} - {essai.acteur.pk}
        self.fields["personne"].queryset = Personne.objects.filter(pk__in=autres)

    def _a_qui(self):
        """One's colleagues; a magistrate, whoever works on what they are given, too."""
        magistrat = self.essai.habilitation.role == Role.MAGISTRAT
        return DU_COTE[self.essai.cote] | (AUPRES_D_UN_MAGISTRAT if magistrat else set())

    def clean_jusqu_au(self):
        jusqu_au = self.cleaned_data["jusqu_au"]
        if jusqu_au and jusqu_au.year > self.essai.instant.year + 10:
            raise forms.ValidationError("Cette date est trop lointaine.")
        if jusqu_au and minuit(jusqu_au, self.essai.ou) <= self.essai.instant:
            raise forms.ValidationError("Cette date est passée.")
        return jusqu_au
