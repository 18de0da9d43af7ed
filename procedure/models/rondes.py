from datetime import timedelta

from django.db import models
from django.utils import timezone


class RondeQuerySet(models.QuerySet):
    def derniere(self):
        return self.filter(finie_le__isnull=False).order_by("-finie_le").first()

    def arretee(self) -> bool:
        derniere = self.derniere()
        return derniere is None or derniere.trop_vieille

    def oublier(self, avant):
        return self.filter(commencee_le__lt=avant).delete()


class Ronde(models.Model):
    """One round of the clock. Its trace tells people, and /sante/, that terms are being watched."""

    commencee_le = models.DateTimeField(default=timezone.now)
    finie_le = models.DateTimeField(null=True, db_index=True)

    objects = RondeQuerySet.as_manager()

    # Past this age, a term could be missed: a banner says so and /sante/ answers 503.
    TROP_VIEILLE = timedelta(minutes=15)
    # Long enough to see a bad night on Monday morning.
    GARDEES = timedelta(days=7)

    def __str__(self):
        return f"ronde de {self.commencee_le:%H:%M}"

    def finir(self):
        self.finie_le = timezone.now()
        self.save(update_fields=["finie_le"])

    @property
    def trop_vieille(self):
        return self.finie_le is None or timezone.now() - self.finie_le > self.TROP_VIEILLE
