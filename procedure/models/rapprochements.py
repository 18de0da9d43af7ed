from django.db import models
from django.db.models import F, Q

from procedure.acteurs import MAIRIE, PARQUET
from procedure.models.dossiers import Dossier


class Motif(models.TextChoices):
    COAUTEUR = "coauteur", "coauteur des mêmes faits"
    SUITE = "suite", "l’un fait suite à l’autre"
    AUTRE = "autre", "autre rapport"


class RapprochementQuerySet(models.QuerySet):
    def de(self, dossier):
        return self.filter(Q(premier=dossier.pk) | Q(second=dossier.pk))

    def visibles_par(self, personne, instant=None):
        """Of two cases that this person may both know of; nothing tells of the others."""
        vus = Dossier.objects.visibles_par(personne, instant)
        return self.filter(premier__in=vus, second__in=vus)

    def faire(self, un, autre, **suite):
        """Once, whoever asks for it first."""
        premier, second = sorted((un.pk, autre.pk))
        return self.get_or_create(premier_id=premier, second_id=second, defaults=suite)[0]


class Rapprochement(models.Model):
    """Two cases that have to do with each other, the older first: so the pair is one row, and the base holds that it is."""

    premier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    second = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    motif = models.CharField("rapport", max_length=8, choices=Motif)
    cote = models.CharField(max_length=8)  # that made it, and alone undoes it
    fait_le = models.DateTimeField()

    objects = RapprochementQuerySet.as_manager()

    class Meta:
        ordering = ["premier_id", "second_id"]
        constraints = [
            models.UniqueConstraint(name="rapprochement_unique", fields=["premier", "second"]),
            models.CheckConstraint(name="rapprochement_ordre", condition=Q(premier__lt=F("second"))),
            models.CheckConstraint(name="rapprochement_motif", condition=Q(motif__in=Motif.values)),
            models.CheckConstraint(name="rapprochement_cote", condition=Q(cote__in=[MAIRIE.value, PARQUET.value])),
        ]

    def __str__(self):
        return f"{self.premier}, {self.second}"

    def autre(self, dossier) -> Dossier:
        return self.second if self.premier_id == dossier.pk else self.premier

    def vu_de(self, dossier) -> str:
        """What the other case is to this one."""
        if self.motif != Motif.SUITE:
            return "Coauteur" if self.motif == Motif.COAUTEUR else "Autre rapport"
        return "Suite de ce dossier" if self.premier_id == dossier.pk else "À l’origine de ce dossier"
