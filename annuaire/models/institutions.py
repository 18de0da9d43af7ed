from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from annuaire.lieux import departement_de


class Nature(models.TextChoices):
    COMMUNE = "commune", "Commune"
    EPCI = "epci", "Établissement public de coopération intercommunale"
    PARQUET = "parquet", "Parquet"
    ASSOCIATION = "association", "Association"


def valider_fuseau(fuseau):
    if fuseau not in available_timezones():
        raise ValidationError(f"« {fuseau} » n’est pas un fuseau horaire connu.")


class InstitutionQuerySet(models.QuerySet):
    def gerees_par(self, personne, instant):
        """Those whose accounts and papers somebody keeps. Whoever runs the platform keeps none: names are not theirs to read."""
        tenues = personne.habilitations.filter(role="administrateur").tenues(instant)
        return self.filter(pk__in=[tenue.institution_id for tenue in tenues])


class Institution(models.Model):
    """A commune, an EPCI, a parquet or an association: whoever a habilitation is held in, and a convention is signed by."""

    nature = models.CharField("nature", max_length=12, choices=Nature)
    nom = models.CharField("nom", max_length=150)
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
                condition=models.Q(nature__in=Nature.values),
                violation_error_message="Cette nature d’institution n’existe pas.",
            ),
            models.CheckConstraint(
                name="institution_code_insee",
                condition=~models.Q(nature=Nature.COMMUNE) | models.Q(Exact(Length("code"), 5)),
                violation_error_message="Le code INSEE d’une commune a cinq caractères, comme 73008 ou 2A004.",
            ),
            models.CheckConstraint(
                name="institution_ressort",
                condition=models.Q(parquet=None) | models.Q(nature__in=[Nature.COMMUNE, Nature.EPCI]),
                violation_error_message="Seuls une commune ou un EPCI relèvent d’un parquet.",
            ),
        ]

    def __str__(self):
        return self.nom

    @property
    def departement(self):
        """Its département, or overseas collectivity, where its code says it: a commune's does."""
        if self.nature != Nature.COMMUNE:
            return ""
        return departement_de(self.code)

    def jour(self, instant):
        """Which day it is there."""
        return instant.astimezone(ZoneInfo(self.fuseau)).date()

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


class JourFerie(models.Model):
    """A day that is not worked here and that the law does not know. Taken back, never deleted: terms were counted with it."""

    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name="institution", related_name="jours_feries"
    )
    jour = models.DateField("jour")
    motif = models.CharField("motif", max_length=80)
    retire = models.BooleanField("retiré", default=False)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    class Meta:
        verbose_name = "jour férié local"
        ordering = ["jour", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="jour_ferie_unique",
                fields=["institution", "jour"],
                violation_error_message="Ce jour est déjà férié ici.",
            )
        ]

    def __str__(self):
        return f"{self.jour:%d/%m/%Y}, {self.motif}"
