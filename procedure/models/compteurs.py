"""The numbers of cases."""

from django.db import models
from django.db.models import F

from annuaire.models import Institution


class CompteurQuerySet(models.QuerySet):
    def suivant(self, **cle) -> int:
        """The next number; the row's own lock gives each to one opening only."""
        self.get_or_create(**cle)
        self.filter(**cle).update(dernier=F("dernier") + 1)
        return self.values_list("dernier", flat=True).get(**cle)


class Compteur(models.Model):
    """Numbers follow each other in a commune, a procedure and a year."""

    procedure = models.CharField(max_length=30)
    commune = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    annee = models.PositiveSmallIntegerField()
    dernier = models.PositiveIntegerField(default=0)

    objects = CompteurQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="compteur_unique", fields=["procedure", "commune", "annee"])]

    def __str__(self):
        return f"{self.procedure}, {self.annee} : {self.dernier}"
