"""What is asked before somebody is convoked, and when the rappel is held or missed."""

from django import forms

from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from procedure.champs import OuiNon
from procedure.droit.ages import mineur
from procedure.forms import ActeForm
from procedure.templatetags.typographie import soigne
from rappel_ordre.cadres import aide_memoire
from rappel_ordre.models import RendezVous
from rappel_ordre.questions import DEPUIS
from rappel_ordre.recevabilite import examen

DEMARCHE = ("le", "moyen", "resultat")


class EncoreForm(ActeForm):
    """What may have come since: asked again, as the convention words it. A tacit acceptance cures no exclusion."""

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.posees = [une for une in examen(essai).questions if une.cle in DEPUIS]
        for une in self.posees:
            self.fields[f"question-{une.cle}"] = OuiNon(
                label=f"À ce jour : {soigne(une.texte[0].lower() + une.texte[1:])}"
            )

    def clean(self):
        dits = super().clean()
        for une in self.posees:
            dite = dits.get(f"question-{une.cle}")
            if dite is None:
                self.add_error(f"question-{une.cle}", "Répondez : la situation a pu changer.")
            elif une.exclut(dite):
                self.add_error(
                    f"question-{une.cle}", f"{une.refus} Constatez l’exclusion : le rappel ne peut plus avoir lieu."
                )
        return dits


class RendezVousForm(EncoreForm):
    """When, where, and how the letter is handed; and why, when one was convoked already."""

    rdv_le = forms.DateTimeField(label="Date et heure")
    lieu = forms.CharField(label="Lieu", max_length=150)
    mode = forms.ChoiceField(label="Remise de la convocation", choices=RendezVous.Mode)
    report = forms.ChoiceField(label="Motif du report", choices=[("", ""), *RendezVous.Report.choices])
    bouton = "Proposer à la signature"

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        dernier = essai.dossier.rendez_vous.last()
        self.initial["lieu"] = dernier.lieu if dernier else f"Mairie de {essai.dossier.commune.nom}"
        if not essai.dossier.rdv_le:
            del self.fields["report"]

    def clean_rdv_le(self):
        if self.cleaned_data["rdv_le"] <= self.essai.instant:
            raise forms.ValidationError("Ce rendez-vous serait déjà passé.")
        return self.cleaned_data["rdv_le"]


class PrononcerForm(EncoreForm):
    """Who held it, who was there. Of what was said, only that the four points were."""

    par_qui = forms.ModelChoiceField(Habilitation.objects.none(), label="Tenu par")
    norme = forms.BooleanField(label="La règle qui n’a pas été respectée a été rappelée")
    regles = forms.BooleanField(label="Les règles de la vie en société ont été rappelées", required=False)
    sanctions = forms.BooleanField(label="Les sanctions encourues ont été rappelées", required=False)
    raisons = forms.BooleanField(label="Les raisons des faits ont été évoquées", required=False)
    observations = forms.CharField(label="Observations", max_length=500, required=False)
    quand = "Tenu le"

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        rappel = essai.dossier
        elus = essai.chez_nous.habilitations.filter(role=Role.ELU).select_related("personne")
        self.fields["par_qui"].queryset = elus
        self.fields["par_qui"].label_from_instance = lambda elu: (
            f"{elu.personne.prenom} {elu.personne.nom}, {elu.titre.lower()}"
        )
        lui = essai.habilitation if essai.habilitation and essai.habilitation.role == Role.ELU else None
        self.initial["par_qui"] = lui or next(iter(elus.tenues(essai.instant)), None)
        self.quand_propose = rappel.rdv_le if rappel.rdv_le and rappel.rdv_le <= essai.instant else None
        self.adultes = self._adultes(rappel.auteur)
        self.order_fields([*(f"question-{une.cle}" for une in self.posees), "par_qui"])

    def _adultes(self, auteur) -> list:
        """Those who answer for a minor of that day: whether each came, another in their place, or why none."""
        if not mineur(auteur.ne_le, self.essai.ou.jour(self.essai.date)):
            return []
        adultes = [adulte for adulte in auteur.representants.all() if adulte.nom]
        for adulte in adultes:
            qui = f"{adulte.nom} ({adulte.qualite})" if adulte.qualite else adulte.nom
            self.fields[f"venu-{adulte.pk}"] = forms.BooleanField(label=f"Était présent : {qui}", required=False)
        self.fields["autre_nom"] = forms.CharField(
            label="Un autre adulte présent : son nom", max_length=150, required=False
        )
        self.fields["autre_qualite"] = forms.CharField(label="Sa qualité (éducateur…)", max_length=60, required=False)
        self.fields["impossibilite"] = forms.CharField(
            label="Aucun adulte : pourquoi c’était impossible", max_length=300, required=False
        )
        self.fields["demarche_le"] = forms.DateField(label="Ce qui a été fait pour les joindre : date", required=False)
        self.fields["demarche_moyen"] = forms.CharField(label="Moyen", max_length=100, required=False)
        self.fields["demarche_resultat"] = forms.CharField(label="Résultat", max_length=150, required=False)
        return adultes

    @property
    def memo(self) -> list[str]:
        return aide_memoire(self.essai.dossier)

    def presences(self) -> list[dict]:
        dites = [{"nom": a.nom, "qualite": a.qualite, "venu": self.cleaned_data[f"venu-{a.pk}"]} for a in self.adultes]
        autre = {champ: self.cleaned_data.get(f"autre_{champ}", "") for champ in ("nom", "qualite")}
        return [*dites, autre | {"venu": True}] if autre["nom"] else dites

    def demarche(self) -> dict:
        dite = {champ: self.cleaned_data.get(f"demarche_{champ}") for champ in DEMARCHE}
        return dite if all(dite.values()) else {}

    def clean_par_qui(self):
        """An arrêté in force that day: the mayor's office, or the delegate's."""
        elu = self.cleaned_data["par_qui"]
        if not elu.tenue(self.essai.date):
            raise forms.ValidationError("Aucun arrêté ne l’habilitait ce jour-là (art. L.2122-18 CGCT).")
        return elu

    def clean(self):
        dits = super().clean()
        if self.essai.date < self.essai.dossier.etat_depuis:
            self.add_error(None, "Cette date précède ce qui a permis le rappel.")
        if "impossibilite" in self.fields and not self.errors:
            self._accompagne(dits)
        return dits

    def _accompagne(self, dits):
        """In the presence of an adult, unless that is impossible: which is said, with what was done."""
        if any(presence["venu"] for presence in self.presences()):
            return
        if not dits["impossibilite"]:
            self.add_error(
                "impossibilite",
                "Un mineur est reçu avec un adulte qui en répond, sauf impossibilité (art. L.132-7 CSI).",
            )
        elif not (self.demarche() or self.essai.dossier.diligences.exists()):
            self.add_error("demarche_le", "Dites ce qui a été fait pour les joindre : date, moyen, résultat.")
