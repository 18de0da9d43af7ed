"""What the acts of a transaction ask for, until it is homologated."""

from django import forms

from annuaire.models import Personne
from annuaire.models.habilitations import Role
from procedure.champs import OuiNon
from procedure.forms import ActeForm, MotifForm
from transactions.conditions import dernier_terme
from transactions.models import Etat
from transactions.plis import partie_le

MODES = [
    ("remise", "remise en main propre, au cours d’un entretien"),
    ("lrar", "lettre recommandée avec avis de réception"),
]


class EncoreForm(ActeForm):
    """A fine that was paid, or a prosecution that began, leaves nothing to settle: asked each time something leaves."""

    amende = OuiNon(label="Une amende a-t-elle déjà été payée pour ces faits ?")
    action = OuiNon(label="L’action publique est-elle engagée pour ces faits ?")

    def clean(self):
        dits = super().clean()
        for champ, refus in (("amende", "L’amende payée éteint l’action publique : il n’y a plus rien à transiger."),
                             ("action", "L’action publique est engagée : le maire ne peut plus transiger.")):  # fmt: skip
            if dits.get(champ) is None and champ not in self.errors:
                self.add_error(champ, "Répondez.")
            elif dits.get(champ):
                self.add_error(champ, f"{refus} (art. 44-1 CPP)")
        return dits


class ProposerForm(EncoreForm):
    """Proposed again, it may go elsewhere."""

    mode = forms.ChoiceField(label="La proposition sera", choices=MODES, widget=forms.RadioSelect)
    adresse = forms.CharField(label="Sa nouvelle adresse", max_length=250, required=False)
    field_order = ("mode", "adresse")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        if essai.dossier.etat not in (Etat.NON_REMISE, Etat.EN_EXECUTION):
            del self.fields["adresse"]


class EntretienForm(ActeForm):
    """How a letter to him is given."""

    mode = forms.ChoiceField(label="La lettre sera", choices=MODES, widget=forms.RadioSelect)


class NotifierForm(ProposerForm):
    mode = forms.ChoiceField(label="La lettre sera", choices=MODES, widget=forms.RadioSelect)


class AccepterForm(ActeForm):
    """What he answers follows what he was sent."""

    quand = "Date de l’acceptation : le cachet de la poste, ou la remise en mairie"

    def clean(self):
        partie = partie_le(self.essai)
        if partie and self.essai.date < partie.replace(second=0, microsecond=0):
            raise forms.ValidationError("Cette date précède l’envoi de la proposition, ou sa remise.")
        return super().clean()


class AdmettreForm(AccepterForm, MotifForm):
    quand = "Date écrite à côté de la signature"


class DemandeForm(EncoreForm):
    """By clause, what a work asks besides; and whether the mayor wants somebody of the procureur's beside him."""

    apte_le = forms.DateField(label="Aptitude au travail constatée le")
    medecin = forms.CharField(label="Médecin qui a constaté l’aptitude", max_length=100)
    assurance = forms.BooleanField(label="La commune est assurée contre les accidents du travail")
    delegue = forms.BooleanField(label="Être assisté par un délégué du procureur", required=False)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        exiges = {"apte_le": "certificat_medical", "medecin": "certificat_medical", "assurance": "assurance"}
        for champ, sujet in exiges.items():
            if not (essai.dossier.tnr and _prevu(essai, sujet)):
                del self.fields[champ]
        if not _prevu(essai, "delegue"):
            del self.fields["delegue"]

    def clean_apte_le(self):
        if self.cleaned_data["apte_le"] > self.essai.ou.jour(self.essai.instant):
            raise forms.ValidationError("Cette date est à venir.")
        return self.cleaned_data["apte_le"]


def _prevu(essai, sujet) -> bool:
    clause = essai.clauses.get(f"transaction.{sujet}")
    return bool(clause and clause.valeur)


class QuestionForm(ActeForm):
    texte = forms.CharField(label="Ce qui manque", max_length=1000)


class ReponseForm(ActeForm):
    texte = forms.CharField(label="Réponse de la mairie", max_length=1000)


class DecisionForm(ActeForm):
    observations = forms.CharField(label="Observations", max_length=500, required=False)


class RequisitionsForm(ActeForm):
    observations = forms.CharField(label="Réquisitions", max_length=500, required=False)


class DecisionDuJugeForm(DecisionForm):
    quand = "Décision rendue le"


class RefusDuJugeForm(MotifForm):
    quand = "Décision rendue le"


class DelegueForm(ActeForm):
    """Somebody who works beside the magistrates: they read this case, and no other."""

    personne = forms.ModelChoiceField(Personne.objects.none(), label="Délégué du procureur")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        ici = essai.dossier.parquet.habilitations.filter(role=Role.DELEGUE).tenues(essai.instant)
        self.fields["personne"].queryset = Personne.objects.filter(pk__in={tenue.personne_id for tenue in ici})


class TransmettreForm(ActeForm):
    """What a silence came to, before it is told."""

    @property
    def memo(self):
        terme = dernier_terme(self.essai)
        return [] if terme is None else ["Une acceptation reçue ensuite est dite au procureur, qui décide."]
