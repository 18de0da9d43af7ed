"""Many cases at once, where only their number matters."""

from procedure.models import Dossier, Echeance, Interesse

LIES = (Echeance, Interesse)


def multiplier(dossier, fois):
    """As many rows as it says, each with its clocks and persons: not through the door, and with no act."""
    modele = Dossier.objects.get(pk=dossier.pk)
    copies = [_copie(modele, jeton=f"copie-{rang:04}", numero=f"RAO-2026-C-{rang:04}") for rang in range(fois)]
    Dossier.objects.bulk_create(copies)
    for lie in LIES:
        lignes = list(lie.objects.filter(dossier=dossier.pk))
        lie.objects.bulk_create(_copie(ligne, dossier_id=copie.pk) for ligne in lignes for copie in copies)
    return copies


def _copie(ligne, **neufs):
    champs = {champ.attname: getattr(ligne, champ.attname) for champ in ligne._meta.concrete_fields}
    return type(ligne)(**champs | {"id": None} | neufs)
