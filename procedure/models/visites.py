from datetime import timedelta
from typing import Any

from django.db import models

from annuaire.models import Personne

# A page opened again within that time is the same visit; it is noted so often at most.
MEME, PAS = timedelta(hours=2), timedelta(minutes=10)


class VisiteQuerySet(models.QuerySet):
    def passer(self, personne, instant):
        """Somebody opens their day: since when have they not looked? Nothing, the first time."""
        visite: Any = self.get_or_create(personne=personne, defaults={"derniere": instant})[0]
        if instant - visite.derniere > MEME:
            visite.avant = visite.derniere
        if instant - visite.derniere > PAS:
            visite.derniere = instant
            visite.save()
        return visite.avant


class Visite(models.Model):
    """When somebody last opened their day, and the time before: what changed in between is shown."""

    personne = models.OneToOneField(Personne, models.CASCADE, related_name="+")
    derniere = models.DateTimeField()
    avant = models.DateTimeField(null=True)

    objects = VisiteQuerySet.as_manager()

    def __str__(self):
        return f"{self.derniere:%d/%m/%Y %H:%M}"
