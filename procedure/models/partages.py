from django.db import models
from django.db.models import F, Q

from annuaire.models import Personne


class PartageQuerySet(models.QuerySet):
    def en_vigueur(self, le):
        return self.filter(Q(fin=None) | Q(fin__gte=le), debut__lte=le)


class Partage(models.Model):
    """A case opened to one person, for a reason and for a time: a délégué, a deputy, a colleague taking over."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="partages")
    personne = models.ForeignKey(Personne, models.PROTECT, related_name="+")
    motif = models.CharField("motif", max_length=100)
    debut = models.DateField("du")
    fin = models.DateField("au", null=True)

    objects = PartageQuerySet.as_manager()

    class Meta:
        ordering = ["debut", "pk"]
        constraints = [
            models.CheckConstraint(name="partage_dates", condition=Q(fin=None) | Q(fin__gte=F("debut"))),
        ]

    def __str__(self):
        return f"{self.dossier}, {self.motif}"
