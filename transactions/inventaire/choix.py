"""A place of the inventory, chosen for a work: what it says is written on the case, where it may be written otherwise."""

from django import forms

from transactions.models import Poste, Sorte

CHAMPS = {"travail": "travail", "travail_lieu": "lieu", "encadrant": "encadrant"}  # of the case, of the place


class PosteField(forms.ModelChoiceField):
    def label_from_instance(self, poste):
        return f"{poste} ({poste.occupation})"


def proposer_les_postes(formulaire, dossier):
    """Those of the commune that are open to this work today; and the one that was chosen, whatever became of it."""
    commune, aujourd_hui = (
        dossier.commune.actuelle(formulaire.essai.instant),
        formulaire.essai.ou.jour(formulaire.essai.instant),
    )
    ouverts = commune.postes.pour(Sorte.TNR).ouvertes(aujourd_hui) | Poste.objects.filter(pk=dossier.poste_id)
    champ = formulaire.fields["poste"]
    formulaire.fields["poste"] = PosteField(
        ouverts.avec_leurs_prises(), required=False, label=champ.label, empty_label="un travail hors de l’inventaire"
    )


def tire_du_poste(ancien, dits) -> dict:
    """Written where nothing is, or where the place that was chosen before had written it."""
    choisi = dits.get("poste")
    if choisi is None:
        return {}
    libres = {
        champ: sien for champ, sien in CHAMPS.items() if dits.get(champ) in ("", None, ancien and getattr(ancien, sien))
    }
    return {champ: getattr(choisi, sien) for champ, sien in libres.items()}
