from django.db import models

from annuaire.models.habilitations import Habilitation
from annuaire.models.institutions import Institution


class ListeQuerySet(models.QuerySet):
    def derniere(self, institution, parquet):
        return self.filter(institution=institution, parquet=parquet).order_by("rang").last()

    def en_vigueur(self):
        """Of each institution and parquet, the last one: it takes the place of the others the day it is sent."""
        suivantes = self.model.objects.filter(
            institution=models.OuterRef("institution"), parquet=models.OuterRef("parquet")
        )
        return self.exclude(models.Exists(suivantes.filter(rang__gt=models.OuterRef("rang"))))


class ListeExpediteurs(models.Model):
    """Who may write to the parquet for an institution, as the parquet was told (004 IV 3.1). Names are read where they stand."""

    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="institution", related_name="listes")
    parquet = models.ForeignKey(Institution, models.PROTECT, verbose_name="parquet", related_name="listes_recues")
    rang = models.PositiveSmallIntegerField("rang")
    habilitations = models.ManyToManyField(Habilitation, verbose_name="habilitations", related_name="+")
    etablie_le = models.DateTimeField("établie le")
    recue_le = models.DateTimeField("reçue le", null=True)
    recue_par = models.ForeignKey(
        Habilitation, models.PROTECT, verbose_name="réception accusée par", related_name="+", null=True
    )
    # Where the parquet does not read here: who answered there, and what it sent. It is noted by the mairie.
    recue_de = models.CharField("accusé de réception donné par", max_length=150, blank=True)
    notee_le = models.DateTimeField("notée le", null=True)
    preuve = models.FileField("document reçu", blank=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = "liste des expéditeurs"
        ordering = ["institution", "parquet", "rang"]
        constraints = [
            models.UniqueConstraint(name="liste_rang", fields=["institution", "parquet", "rang"]),
            models.CheckConstraint(
                name="liste_recue",
                condition=models.Q(recue_le=None, recue_par=None)
                | models.Q(recue_le__isnull=False, recue_par__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.institution}, liste n° {self.rang}"
