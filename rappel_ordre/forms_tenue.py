"""What is noted of a rappel that was held: when, by whom, before whom; nothing of what was said."""

from django import forms

from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from procedure.droit.ages import mineur
from procedure.ecrans.saisie import LE
from rappel_ordre.cadres import aide_memoire
from rappel_ordre.forms_rendez_vous import EncoreForm

DEMARCHE = ("le", "moyen", "resultat")
IMPOSSIBLE = "Aucun adulte n’a pu venir"


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
        ici = {essai.chez_nous.pk, rappel.commune_id}  # held by who was in office before it was taken in, noted after
        elus = Habilitation.objects.filter(institution__in=ici, role=Role.ELU).select_related("personne", "institution")
        self.fields["par_qui"].queryset = elus
        self.fields["par_qui"].label_from_instance = lambda elu: (
            f"{elu.personne.prenom} {elu.personne.nom}, {elu.titre.lower()}"
        )
        lui = essai.habilitation if essai.habilitation and essai.habilitation.role == Role.ELU else None
        self.initial["par_qui"] = lui or next(iter(elus.tenues(essai.instant)), None)
        self.quand_propose = rappel.rdv_le if rappel.rdv_le and rappel.rdv_le <= essai.instant else None
        self.adultes = self._adultes(rappel.auteur)

    def sections(self):
        """In the order of the meeting: what few need waits in a fold."""
        groupes = {
            "Quand, et par qui": (LE, "par_qui"),
            "Depuis l’avis": [f"question-{une.cle}" for une in self.posees],
            "Les adultes qui en répondent": [f"venu-{adulte.pk}" for adulte in self.adultes],
            "Un autre adulte était là": ("autre_nom", "autre_qualite"),
            IMPOSSIBLE: ("impossibilite", *(f"demarche_{champ}" for champ in DEMARCHE)),
            "Ce qui a été dit": ("norme", "regles", "sanctions", "raisons"),
            "Ce qu’il faut en retenir": ("observations",),
        }
        ici = [(titre, [self[nom] for nom in noms if nom in self.fields]) for titre, noms in groupes.items()]
        return [(titre, champs, self._replie(titre, champs)) for titre, champs in ici if champs]

    def _replie(self, titre, champs) -> bool:
        rempli = any(champ.value() or champ.errors for champ in champs)
        return titre in (IMPOSSIBLE, "Un autre adulte était là") and not rempli

    def _adultes(self, auteur) -> list:
        """Those who answer for a minor of that day: whether each came, another in their place, or why none."""
        if not mineur(auteur.ne_le, self.essai.ou.jour(self.essai.date)):
            return []
        adultes = [adulte for adulte in auteur.representants.all() if adulte.nom and not adulte.retire]
        for adulte in adultes:
            qui = f"{adulte.nom} ({adulte.qualite})" if adulte.qualite else adulte.nom
            self.fields[f"venu-{adulte.pk}"] = forms.BooleanField(label=f"{qui} était là", required=False)
        self.fields["autre_nom"] = forms.CharField(label="Son nom", max_length=150, required=False)
        self.fields["autre_qualite"] = forms.CharField(label="Sa qualité (éducateur…)", max_length=60, required=False)
        self.fields["impossibilite"] = forms.CharField(label="Pourquoi", max_length=300, required=False)
        self.fields["demarche_le"] = forms.DateField(label="Ce qui a été fait pour les joindre : quand", required=False)
        self.fields["demarche_moyen"] = forms.CharField(label="Par quel moyen", max_length=100, required=False)
        self.fields["demarche_resultat"] = forms.CharField(label="Avec quel résultat", max_length=150, required=False)
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
        apres = elu.arrete_date and elu.arrete_date > self.essai.ou.jour(self.essai.date)
        if apres or not elu.tenue(self.essai.date):
            raise forms.ValidationError("Aucun arrêté ne l’habilitait ce jour-là (art. L.2122-18 CGCT).")
        return elu

    def clean(self):
        dits = super().clean()
        if self.essai.date < self.essai.dossier.etat_depuis.replace(second=0, microsecond=0):
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
