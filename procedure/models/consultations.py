from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from annuaire.models import Personne
from procedure.models.histoire import cotes_de
from procedure.models.portees import lieux


class ConsultationQuerySet(models.QuerySet):
    def noter(self, personne, dossier, quoi, instant=None):
        """A short write of its own: reading locks nothing, and what was read is known even if the page then fails."""
        le = instant or timezone.now()
        cote = next(iter(sorted(cotes_de(personne, dossier, le))), "")
        return self.create(personne=personne, dossier_id=dossier.pk, cote=cote, quoi=quoi, le=le)

    def noter_ensemble(self, personne, dossiers, quoi, instant):
        """The same of many at once: each one's own page tells it."""
        tenues = personne.tenues(instant)
        chez = {lieu: cote.value for cote, lieu in lieux(tenues, instant)}

        def cote(dossier):
            return min((chez[pk] for pk in (dossier.commune_id, dossier.parquet_id) if pk in chez), default="")

        self.bulk_create(
            self.model(personne=personne, dossier_id=dossier.pk, cote=cote(dossier), quoi=quoi, le=instant)
            for dossier in dossiers
        )

    def oublier(self, maintenant):
        """Kept for their own time, which is not that of the case."""
        return self.filter(le__lt=maintenant - timedelta(days=settings.CONSULTATIONS_GARDEES)).delete()


class Consultation(models.Model):
    """Who has looked at what, and when. References only."""

    personne = models.ForeignKey(Personne, models.PROTECT, related_name="+")
    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="consultations")
    cote = models.CharField(max_length=8, blank=True)  # of which side they looked
    quoi = models.CharField(max_length=60)
    le = models.DateTimeField(db_index=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["dossier_id", "le", "pk"]

    def __str__(self):
        return f"{self.dossier}, {self.quoi}"

    @property
    def genre(self) -> str:
        """What kind of thing, without its number."""
        return self.quoi.split()[0].rstrip(",")
