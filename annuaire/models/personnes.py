from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class PersonneManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email=email.lower())

    def create_user(self, email, password=None, **champs):
        personne = self.model(email=email, **champs)
        personne.set_password(password)
        personne.save(using=self._db)
        return personne


class Personne(AbstractBaseUser):
    """Somebody who logs in. What they may do is not written here: it is their habilitations."""

    email = models.EmailField("adresse électronique", unique=True)
    prenom = models.CharField("prénom", max_length=100)
    nom = models.CharField("nom", max_length=100)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    is_active = models.BooleanField("compte ouvert", default=True)
    cree_le = models.DateTimeField("créé le", default=timezone.now, editable=False)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["prenom", "nom"]

    objects = PersonneManager()

    class Meta:
        verbose_name = "personne"
        ordering = ["nom", "prenom", "pk"]
        constraints = [
            models.CheckConstraint(
                name="personne_email_minuscule",
                condition=models.Q(email=Lower("email")),
                violation_error_message="L’adresse électronique s’écrit en minuscules.",
            ),
        ]

    memoire: dict | None = None  # what a request has read of their rights, from its door to its answer

    def __str__(self):
        return f"{self.prenom} {self.nom}"

    def tenues(self, instant, lieux=None) -> list:
        """What they hold then; in these places, where some are said."""
        toutes = self.retenir("habilitations", lambda: list(self.habilitations.entieres()))
        return [une for une in toutes if une.tenue(instant) and (lieux is None or une.institution_id in lieux)]

    def oublier(self):
        """Time has passed since the door: a lock was waited for, a file was looked into. What follows asks anew."""
        if self.memoire is not None:
            self.memoire = {}

    def retenir(self, quoi, lire):
        """Asked once in a request, which the next one does not remember; elsewhere, each time."""
        if self.memoire is None:
            return lire()
        if quoi not in self.memoire:
            self.memoire[quoi] = lire()
        return self.memoire[quoi]

    def clean(self):
        self.email = self.email.lower()

    def save(self, *args, **kwargs):
        # One address, one spelling: "A.Dupont@…" and "a.dupont@…" are the same person.
        self.email = self.email.lower()
        super().save(*args, **kwargs)
