import json
from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.db import models
from django.utils import timezone

from annuaire.chiffrement import coffre
from annuaire.models import Personne

# A day: who was called away comes back the next morning.
GARDEES = timedelta(days=1)


class RepriseQuerySet(models.QuerySet):
    def garder(self, personne_id, chemin, champs: dict[str, list]):
        """The last that was written there takes the place of what was kept before."""
        contenu = {"contenu": coffre().encrypt(json.dumps(champs).encode()), "deposee_le": timezone.now()}
        self.update_or_create(personne_id=personne_id, chemin=chemin, defaults=contenu)

    def de(self, personne, chemin):
        return self.filter(personne=personne, chemin=chemin, deposee_le__gt=timezone.now() - GARDEES).first()

    def oublier(self, maintenant):
        return self.filter(deposee_le__lte=maintenant - GARDEES).delete()


class Reprise(models.Model):
    """What somebody was writing when their session ended: encrypted, for them alone, for a day."""

    personne = models.ForeignKey(Personne, models.CASCADE, related_name="+")
    chemin = models.CharField(max_length=200)
    contenu = models.BinaryField()
    deposee_le = models.DateTimeField()

    objects = RepriseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="reprise_unique", fields=["personne", "chemin"])]

    def __str__(self):
        return f"reprise {self.pk}"

    def champs(self) -> dict[str, list]:
        """Nothing, once the key that closed it is gone."""
        try:
            return json.loads(coffre().decrypt(bytes(self.contenu)))
        except InvalidToken:
            return {}
