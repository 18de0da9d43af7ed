import re

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from annuaire.lieux import ALSACE_MOSELLE, departement_de, fuseau_de, zone_de
from annuaire.models.groupements import Intercommunalite, Tribunal
from annuaire.models.institutions import Nature
from annuaire.recherche import nommes
from annuaire.textes import simplifier

CODE = re.compile(r"\d[\dab]?\d{0,3}")


class CommuneQuerySet(models.QuerySet):
    def actuelles(self):
        return self.filter(devenue=None)

    def membres(self, institution):
        """The communes of an EPCI that uses this program; nobody else has any."""
        if institution.nature != Nature.EPCI:
            return self.none()
        return self.filter(intercommunalite=institution.code)

    def cherchees(self, texte, combien=20):
        """What somebody who types may mean: the beginning of a code, or of words in any order.

        Those that exist come first, then the exact name, then the most peopled.
        """
        nom = simplifier(texte)[:80]
        trouvees = self.filter(code__startswith=nom.upper()) if CODE.fullmatch(nom) else self.filter(nommes(nom))
        if not nom:
            return self.none()
        disparue, autre = Case(When(devenue=None, then=0), default=1), Case(When(cherche=nom, then=0), default=1)
        return trouvees.order_by(disparue, autre, F("population").desc(nulls_last=True), "cherche", "code")[:combien]


class Commune(models.Model):
    """A commune of the official list, those of the past included. An `Institution` is one that uses this program."""

    code = models.CharField("code INSEE", max_length=5, primary_key=True)
    nom = models.CharField("nom", max_length=80)
    cherche = models.CharField("nom simplifié", max_length=80, editable=False)
    siren = models.CharField("SIREN", max_length=9, blank=True)
    population = models.PositiveIntegerField("population", null=True, blank=True)
    intercommunalite = models.ForeignKey(
        Intercommunalite,
        models.PROTECT,
        verbose_name="intercommunalité",
        related_name="communes",
        null=True,
        blank=True,
    )
    tribunal = models.ForeignKey(
        Tribunal, models.PROTECT, verbose_name="tribunal", related_name="communes", null=True, blank=True
    )
    devenue = models.ForeignKey(
        "self", models.PROTECT, verbose_name="devenue", related_name="anciennes", null=True, blank=True
    )

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "commune"
        ordering = ["cherche", "code"]
        constraints = [
            models.CheckConstraint(
                name="commune_code_insee",
                condition=Exact(Length("code"), 5),
                violation_error_message="Le code INSEE d’une commune a cinq caractères, comme 73008 ou 2A004.",
            ),
            models.CheckConstraint(
                name="commune_devenue_une_autre",
                condition=Q(devenue=None) | ~Q(devenue=F("code")),
                violation_error_message="Une commune ne devient pas elle-même.",
            ),
        ]

    def __str__(self):
        return f"{self.nom} ({self.departement})"

    def save(self, *args, **kwargs):
        self.cherche = simplifier(self.nom)
        super().save(*args, **kwargs)

    @property
    def actuelle(self):
        """Itself, or the commune that stands where it was: what took it in may have been taken in since."""
        return self.devenue.actuelle if self.devenue else self

    @property
    def departement(self):
        return departement_de(self.code)

    @property
    def zone(self):
        return zone_de(self.code)

    @property
    def alsace_moselle(self):
        return self.departement in ALSACE_MOSELLE

    @property
    def fuseau(self):
        return fuseau_de(self.code)
