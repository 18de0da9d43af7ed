from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils import timezone

from annuaire.chiffrement import clore, rouvrir
from annuaire.models import Personne
from procedure.models.portees import empreinte_des_droits
from procedure.models.recherches import jeton

AU_PLUS, GARDES = 3, timedelta(days=1)
MORT = timedelta(minutes=5)  # without a sign of who makes it


class ExportQuerySet(models.QuerySet):
    def demander(self, personne, codes, cherche):
        """Nothing, where they have enough of them already."""
        if self.filter(personne=personne).count() >= AU_PLUS:
            return None
        instant = timezone.now()
        droits = empreinte_des_droits(personne, instant)
        ferme = clore(cherche) if cherche else None
        return self.create(personne=personne, codes=codes, cherche=ferme, droits=droits, demande_le=instant)

    def attendent(self, instant):
        return self.filter(Q(vu_le=None) | Q(vu_le__lt=instant - MORT), fini_le=None)

    def prendre(self, instant):
        """The first that waits, for one only of those who ask; none, while another is made: the clock needs its turn."""
        premier = self.attendent(instant).order_by("demande_le", "pk").first()
        occupe = self.filter(fini_le=None, vu_le__gte=instant - MORT).exists()
        if premier is None or occupe or not self.attendent(instant).filter(pk=premier.pk).update(vu_le=instant):
            return None
        return premier

    def prets(self, personne):
        """Made, and not taken yet: their owner is told."""
        return self.filter(personne=personne, fini_le__isnull=False, panne="", pris_le=None).order_by("pk")

    def oublier(self, maintenant):
        """The file first: a row without one is nothing, a file without a row would stay."""
        vieux: Any = self.filter(demande_le__lte=maintenant - GARDES)
        for export in vieux:
            export.effacer()


class Export(models.Model):
    """A list too long to be given at once: made apart, for one person, and gone the day after."""

    jeton = models.CharField(max_length=20, unique=True, default=jeton, editable=False)
    personne = models.ForeignKey(Personne, models.CASCADE, related_name="+")
    codes = models.CharField(max_length=300)
    cherche = models.BinaryField(null=True)  # closed: it names somebody
    droits = models.CharField(max_length=64)
    demande_le = models.DateTimeField()
    combien = models.PositiveIntegerField(default=0)
    faits = models.PositiveIntegerField(default=0)
    vu_le = models.DateTimeField(null=True)  # the last sign of who makes it
    fini_le = models.DateTimeField(null=True)
    pris_le = models.DateTimeField(null=True)
    panne = models.CharField(max_length=200, blank=True)

    objects = ExportQuerySet.as_manager()

    def __str__(self):
        return f"export {self.pk}"

    @property
    def fichier(self) -> str:
        return f"exports/{self.jeton}"

    @property
    def texte(self) -> str:
        return rouvrir(self.cherche) if self.cherche else ""

    @property
    def jusqu_a(self):
        return self.demande_le + GARDES

    def a_toujours_droit(self, instant) -> bool:
        """Does its owner see what they saw when they asked for it?"""
        return self.droits == empreinte_des_droits(self.personne, instant)

    def ecrire(self, morceaux):
        """A file that only we read; what an earlier try left of it goes."""
        default_storage.delete(self.fichier)
        default_storage.save(self.fichier, ContentFile(b""))
        with default_storage.open(self.fichier, "wb") as fichier:
            for morceau in morceaux:
                fichier.write(morceau)

    def effacer(self):
        default_storage.delete(self.fichier)
        self.delete()
