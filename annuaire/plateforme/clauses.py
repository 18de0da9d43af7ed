"""The form of a clause, as its subject wants it typed."""

from django import forms

from annuaire.clauses import SUJETS, Effet, Genre, Unite
from annuaire.gestion.lignes import EntierForm
from annuaire.models import Clause


class ClauseForm(EntierForm):
    """Only what this subject wants: a term, a yes, a line, a choice or several."""

    class Meta:
        model = Clause
        fields = ("duree", "unite", "prorogee", "effet", "article")

    def __init__(self, *args, version, cle, **suite):
        super().__init__(*args, **suite)
        self.instance.version, self.instance.cle, self.sujet = version, cle, SUJETS[cle]
        if self.sujet.genre is Genre.TERME:
            # What the law forbids is found in signed conventions: who reads it there must learn why it is not here.
            offerts = (Effet.AUCUN, *self.sujet.effets, *self.sujet.interdits)
            self.fields["effet"].choices = [(effet, Effet(effet).label) for effet in offerts]
            self._ne_demander_que_ce_qui_se_dit(offerts)
        else:
            for nom in ("duree", "unite", "prorogee", "effet"):
                del self.fields[nom]
            self.fields = {"valeur": self._valeur(), **self.fields}
            self.initial["valeur"] = self.instance.valeur

    def _ne_demander_que_ce_qui_se_dit(self, effets):
        """A period runs in whole days, months or years; where silence means nothing, it is not asked what it means."""
        for nom in ("duree", "unite"):
            self.fields[nom].required = True
        if len(effets) == 1:
            del self.fields["effet"]
        if self.sujet.unites:
            self.fields["unite"].choices = [("", "—"), *((une, Unite(une).label) for une in self.sujet.unites)]
            del self.fields["prorogee"]

    def _valeur(self):
        choix = [(cle, dit) for cle, dit in self.sujet.choix.items()]
        match self.sujet.genre:
            case Genre.OUI_NON:
                oui = lambda dit: dit == "True"  # noqa: E731
                return forms.TypedChoiceField(
                    label=self.sujet.libelle,
                    choices=[(True, "Oui"), (False, "Non")],
                    coerce=oui,
                    widget=forms.RadioSelect,
                )
            case Genre.CHOIX:
                return forms.ChoiceField(label=self.sujet.libelle, choices=choix)
            case Genre.NOMBRE:
                return forms.IntegerField(label=self.sujet.libelle)
            case Genre.LISTE:
                return forms.MultipleChoiceField(
                    label=self.sujet.libelle, choices=choix, widget=forms.CheckboxSelectMultiple
                )
        aide = " ".join(f"{{{champ}}}" for champ in self.sujet.champs)
        return forms.CharField(label=self.sujet.libelle, max_length=200, help_text=aide and f"Peut contenir : {aide}")

    def _update_errors(self, errors):
        """A field says once what is missing."""
        if hasattr(errors, "error_dict"):
            errors.error_dict = {champ: dits for champ, dits in errors.error_dict.items() if champ not in self.errors}
        super()._update_errors(errors)

    def clean(self):
        donnees = super().clean()
        if self.sujet.genre is not Genre.TERME:
            self.instance.valeur = donnees.get("valeur")
        return donnees
