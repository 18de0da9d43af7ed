from django import forms

from procedure.forms import ActeForm, MotifForm

OUI, NON, FAVORABLE = "oui", "non", "favorable"


class AvisForm(ActeForm):
    """What a convention may have an avis say besides. One that came by mail says what it says."""

    procedure_en_cours = forms.ChoiceField(
        label="Une procédure est en cours", choices=[(OUI, OUI), (NON, NON)], widget=forms.RadioSelect
    )
    recidive = forms.ChoiceField(
        label="Situation de récidive", choices=[(OUI, OUI), (NON, NON)], widget=forms.RadioSelect
    )
    DEMANDES = ("procedure_en_cours", "recidive")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.clause = essai.clauses.get("rappel_ordre.questions")
        for nom in self.DEMANDES:
            self.fields[nom].required = not essai.consigne
            if self.clause is None or nom not in self.clause.valeur:
                del self.fields[nom]

    def jamais_favorable(self) -> str:
        suite = " : notez-le comme un avis défavorable, dont c’est le motif" if self.essai.consigne else ""
        return f"Une procédure est en cours : l’avis ne peut pas être favorable ({self.clause.article}){suite}."


class FavorableForm(AvisForm):
    def clean_procedure_en_cours(self):
        if self.cleaned_data["procedure_en_cours"] == OUI:
            raise forms.ValidationError(self.jamais_favorable())
        return self.cleaned_data["procedure_en_cours"]


class AvisMotiveForm(AvisForm):
    motif = forms.CharField(label="Motif", max_length=500)
    field_order = ("motif", *AvisForm.DEMANDES)


class AvisTardifForm(AvisForm):
    """Late, it is asked what it would have been asked in time."""

    sens = forms.ChoiceField(
        label="Sens de l’avis",
        choices=[(FAVORABLE, FAVORABLE), ("defavorable", "défavorable"), ("reorientation", "réorientation")],
    )
    observations = forms.CharField(label="Observations", max_length=500, required=False)
    field_order = ("sens", *AvisForm.DEMANDES, "observations")

    def clean(self):
        dits = super().clean()
        if dits.get("sens") == FAVORABLE and dits.get("procedure_en_cours") == OUI:
            self.add_error("sens", self.jamais_favorable())
        return dits


class PrecisionForm(ActeForm):
    texte = forms.CharField(label="Question du parquet", max_length=1000)


class ReponseForm(ActeForm):
    texte = forms.CharField(label="Réponse de la mairie", max_length=1000)


class ConvenirForm(ActeForm):
    """What silence opened: neither decides alone."""

    avec = forms.CharField(label="Magistrat avec qui elle fut prise", max_length=150)
    motif = forms.CharField(label="Ce qui a été convenu", max_length=500, required=False)
    quand = "Décidé ensemble le"

    def clean(self):
        """Before the term, the parquet answers: what it says then is an avis."""
        terme = self.essai.dossier.echeances.a_effet(self.essai.instant).filter(effet=self.essai.acte.nom).first()
        if terme and self.essai.date < terme.limite:
            raise forms.ValidationError("Cette date précède le terme : ce que le parquet a dit avant est un avis.")
        return super().clean()


RAISONS_D_ABANDON = [
    ("exclu", "exclu de la procédure"),
    ("deces", "décès"),
    ("introuvable", "auteur introuvable"),
    ("amende", "amende payée"),
    ("action", "action publique engagée"),
    ("opportunite", "opportunité"),
    ("erreur", "erreur"),
]


class AbandonForm(MotifForm):
    raison = forms.ChoiceField(label="Raison", choices=RAISONS_D_ABANDON)
