from django.db import models

from procedure.models import Dossier


class Etat(models.TextChoices):
    BROUILLON = "brouillon", "Brouillon"
    A_SIGNER = "a_signer", "À signer"
    AVIS_DEMANDE = "avis_demande", "Avis demandé"
    AUTORISE = "autorise", "Autorisé"
    REFUSE = "refuse", "Refusé"
    REORIENTE = "reoriente", "Réorienté"
    CLOS = "clos", "Clos"
    ABANDONNE = "abandonne", "Abandonné"


class RappelOrdre(Dossier):
    """Rappel à l'ordre: what it needs beyond what every case has."""

    class Reconnus(models.TextChoices):
        NON_PRECISE = "", "non précisé"
        OUI = "oui", "oui"
        NON = "non", "non"

    exclusions = models.JSONField("cas d’exclusion rencontrés", default=list, blank=True)
    reconnus = models.CharField("faits reconnus", max_length=3, choices=Reconnus, blank=True)
    mineur = models.BooleanField("mineur au jour des faits", default=False)
    bloque = models.BooleanField("un avis tardif contraire attend la décision de l’élu", default=False)

    class Meta:
        verbose_name = "rappel à l’ordre"
        verbose_name_plural = "rappels à l’ordre"
