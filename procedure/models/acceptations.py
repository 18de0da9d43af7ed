from django.db import models

from annuaire.models import Habilitation
from procedure.models.histoire import offices_de


class AcceptationQuerySet(models.QuerySet):
    def manque(self, personne, dossier, instant) -> bool:
        """Is there an office held in this case for which nothing was accepted since it last changed?"""
        tenues = offices_de(personne, dossier, instant)
        dernieres = self.filter(habilitation__in=tenues).order_by().values("habilitation").annotate(le=models.Max("le"))
        acceptees = dict(dernieres.values_list("habilitation", "le"))
        return any(tenue.pk not in acceptees or acceptees[tenue.pk] < tenue.modifiee_le for tenue in tenues)

    def accepter(self, personne, dossier, instant):
        self.bulk_create(self.model(habilitation=tenue, le=instant) for tenue in offices_de(personne, dossier, instant))


class Acceptation(models.Model):
    """The duty of secrecy (art. 226-13 CP), accepted in an office before a first confidential piece is read there."""

    habilitation = models.ForeignKey(Habilitation, models.PROTECT, related_name="+")
    le = models.DateTimeField()

    objects = AcceptationQuerySet.as_manager()

    class Meta:
        ordering = ["habilitation_id", "le", "pk"]

    def __str__(self):
        return f"{self.habilitation_id}, {self.le:%d/%m/%Y %H:%M}"
