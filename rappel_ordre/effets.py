"""What some acts of a rappel à l'ordre write on the case itself."""

from rappel_ordre.models import Etat, RappelOrdre


def bloquer(essai):
    """A late avis that is adverse stops everything until the élu decides, whatever comes after; a favourable one informs."""
    contraire = essai.formulaire.cleaned_data["sens"] != "favorable" and essai.dossier.etat == Etat.AUTORISE
    _ecrire(essai, bloque=essai.dossier.bloque or contraire)


def debloquer(essai):
    _ecrire(essai, bloque=False)


def reconnaitre(essai):
    """A reorientation that came by mail says that the parquet holds the facts for admitted."""
    _ecrire(essai, reconnus=RappelOrdre.Reconnus.OUI)


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
