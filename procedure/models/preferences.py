from django.db import models

from annuaire.models import Personne
from procedure.models.messages import Nouvelle


class Rythme(models.TextChoices):
    CHAQUE = "chaque", "à chaque fois"
    JOUR = "jour", "une fois par jour"
    JAMAIS = "jamais", "jamais"


def _rythme(nouvelle):
    return models.CharField(nouvelle.label, max_length=6, choices=Rythme, default=Rythme.CHAQUE)


class PreferenceQuerySet(models.QuerySet):
    def de(self, personne):
        """Theirs; as everybody's, until they choose."""
        return self.filter(personne=personne).first() or Preference(personne=personne)


class Preference(models.Model):
    """How often somebody wants to be told of each kind of news; and whether single letters do something."""

    personne = models.OneToOneField(Personne, models.CASCADE, related_name="+")
    rappel = _rythme(Nouvelle.RAPPEL)
    tour = _rythme(Nouvelle.TOUR)
    reponse = _rythme(Nouvelle.REPONSE)
    touches = models.BooleanField("Raccourcis d’une seule touche", default=True)

    objects = PreferenceQuerySet.as_manager()

    def __str__(self):
        return f"préférences {self.pk}"

    def rythme(self, nouvelle) -> str:
        return getattr(self, nouvelle)

    def par_jour(self) -> list:
        """The kinds that wait for the mail of the day."""
        return [nouvelle for nouvelle in Nouvelle if self.rythme(nouvelle) == Rythme.JOUR]
