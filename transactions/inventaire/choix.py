"""A place of the inventory, chosen for a work: what it says is written on the case, where it may be written otherwise."""

from django import forms

from annuaire.models import Institution
from transactions.models import Poste, Sorte, Transaction

CHAMPS = {"travail": "travail", "travail_lieu": "lieu", "encadrant": "encadrant"}  # of the case, of the place


class PosteField(forms.ModelChoiceField):
    def label_from_instance(self, poste):
        return f"{poste} ({poste.occupation})"


def proposer_les_postes(formulaire, dossier):
    """Those of the commune that are open to this work today; and the one that was chosen, whatever became of it."""
    essai = formulaire.essai
    ici = Institution.objects.avec_leurs_anciennes([dossier.commune.actuelle(essai.instant).pk], essai.instant)
    ouverts = Poste.objects.filter(institution__in=ici).pour(Sorte.TNR).ouvertes(essai.ou.jour(essai.instant))
    formulaire.fields["poste"] = PosteField(
        (ouverts | Poste.objects.filter(pk=dossier.poste_id)).avec_leurs_prises(),
        required=False,
        label=formulaire.fields["poste"].label,
        empty_label="un travail hors de l’inventaire",
    )


def tire_du_poste(formulaire, dits) -> dict:
    """Another place says the work, where it is done and who receives it, save what is typed with it. A sum has none."""
    if dits.get("nature") == Transaction.Nature.REPARATION:
        return {"poste": None}
    choisi = dits.get("poste")
    if choisi is None or "poste" not in formulaire.changed_data:
        return {}
    libres = [champ for champ in CHAMPS if champ not in formulaire.changed_data or not dits.get(champ)]
    return {champ: getattr(choisi, CHAMPS[champ]) for champ in libres}
