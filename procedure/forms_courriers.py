"""Which letter an act is about: one that is made anew, that leaves again, or of whose life something is told."""

from django import forms

from procedure.forms import ActeForm


class RefaireForm(ActeForm):
    """Which of our letters is made anew, with what the case says now; the old one is kept."""

    courrier = forms.ChoiceField(label="Courrier")

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        notres = [(courrier.nom, courrier.libelle) for courrier in essai.courriers_partis if courrier.lettre]
        self.fields["courrier"].choices = notres

    def courriers(self):
        return [self.essai.page.courriers[self.cleaned_data["courrier"]]] if self.is_valid() else []


class RenvoiForm(RefaireForm):
    """Which of our letters leaves again, as it was signed."""

    def deja_signes(self):
        noms = [courrier.nom for courrier in self.courriers()]
        return list(self.essai.dossier.documents.filter(courrier__in=noms, remplacant=None))


class CourrierForm(ActeForm):
    """Which letter, and to whom of those it went to."""

    courrier = forms.ChoiceField(label="Courrier")
    destinataire = forms.ChoiceField(label="Destinataire", required=False)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        partis = essai.courriers_partis
        self.fields["courrier"].choices = [(courrier.nom, courrier.libelle) for courrier in partis]
        self.fields["destinataire"].choices = [
            (a.value, a.value) for a in dict.fromkeys(a for c in partis for a in c.a)
        ]

    def clean(self):
        choix = super().clean()
        if "courrier" in choix and "destinataire" in choix:
            a = [destinataire.value for destinataire in self.essai.page.courriers[choix["courrier"]].a]
            choix["destinataire"] = choix["destinataire"] or (a[0] if len(a) == 1 else "")
            if choix["destinataire"] not in a:
                raise forms.ValidationError("Dites à qui ce courrier a été adressé.")
        return choix
