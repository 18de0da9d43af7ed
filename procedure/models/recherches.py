import re
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone

from annuaire.chiffrement import clore, rouvrir
from annuaire.models import Personne

# By each person, and for how long. Somebody who looks for something once more forgets what they looked for first.
AU_PLUS, GARDEES = 50, timedelta(days=7)
JETON = re.compile(r"[\w-]{16}")


def jeton():
    return secrets.token_urlsafe(12)


class RechercheQuerySet(models.QuerySet):
    def faire(self, personne, texte):
        faite = self.create(personne=personne, contenu=clore(texte), faite_le=timezone.now())
        siennes = self.filter(personne=personne)
        gardees = siennes.order_by("-faite_le", "-pk").values_list("pk", flat=True)[:AU_PLUS]
        siennes.exclude(pk__in=list(gardees)).delete()
        return faite

    def de(self, personne, jeton):
        return self.filter(personne=personne, jeton=jeton).first() if JETON.fullmatch(jeton) else None

    def oublier(self, maintenant):
        return self.filter(faite_le__lte=maintenant - GARDEES).delete()


class Recherche(models.Model):
    """What somebody looked for, under a name that says nothing: no address, no log ever holds a person's name."""

    jeton = models.CharField(max_length=20, unique=True, default=jeton, editable=False)
    personne = models.ForeignKey(Personne, models.CASCADE, related_name="+")
    contenu = models.BinaryField()
    faite_le = models.DateTimeField(db_index=True)

    objects = RechercheQuerySet.as_manager()

    def __str__(self):
        return f"recherche {self.pk}"

    @property
    def texte(self) -> str:
        return rouvrir(self.contenu)
