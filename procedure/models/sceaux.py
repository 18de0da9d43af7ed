from hashlib import sha256

from django.db import models

from annuaire.models import Institution


class SceauQuerySet(models.QuerySet):
    def dernier(self, institution):
        return self.filter(institution=institution).order_by("-rang").first()


class Sceau(models.Model):
    """Where the chains of an institution's cases stood, one day. Its text leaves by mail: what is outside cannot be rewritten."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="sceaux")
    rang = models.PositiveIntegerField()
    scelle_le = models.DateTimeField()
    texte = models.TextField()
    empreinte = models.CharField(max_length=64)

    objects = SceauQuerySet.as_manager()

    class Meta:
        ordering = ["institution", "rang"]
        constraints = [models.UniqueConstraint(name="sceau_rang", fields=["institution", "rang"])]

    def __str__(self):
        return f"{self.institution}, sceau {self.rang}"

    def intact(self) -> bool:
        return sha256(self.texte.encode()).hexdigest() == self.empreinte
