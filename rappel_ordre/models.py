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
    """Rappel à l'ordre: who, what happened, what shows it. One author a case; co-authors are cases of their own."""

    class Reconnus(models.TextChoices):
        NON_PRECISE = "", "non précisé"
        OUI = "oui", "oui"
        NON = "non", "non"

    class Constat(models.TextChoices):
        PROCES_VERBAL = "pv", "procès-verbal"
        RAPPORT = "rapport", "rapport"

    nom = models.CharField("nom", max_length=100, blank=True)
    prenoms = models.CharField("prénoms", max_length=100, blank=True)
    ne_le = models.DateField("né le", null=True, blank=True)
    ne_a = models.CharField("né à", max_length=100, blank=True)
    adresse = models.CharField("adresse", max_length=250, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    profession = models.CharField("profession", max_length=100, blank=True)

    faits_le = models.DateTimeField("date et heure des faits", null=True, blank=True)
    faits_lieu = models.CharField("lieu des faits", max_length=250, blank=True)
    faits_nature = models.CharField("nature des faits", max_length=150, blank=True)
    qualification = models.CharField("qualification", max_length=150, blank=True)
    resume = models.TextField("résumé des faits", max_length=6000, blank=True)
    reconnus = models.CharField("faits reconnus", max_length=3, choices=Reconnus, blank=True)
    mineur = models.BooleanField("mineur au jour des faits", default=False)
    exclusions = models.JSONField("cas d’exclusion rencontrés", default=list, blank=True)

    constat = models.CharField("constat", max_length=8, choices=Constat, blank=True)
    constat_numero = models.CharField("numéro du constat", max_length=60, blank=True)
    constat_le = models.DateField("date du constat", null=True, blank=True)
    constat_service = models.CharField("service qui a constaté", max_length=100, blank=True)

    bloque = models.BooleanField("un avis tardif contraire attend la décision de l’élu", default=False)

    class Meta:
        verbose_name = "rappel à l’ordre"
        verbose_name_plural = "rappels à l’ordre"

    def nomme(self):
        return f"{self.nom} {self.prenoms}".strip()


class Representant(models.Model):
    """Who answers for a minor, each where he lives."""

    rappel = models.ForeignKey(RappelOrdre, models.CASCADE, related_name="representants")
    nom = models.CharField("nom et prénom", max_length=150)
    qualite = models.CharField("qualité", max_length=60)
    adresse = models.CharField("adresse", max_length=250, blank=True)

    class Meta:
        verbose_name = "représentant légal"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.rappel}, {self.pk}"


class Diligence(models.Model):
    """What was done to find or reach them."""

    rappel = models.ForeignKey(RappelOrdre, models.CASCADE, related_name="diligences")
    le = models.DateField("le")
    moyen = models.CharField("moyen", max_length=100)
    resultat = models.CharField("résultat", max_length=150)

    class Meta:
        verbose_name = "diligence"
        ordering = ["le", "pk"]

    def __str__(self):
        return f"{self.rappel}, {self.le:%d/%m/%Y}"
