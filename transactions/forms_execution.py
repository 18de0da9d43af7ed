"""What is noted of a transaction once it is homologated: what was paid, what was worked, what the procureur makes of it."""

from datetime import date

from django import forms

from procedure.forms import ActeForm, MotifForm
from transactions.conditions_suites import notees
from transactions.exposes import euros, heures
from transactions.models import Etat, travaille, verse
from transactions.plis import notifiee_le

SUITES = [
    ("", "—"),
    ("extinction", "action publique éteinte"),
    ("classement", "classement sans suite"),
    ("alternative", "alternative aux poursuites"),
    ("poursuites", "poursuites"),
]


def _passee(formulaire, champ):
    jour = formulaire.cleaned_data[champ]
    if jour > formulaire.essai.ou.jour(formulaire.essai.instant):
        raise forms.ValidationError("Cette date est à venir.")
    return jour


def _pas_avant(essai):
    """Nothing is carried out before he was told that it is homologated; what he pays before that follows his acceptance."""
    accepte = essai.dossier.traces.filter(acte__in=("accepter", "admettre")).order_by("version").last()
    depuis = notifiee_le(essai) if essai.dossier.etat == Etat.EN_EXECUTION else accepte and accepte.le
    if depuis is None or essai.ou.jour(essai.date) < essai.ou.jour(depuis):
        raise forms.ValidationError("Cette date précède ce qui permet de s’exécuter.")


class VersementForm(ActeForm):
    """By the accountant's reference: it is he who receives the money."""

    montant = forms.DecimalField(label="Montant, en euros", min_value=0, max_digits=9, decimal_places=2)
    reference = forms.CharField(label="Référence du comptable", max_length=60)
    quand = "Versé le"

    def clean_montant(self):
        montant, reste = self.cleaned_data["montant"], self.essai.dossier.montant - verse(self.essai.dossier)
        if not montant:
            raise forms.ValidationError("Un versement a un montant.")
        if montant > reste:
            raise forms.ValidationError(f"Il ne reste que {euros(reste)} € à verser.")
        return montant

    def clean(self):
        _pas_avant(self.essai)
        return super().clean()


class JourneeForm(ActeForm):
    heures = forms.DecimalField(
        label="Heures de travail, sans trajet ni repas", min_value=0.25, max_value=12, max_digits=4, decimal_places=2
    )
    encadrant = forms.CharField(label="Encadrant", max_length=100)
    incidents = forms.CharField(label="Incidents", max_length=300, required=False)
    quand = "Travaillé le"

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.initial["encadrant"] = essai.dossier.encadrant

    def clean(self):
        dits, jour, dossier = super().clean(), self.essai.ou.jour(self.essai.date), self.essai.dossier
        _pas_avant(self.essai)
        if dossier.journees.filter(le=jour, retire=False).exists():
            raise forms.ValidationError("Une journée est déjà notée à cette date.")
        reste = dossier.heures - travaille(dossier)
        if dits.get("heures", 0) > reste:
            self.add_error("heures", f"Il ne reste que {heures(reste)} à faire.")
        return dits


class RetirerForm(MotifForm):
    """Which row was noted by mistake."""

    ligne = forms.ChoiceField(label="Ce qui a été noté par erreur")
    field_order = ("ligne", "motif")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        versements, journees = notees(essai)
        self.fields["ligne"].choices = [
            ("", "—"),
            *((f"versement-{un.pk}", f"{euros(un.montant)} €, le {un.le:%d/%m/%Y}") for un in versements),
            *((f"journee-{une.pk}", f"{heures(une.heures)}, le {une.le:%d/%m/%Y}") for une in journees),
        ]


class InexecutionForm(MotifForm):
    """Before the term, only by a renunciation in writing."""

    renonce_le = forms.DateField(label="Renonciation écrite du contrevenant, reçue le", required=False)
    motif = forms.CharField(label="Ce qui n’a pas été exécuté", max_length=500)

    def clean_renonce_le(self):
        return _passee(self, "renonce_le") if self.cleaned_data["renonce_le"] else None

    def clean(self):
        dits = super().clean()
        terme = self.essai.dossier.echeances.filter(delai="execution").order_by("pk").last()
        fini = terme and terme.limite and terme.limite <= self.essai.instant
        if not fini and not dits.get("renonce_le"):
            self.add_error("renonce_le", "Le délai court encore : il y faut une renonciation écrite.")
        return dits


class RestitutionForm(ActeForm):
    """All of it, by the accountant who had received it."""

    reference = forms.CharField(label="Référence du comptable", max_length=60)
    quand = "Restituée le"

    @property
    def memo(self):
        dossier = self.essai.dossier
        return [f"{euros(verse(dossier))} € à rendre à {dossier.nomme()}"]

    def clean(self):
        dernier = self.essai.dossier.versements.filter(retire=False).order_by("le").last()
        if dernier and self.essai.ou.jour(self.essai.date) < dernier.le:
            raise forms.ValidationError("Cette date précède le versement.")
        return super().clean()


class CompteForm(ActeForm):
    """Noted for him, it follows his designation."""

    texte = forms.CharField(label="Compte rendu de l’exécution", max_length=2000, widget=forms.Textarea({"rows": 6}))

    def clean(self):
        if self.essai.date < self.essai.dossier.designation().le:
            raise forms.ValidationError("Cette date précède la désignation du délégué.")
        return super().clean()


class SuiteForm(ActeForm):
    suite = forms.ChoiceField(label="Suite donnée", choices=SUITES)
    motif = forms.CharField(label="Motif", max_length=500)


def jour_de(essai) -> date:
    return essai.ou.jour(essai.date)
