from django.db import models
from django.db.models import F, Q

from annuaire.models import Institution, Personne


class Motif(models.TextChoices):
    ABSENCE = "absence", "absence"
    RENFORT = "renfort", "renfort"
    SUITE = "suite", "suite du dossier"
    SUPPLEANCE = "suppleance", "suppléance"


class PartageQuerySet(models.QuerySet):
    def en_vigueur(self, instant):
        return self.filter(Q(fin=None) | Q(fin__gt=instant), debut__lte=instant)

    def pour(self, personne, chez, instant):
        """What was entrusted to them in these institutions, and to whom they stand in for there."""
        a_qui = Q(personne=personne, institution__in=chez)
        for absence in personne.suppleances.filter(institution__in=chez).en_cours(instant):
            if absence.personne.habilitations.filter(institution=absence.institution_id).tenues(instant):
                a_qui |= Q(personne=absence.personne_id, institution=absence.institution_id)
        return self.filter(a_qui)


class Partage(models.Model):
    """A case opened to one person, for a reason and for a time: a délégué, a deputy, a colleague taking over."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="partages")
    personne = models.ForeignKey(Personne, models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")  # in whose service it is read
    motif = models.CharField("motif", max_length=12, choices=Motif)
    debut = models.DateTimeField("du")
    fin = models.DateTimeField("jusqu’au", null=True)  # the midnight that ends its last day

    objects = PartageQuerySet.as_manager()

    class Meta:
        ordering = ["debut", "pk"]
        constraints = [
            models.CheckConstraint(name="partage_dates", condition=Q(fin=None) | Q(fin__gte=F("debut"))),
            models.CheckConstraint(name="partage_motif", condition=Q(motif__in=Motif.values)),
        ]

    def __str__(self):
        return f"{self.dossier}, {self.get_motif_display()}"
