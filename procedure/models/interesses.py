"""The persons a case is about, and who answers for them. Personal text: it can be erased, and the case stays."""

from datetime import date

from django.db import models
from django.db.models import Q

from procedure.droit.ages import age


class Interesse(models.Model):
    """A person whom a case is about, natural or legal, in the order in which the case names them."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="interesses")
    rang = models.PositiveSmallIntegerField("rang", default=1)
    morale = models.BooleanField("personne morale", default=False)
    nom = models.CharField("nom ou dénomination", max_length=150)
    prenoms = models.CharField("prénoms", max_length=100, blank=True)
    ne_le = models.DateField("date de naissance", null=True, blank=True)
    ne_a = models.CharField("lieu de naissance", max_length=100, blank=True)
    adresse = models.CharField("adresse", max_length=250, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    courriel = models.EmailField("courriel", blank=True)
    profession = models.CharField("profession", max_length=100, blank=True)

    class Meta:
        verbose_name = "intéressé"
        ordering = ["dossier", "rang"]
        constraints = [
            models.UniqueConstraint(
                name="interesse_rang",
                fields=["dossier", "rang"],
                violation_error_message="Une autre personne de ce dossier porte déjà ce rang.",
            ),
            models.CheckConstraint(
                name="interesse_morale",
                condition=Q(morale=False) | Q(prenoms="", ne_le=None, ne_a=""),
                violation_error_message="Une personne morale n’a ni prénoms, ni date ou lieu de naissance.",
            ),
        ]

    def __str__(self):
        return f"{self.dossier}, intéressé {self.rang}"

    def nom_complet(self) -> str:
        """« LORMEAU Bastien »: as lists are sorted and minutes written. A denomination stays as it was registered."""
        return self.nom if self.morale else f"{self.nom.upper()} {self.prenoms}".strip()

    def age_le(self, jour: date) -> int | None:
        return age(self.ne_le, jour) if self.ne_le else None


class Representant(models.Model):
    """Who answers for a minor, each where they live."""

    interesse = models.ForeignKey(Interesse, models.CASCADE, related_name="representants")
    nom = models.CharField("nom et prénom", max_length=150)
    qualite = models.CharField("qualité", max_length=60)
    adresse = models.CharField("adresse", max_length=250, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)

    class Meta:
        verbose_name = "représentant légal"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.interesse}, représentant {self.pk}"
