from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from annuaire.clauses import SUJETS
from annuaire.models.institutions import Institution, Nature


class Convention(models.Model):
    """What one parquet and one or several communes signed. Its terms stand in its versions, its life in `bilan`."""

    intitule = models.CharField("intitulé", max_length=200)
    parquet = models.ForeignKey(
        Institution,
        models.PROTECT,
        verbose_name="parquet",
        related_name="conventions",
        limit_choices_to={"nature": Nature.PARQUET},
    )
    fin = models.DateField("prend fin le", null=True, blank=True, help_text="Dernier jour, une fois dénoncée ou échue.")
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    class Meta:
        verbose_name = "convention"
        ordering = ["intitule", "pk"]

    def __str__(self):
        return self.intitule

    def clean(self):
        if self.parquet.nature != Nature.PARQUET:
            raise ValidationError({"parquet": f"{self.parquet} n’est pas un parquet."})


class Adhesion(models.Model):
    """A commune of the convention. Each counts its years from its own last signature."""

    convention = models.ForeignKey(Convention, models.PROTECT, verbose_name="convention", related_name="adhesions")
    commune = models.ForeignKey(Institution, models.PROTECT, verbose_name="commune", related_name="adhesions")
    signee_le = models.DateField("signée le")
    fin = models.DateField("prend fin le", null=True, blank=True)
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    class Meta:
        verbose_name = "adhésion"
        ordering = ["signee_le", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="adhesion_unique",
                fields=["convention", "commune", "signee_le"],
                violation_error_message="Cette commune a déjà adhéré à cette date.",
            ),
            models.CheckConstraint(
                name="adhesion_dates",
                condition=Q(fin=None) | Q(fin__gte=F("signee_le")),
                violation_error_message="L’adhésion prend fin avant d’être signée.",
            ),
        ]

    def __str__(self):
        return f"{self.commune}, {self.convention}"

    def clean(self):
        if self.commune.nature not in (Nature.COMMUNE, Nature.EPCI):
            raise ValidationError({"commune": f"{self.commune} n’est ni une commune ni un EPCI."})


class VersionQuerySet(models.QuerySet):
    def en_vigueur(self, le):
        """Of each convention that has not ended, the latest version."""
        entrees = self.filter(convention=OuterRef("convention"), en_vigueur_le__lte=le).order_by("-en_vigueur_le")
        return self.filter(Q(convention__fin=None) | Q(convention__fin__gte=le), pk=Subquery(entrees.values("pk")[:1]))

    def liant(self, institution, le):
        """The versions whose clauses bind this institution on this day, whichever side it signed on."""
        adhesions = Adhesion.objects.filter(Q(fin=None) | Q(fin__gte=le), commune=institution, signee_le__lte=le)
        parties = Q(convention__parquet=institution) | Q(convention__in=adhesions.values("convention"))
        return self.en_vigueur(le).filter(parties)


class Version(models.Model):
    """The terms from one day on. An avenant is a new version; a case keeps the one of its first outward act."""

    convention = models.ForeignKey(Convention, models.PROTECT, verbose_name="convention", related_name="versions")
    rang = models.PositiveSmallIntegerField("rang", default=1)
    en_vigueur_le = models.DateField("en vigueur le")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version"
        ordering = ["convention", "-rang"]
        constraints = [
            models.UniqueConstraint(name="version_rang", fields=["convention", "rang"]),
            models.UniqueConstraint(
                name="version_date",
                fields=["convention", "en_vigueur_le"],
                violation_error_message="Une autre version entre en vigueur ce jour-là.",
            ),
        ]

    def __str__(self):
        return f"{self.convention}, version {self.rang}"

    def lie_encore(self, commune, le):
        """Does its convention still bind this commune on that day? A later version changes nothing to that."""
        adhesions = self.convention.adhesions.filter(Q(fin=None) | Q(fin__gte=le), commune=commune, signee_le__lte=le)
        return (self.convention.fin is None or self.convention.fin >= le) and adhesions.exists()

    def clauses_ordonnees(self):
        """As they are read: by procedure, then from the first act to the last."""
        rang = {cle: rang for rang, cle in enumerate(SUJETS)}
        return sorted(self.clauses.all(), key=lambda clause: rang[clause.cle])
