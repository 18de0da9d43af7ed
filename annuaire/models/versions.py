from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property

from annuaire.clauses import SUJETS
from annuaire.clauses.aides import SANS
from annuaire.models.conventions import Adhesion, Convention


class VersionQuerySet(models.QuerySet):
    def en_vigueur(self, le):
        """Of each convention that has not ended, the latest version; one that is still being written is none."""
        arretees = self.filter(convention=OuterRef("convention"), arretee_le__isnull=False)
        entrees = arretees.filter(en_vigueur_le__lte=le).order_by("-en_vigueur_le")
        return self.filter(Q(convention__fin=None) | Q(convention__fin__gte=le), pk=Subquery(entrees.values("pk")[:1]))

    def liant(self, institution, le):
        """The versions whose clauses bind this institution on this day, whichever side it signed on."""
        parties = Q(commune=institution) | Q(convention__parquet=institution)
        adhesions = Adhesion.objects.en_cours(le).filter(parties)
        return self.en_vigueur(le).filter(convention__in=adhesions.values("convention"))


class Version(models.Model):
    """The terms from one day on. An avenant is a new version; a case keeps the one of its first outward act."""

    convention = models.ForeignKey(Convention, models.PROTECT, verbose_name="convention", related_name="versions")
    rang = models.PositiveSmallIntegerField("rang", default=1)
    en_vigueur_le = models.DateField("en vigueur le")
    # Until then its clauses may be rewritten; from then on they are what was signed.
    arretee_le = models.DateTimeField("arrêtée le", default=timezone.now, null=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version"
        ordering = ["convention_id", "-rang"]
        constraints = [
            models.UniqueConstraint(
                name="version_rang",
                fields=["convention", "rang"],
                violation_error_message="Cette convention a déjà une version de ce rang.",
            ),
            models.UniqueConstraint(
                name="version_date",
                fields=["convention", "en_vigueur_le"],
                violation_error_message="Une autre version entre en vigueur ce jour-là.",
            ),
        ]

    def __str__(self):
        return f"{self.convention}, version {self.rang}"

    def clean(self):
        if self.rang and self.en_vigueur_le and self._ordre_rompu():
            raise ValidationError({"rang": "Les versions entrent en vigueur dans l’ordre de leurs rangs."})

    def _ordre_rompu(self):
        avant = Q(rang__lt=self.rang, en_vigueur_le__gt=self.en_vigueur_le)
        apres = Q(rang__gt=self.rang, en_vigueur_le__lt=self.en_vigueur_le)
        return self.convention.versions.filter(avant | apres).exclude(pk=self.pk).exists()

    def lie_encore(self, commune, le):
        """Does its convention still bind this commune on that day? A later version changes nothing to that."""
        return self.convention.adhesions.en_cours(le).filter(commune=commune).exists()

    @cached_property
    def par_cle(self):
        """Its clauses, by subject: an act that reads them four times asks for them once."""
        return {clause.cle: clause for clause in self.clauses.all()}

    def clauses_ordonnees(self):
        """As they are read: by procedure, then from the first act to the last."""
        rang = {cle: rang for rang, cle in enumerate(SUJETS)}
        return sorted(self.clauses.all(), key=lambda clause: rang[clause.cle])

    def tues(self) -> list[tuple[str, str]]:
        """What it says nothing of, and what the law alone makes of it: a model's new clause changes none that lives."""
        dites = {clause.cle for clause in self.clauses.all()}
        return [(SUJETS[cle].libelle, suite) for cle, suite in SANS.items() if cle not in dites]
