"""The appointment, and how a rappel was held."""

from django.db import models

from annuaire.models import Habilitation
from rappel_ordre.models.rappels import RappelOrdre


class RendezVous(models.Model):
    """When and where somebody is convoked: prepared by an agent, in force once the élu has signed, kept when it is put off."""

    class Mode(models.TextChoices):
        RECOMMANDE = "lrar", "lettre recommandée avec avis de réception"
        REMISE = "remise", "remise en main propre contre récépissé"

    class Report(models.TextChoices):
        ADRESSE = "adresse", "nouvelle adresse"
        EXCUSE = "excuse", "excuse acceptée"
        REPRESENTANT = "representant", "représentant absent"
        MAJORITE = "majorite", "majorité atteinte entre-temps"
        MAIRIE = "mairie", "empêchement de la mairie"

    rappel = models.ForeignKey(RappelOrdre, models.CASCADE, related_name="rendez_vous")
    le = models.DateTimeField("date et heure")
    lieu = models.CharField("lieu", max_length=150)
    mode = models.CharField("remise de la convocation", max_length=8, choices=Mode, default=Mode.RECOMMANDE)
    report = models.CharField("motif du report", max_length=12, choices=Report, blank=True)
    signe_le = models.DateTimeField("signé le", null=True)

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.rappel}, {self.le:%d/%m/%Y}"


class Tenue(models.Model):
    """How the rappel was held: by whom, before whom. Nothing of what was said: it is verbal."""

    rappel = models.OneToOneField(RappelOrdre, models.CASCADE, related_name="tenue")
    le = models.DateTimeField("tenu le")
    par = models.ForeignKey(Habilitation, models.PROTECT, verbose_name="tenu par", related_name="+")
    impossibilite = models.CharField("pourquoi aucun adulte n’était présent", max_length=300, blank=True)
    observations = models.CharField("observations", max_length=500, blank=True)

    class Meta:
        verbose_name = "tenue"

    def __str__(self):
        return f"{self.rappel}, {self.le:%d/%m/%Y}"


class Presence(models.Model):
    """An adult who answers for a minor, and whether they came."""

    tenue = models.ForeignKey(Tenue, models.CASCADE, related_name="presences")
    nom = models.CharField("nom", max_length=150)
    qualite = models.CharField("qualité", max_length=60)
    venu = models.BooleanField("est venu", default=True)

    class Meta:
        verbose_name = "présence"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.tenue}, {self.pk}"
