from django.db import models
from django.utils import timezone

from annuaire.chiffrement import clore, rouvrir
from annuaire.models import Personne
from annuaire.textes import simplifier
from procedure.models.recherches import jeton

AU_PLUS = 20  # by each person: more would not be found again


class VueQuerySet(models.QuerySet):
    def de(self, personne) -> list:
        """By name; and a name is closed to the base."""
        return sorted(self.filter(personne=personne), key=lambda vue: (simplifier(vue.nom), vue.pk))

    def garder(self, personne, nom, codes):
        return self.create(personne=personne, contenu=clore(nom), codes=codes, gardee_le=timezone.now())


class Vue(models.Model):
    """What somebody asks of the list again and again: its codes, under a name of theirs that only they read.

    Never a search: it names somebody, and would outlive what is kept of them.
    """

    jeton = models.CharField(max_length=20, unique=True, default=jeton, editable=False)
    personne = models.ForeignKey(Personne, models.CASCADE, related_name="+")
    contenu = models.BinaryField()
    codes = models.CharField(max_length=300)
    gardee_le = models.DateTimeField()

    objects = VueQuerySet.as_manager()

    def __str__(self):
        return f"vue {self.pk}"

    @property
    def nom(self) -> str:
        return rouvrir(self.contenu) or "Sans nom"

    def renommer(self, nom):
        self.contenu = clore(nom)
        self.save(update_fields=["contenu"])
