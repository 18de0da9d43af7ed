from django.db import models

from procedure.models import Dossier, Interesse


class EtatMesure(models.TextChoices):
    BROUILLON = "brouillon", "Brouillon"
    A_SIGNER = "a_signer", "À signer"
    PROPOSEE = "proposee", "Proposée au procureur"
    ACCEPTEE = "acceptee", "Acceptée"
    ECARTEE = "ecartee", "Écartée"
    CONNUE = "connue", "Suite connue"
    SANS_SUITE = "sans_suite", "Close sans suite connue"
    ABANDONNEE = "abandonnee", "Abandonnée"


class Mesure(Dossier):
    """What the mayor proposes to the procureur, where no property of the commune was touched (art. 44-1 al. 6 CPP)."""

    class Nature(models.TextChoices):
        ALTERNATIVE = "alternative", "alternative aux poursuites (art. 41-1 CPP)"
        COMPOSITION = "composition", "composition pénale (art. 41-3 CPP)"

    class Constat(models.TextChoices):
        PROCES_VERBAL = "pv", "procès-verbal"
        RAPPORT = "rapport", "rapport"

    infraction = models.CharField("infraction", max_length=30, blank=True)
    reponses = models.JSONField("réponses aux questions", default=dict, blank=True)
    sorte = models.CharField("mesure proposée", max_length=12, choices=Nature, blank=True)
    precisions_mesure = models.CharField("en quoi elle consisterait", max_length=500, blank=True)
    constat = models.CharField("constat", max_length=8, choices=Constat, blank=True)
    constat_numero = models.CharField("numéro du constat", max_length=60, blank=True)
    constat_le = models.DateField("date du constat", null=True, blank=True)
    constat_service = models.CharField("service qui a constaté", max_length=100, blank=True)

    class Meta:
        verbose_name = "proposition au procureur"
        verbose_name_plural = "propositions au procureur"

    @property
    def contrevenant(self) -> Interesse | None:
        return next(iter(self.interesses.all()), None)

    def nomme(self):
        return self.contrevenant.nom_complet() if self.contrevenant else ""
