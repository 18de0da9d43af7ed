from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from annuaire.models.institutions import Institution
from annuaire.models.personnes import Personne


class AbsenceQuerySet(models.QuerySet):
    def en_cours(self, instant) -> list:
        """Those of that instant: today is not the same day in every institution."""
        return [absence for absence in self.select_related("institution") if absence.dure(instant)]


class Absence(models.Model):
    """Somebody is away, and who stands in: reminded in their place, and reading what was entrusted to them alone."""

    personne = models.ForeignKey(Personne, models.PROTECT, verbose_name="personne", related_name="absences")
    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="institution", related_name="absences")
    debut = models.DateField("du")
    fin = models.DateField("au", help_text="Dernier jour de l’absence.")
    suppleant = models.ForeignKey(
        Personne,
        models.PROTECT,
        verbose_name="suppléant",
        related_name="suppleances",
        null=True,
        blank=True,
        help_text="Reçoit les rappels, et lit les dossiers confiés à la personne absente.",
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "absence"
        ordering = ["debut", "pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_dates",
                condition=Q(fin__gte=F("debut")),
                violation_error_message="L’absence finit avant d’avoir commencé.",
            ),
            models.CheckConstraint(
                name="absence_suppleant_autre",
                condition=Q(suppleant=None) | ~Q(suppleant=F("personne")),
                violation_error_message="Personne ne se supplée soi-même.",
            ),
        ]

    def __str__(self):
        return f"{self.personne}, du {self.debut:%d/%m/%Y} au {self.fin:%d/%m/%Y}"

    def dure(self, instant) -> bool:
        return self.debut <= self.institution.jour(instant) <= self.fin

    def clean(self):
        """A deputy takes a place that is already theirs to hold: absence gives nobody a new one."""
        if not (self.personne_id and self.debut and self.fin):
            return  # said already, field by field
        roles = self._roles(self.personne)
        if not roles:
            raise ValidationError({"personne": f"{self.personne} n’est pas habilité ici."})
        if self.suppleant and not roles & self._roles(self.suppleant):
            raise ValidationError({"suppleant": f"{self.suppleant} ne tient ici aucun des rôles de {self.personne}."})

    def _roles(self, personne):
        ici = personne.habilitations.filter(institution=self.institution, debut__lte=self.fin)
        return set(ici.filter(Q(fin=None) | Q(fin__gte=self.debut)).values_list("role", flat=True))


class Permanence(models.Model):
    """Who answers for an institution, from when to when, and at which number."""

    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="institution", related_name="permanences")
    personne = models.ForeignKey(Personne, models.PROTECT, verbose_name="personne", related_name="+")
    debut = models.DateTimeField("du")
    fin = models.DateTimeField("au")
    telephone = models.CharField("téléphone", max_length=30)

    class Meta:
        verbose_name = "permanence"
        ordering = ["debut", "pk"]
        constraints = [
            models.CheckConstraint(
                name="permanence_dates",
                condition=Q(fin__gt=F("debut")),
                violation_error_message="La permanence finit avant d’avoir commencé.",
            )
        ]

    def __str__(self):
        return f"{self.personne}, {self.telephone}"
