from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

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
    tiers = models.TextField(
        "autres signataires", blank=True, max_length=500, help_text="Un par ligne : une association d’élus, un EPCI…"
    )
    fin = models.DateField("prend fin le", null=True, blank=True, help_text="Dernier jour, une fois dénoncée ou échue.")
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    class Meta:
        verbose_name = "convention"
        ordering = ["intitule", "pk"]

    def __str__(self):
        return self.intitule

    def clean(self):
        if self.parquet_id and self.parquet.nature != Nature.PARQUET:
            raise ValidationError({"parquet": f"{self.parquet} n’est pas un parquet."})
        if self.pk:
            # Taken up again, it may meet the one that followed it.
            for adhesion in self.adhesions.all():
                adhesion.exiger_seule()


class AdhesionQuerySet(models.QuerySet):
    def entre(self, du, au):
        """Those that bind on one of these days, both included: they last, and so does their convention."""
        dure = Q(fin=None) | Q(fin__gte=du)
        convention_dure = Q(convention__fin=None) | Q(convention__fin__gte=du)
        return self.filter(dure, convention_dure, signee_le__lte=au)

    def en_cours(self, le):
        return self.entre(le, le)


class Adhesion(models.Model):
    """A commune of the convention. Each counts its years from its own last signature."""

    convention = models.ForeignKey(Convention, models.PROTECT, verbose_name="convention", related_name="adhesions")
    commune = models.ForeignKey(Institution, models.PROTECT, verbose_name="commune", related_name="adhesions")
    signee_le = models.DateField("signée le")
    deliberation_numero = models.CharField("délibération qui l’autorise, numéro", max_length=40, blank=True)
    deliberation_le = models.DateField("délibération, date", null=True, blank=True)
    vote = models.CharField("vote qui l’autorise", max_length=80, blank=True)
    prefecture_le = models.DateField("reçue en préfecture le", null=True, blank=True)
    publiee_le = models.DateField("publiée le", null=True, blank=True)
    fin = models.DateField("prend fin le", null=True, blank=True)
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    objects = AdhesionQuerySet.as_manager()

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
        if not self.commune_id:
            return  # told by its own field
        if self.commune.nature not in (Nature.COMMUNE, Nature.EPCI):
            raise ValidationError({"commune": f"{self.commune} n’est ni une commune ni un EPCI."})
        # The ressort of the day it joins: it may change afterwards, and what was signed was.
        if self._state.adding and self.commune.parquet_id != self.convention.parquet_id:
            raise ValidationError({"commune": f"{self.commune} ne relève pas du {self.convention.parquet}."})
        self.exiger_seule()

    def exiger_seule(self):
        """One convention at a time binds a commune to its parquet: two could give one silence two meanings."""
        if self.signee_le and (autre := self._autre_engagement()):
            raise ValidationError(f"{self.commune} est déjà liée à ce parquet par « {autre.convention} ».")

    def _autre_engagement(self):
        dernier_jour = min(self.fin or date.max, self.convention.fin or date.max)
        autres = Adhesion.objects.entre(self.signee_le, dernier_jour).exclude(pk=self.pk)
        return autres.filter(commune=self.commune, convention__parquet=self.convention.parquet).first()
