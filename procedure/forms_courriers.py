"""Which letter an act is about: one that is made anew, that leaves again, or of whose life something is told."""

from django import forms
from django.db import models

from procedure.acteurs import MAIRIE, Cote
from procedure.destinataires import foyers, nommer
from procedure.forms import ActeForm
from procedure.models import Document


class RefaireForm(ActeForm):
    """Which of our letters to a side is made anew, with what the case says now; the old one is kept.

    One to persons is made anew by the act that sends it, with its conditions; one that nobody signs is only sent again.
    """

    courrier = forms.ChoiceField(label="Courrier")
    signes = True

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        notres = [
            (courrier.nom, courrier.libelle)
            for courrier in essai.courriers_partis
            if courrier.lettre and courrier.cotes and (courrier.signe or not self.signes)
        ]
        self.fields["courrier"].choices = notres

    def courriers(self):
        return [self.essai.page.courriers[self.cleaned_data["courrier"]]] if self.is_valid() else []


class RenvoiForm(RefaireForm):
    """Which of our letters leaves again, as it was signed."""

    signes = False

    def deja_signes(self):
        noms = [courrier.nom for courrier in self.courriers()]
        return list(self.essai.dossier.documents.filter(courrier__in=noms, remplacant=None))


class CourrierForm(ActeForm):
    """Which letter, and to whom of those it went to. Asked of one letter, from its own page, it is about that one."""

    courrier = forms.ChoiceField(label="Courrier")
    destinataire = forms.ChoiceField(label="Destinataire", required=False)
    lettre = forms.ModelChoiceField(Document.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        siennes = essai.dossier.documents.all()
        self.fields["lettre"].queryset = siennes
        sienne = siennes.filter(jeton=essai.au_sujet).first() if essai.au_sujet else None
        self.initial["lettre"] = sienne
        # The last that left comes first: it is the one whose way is being noted.
        partis = [c for c in reversed(essai.courriers_partis) if sienne is None or c.nom == sienne.courrier]
        parties = siennes.destinataires()
        self.a = {courrier.nom: _a(courrier, parties, essai) for courrier in partis}
        ceux = [sienne.destinataire] if sienne else dict.fromkeys(a for siens in self.a.values() for a in siens)
        connus = foyers(essai.dossier)
        self.fields["courrier"].choices = [
            (courrier.nom, courrier.libelle) for courrier in partis if self.a[courrier.nom]
        ]
        self.fields["destinataire"].choices = [(a, nommer(essai.dossier, a, connus)) for a in ceux]

    def clean(self):
        choix = super().clean()
        if "courrier" in choix and "destinataire" in choix:
            a = self.a[choix["courrier"]]
            choix["destinataire"] = choix["destinataire"] or (a[0] if len(a) == 1 else "")
            if choix["destinataire"] not in a:
                raise forms.ValidationError("Dites à qui ce courrier a été adressé.")
        return choix


def _a(courrier, parties, essai) -> list[str]:
    """By reference: whoever got one, and the sides it always goes to. What goes on paper is the mairie's to follow."""
    cotes = [a.value for a in courrier.cotes]
    recus = [a for a in parties.get(courrier.nom, []) if essai.cote is MAIRIE or a in {cote.value for cote in Cote}]
    return list(dict.fromkeys([*recus, *cotes]))


class CauseDuRetour(models.TextChoices):
    """Why the post brings a letter back. Left unclaimed, or refused, it was presented all the same."""

    INCONNU = "inconnu", "destinataire inconnu à l’adresse"
    NON_RECLAME = "non_reclame", "avisé et non réclamé"
    REFUSE = "refuse", "refusé par le destinataire"


class RetourForm(CourrierForm):
    cause = forms.ChoiceField(label="Cause, pour un pli", choices=[("", ""), *CauseDuRetour.choices], required=False)

    def clean(self):
        choix = super().clean()
        if choix.get("destinataire", "") not in {"", *(cote.value for cote in Cote)} and not choix.get("cause"):
            self.add_error("cause", "Dites pourquoi ce pli est revenu : ce qui suit en dépend.")
        return choix
