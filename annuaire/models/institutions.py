from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from annuaire.lieux import departement_de
from annuaire.models.registre import InstitutionQuerySet
from annuaire.textes import simplifier


class Nature(models.TextChoices):
    COMMUNE = "commune", "Commune"
    EPCI = "epci", "Établissement public de coopération intercommunale"
    PARQUET = "parquet", "Parquet"
    ASSOCIATION = "association", "Association"


@cache
def fuseaux() -> set[str]:
    """Read from the disk once."""
    return available_timezones()


def valider_fuseau(fuseau):
    if fuseau not in fuseaux():
        raise ValidationError(f"« {fuseau} » n’est pas un fuseau horaire connu.")


class Institution(models.Model):
    """A commune, an EPCI, a parquet or an association: whoever a habilitation is held in, and a convention is signed by."""

    nature = models.CharField("nature", max_length=12, choices=Nature)
    nom = models.CharField("nom", max_length=150)
    cherche = models.CharField("nom et code simplifiés", max_length=170, editable=False, default="")
    code = models.CharField(
        "code officiel", max_length=14, help_text="INSEE, SIREN, code du tribunal ou RNA, selon la nature."
    )
    fuseau = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris", validators=[valider_fuseau])
    temple = models.BooleanField(
        "temple protestant ou église mixte",
        default=False,
        help_text="En Moselle, Bas-Rhin et Haut-Rhin, le Vendredi saint n’est férié que là où il y en a.",
    )
    parquet = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="parquet du ressort",
        related_name="ressort",
        null=True,
        blank=True,
        limit_choices_to={"nature": Nature.PARQUET},
    )
    devenue = models.ForeignKey(
        "self", models.PROTECT, verbose_name="devenue", related_name="anciennes", null=True, blank=True
    )
    devenue_le = models.DateField("depuis le", null=True, blank=True, help_text="Premier jour de la nouvelle.")
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = "institution"
        ordering = ["nom", "code"]
        constraints = [
            models.UniqueConstraint(
                name="institution_code_unique",
                fields=["nature", "code"],
                violation_error_message="Une institution de cette nature porte déjà ce code.",
            ),
            models.CheckConstraint(
                name="institution_nature_connue",
                condition=Q(nature__in=Nature.values),
                violation_error_message="Cette nature d’institution n’existe pas.",
            ),
            models.CheckConstraint(
                name="institution_code_insee",
                condition=~Q(nature=Nature.COMMUNE) | Q(Exact(Length("code"), 5)),
                violation_error_message="Le code INSEE d’une commune a cinq caractères, comme 73008 ou 2A004.",
            ),
            models.CheckConstraint(
                name="institution_ressort",
                condition=Q(parquet=None) | Q(nature__in=[Nature.COMMUNE, Nature.EPCI]),
                violation_error_message="Seuls une commune ou un EPCI relèvent d’un parquet.",
            ),
            models.CheckConstraint(
                name="institution_devenue_un_jour",
                condition=Q(devenue=None, devenue_le=None) | Q(devenue__isnull=False, devenue_le__isnull=False),
                violation_error_message="Une fusion se dit entière : avec qui, et depuis quel jour.",
            ),
        ]

    def __str__(self):
        return self.nom

    def save(self, *args, **kwargs):
        self.cherche = simplifier(f"{self.nom} {self.code}")
        super().save(*args, **kwargs)

    @property
    def departement(self):
        """Its département, or overseas collectivity, where its code says it: a commune's does."""
        if self.nature != Nature.COMMUNE:
            return ""
        return departement_de(self.code)

    def jour(self, instant):
        return instant.astimezone(ZoneInfo(self.fuseau)).date()

    def disparue(self, instant) -> bool:
        return self.devenue_le is not None and self.devenue_le <= self.jour(instant)

    def actuelle(self, instant):
        """Itself, or the one that stands where it was: what took it in may have been taken in since."""
        return self.devenue.actuelle(instant) if self.disparue(instant) else self

    @property
    def conventionne(self):
        """Does it sign conventions?"""
        return self.nature != Nature.ASSOCIATION

    @classmethod
    def de_la_commune(cls, commune):
        """Not saved yet, as the official list knows it. A commune that was merged is the one it became."""
        return cls._proposee(Nature.COMMUNE, commune.actuelle)

    @classmethod
    def de_l_intercommunalite(cls, intercommunalite):
        return cls._proposee(Nature.EPCI, intercommunalite)

    @classmethod
    def _proposee(cls, nature, lieu):
        parquet = cls.objects.filter(nature=Nature.PARQUET, code=lieu.tribunal_id or "").first()
        return cls(nature=nature, nom=lieu.nom, code=lieu.pk, fuseau=lieu.fuseau, parquet=parquet)

    def clean(self):
        if self.parquet and self.parquet.nature != Nature.PARQUET:
            raise ValidationError({"parquet": f"{self.parquet} n’est pas un parquet."})
        if self.devenue and (refus := self._fusion_refusee()):
            raise ValidationError({"devenue": refus})

    def _fusion_refusee(self):
        """One that is to disappear takes nobody in: so no chain ever comes back to where it began."""
        if self.devenue == self or self.devenue.nature != self.nature:
            return "Une institution devient une autre, de même nature."
        suite = self.devenue.devenue
        return suite and f"{self.devenue} devient elle-même {suite} : indiquez celle-ci."
