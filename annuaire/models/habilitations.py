from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from annuaire.models.institutions import Institution, Nature
from annuaire.models.personnes import Personne
from annuaire.models.roles import DELEGATAIRES, QUALITES, ROLES, Competence, Qualite, Role


class HabilitationQuerySet(models.QuerySet):
    def entieres(self):
        """With all that says when they are in force."""
        return self.filter(personne__is_active=True).select_related("institution")

    def tenues(self, instant) -> list:
        """Those in force at that instant: today is not the same day in every institution."""
        return [habilitation for habilitation in self.entieres() if habilitation.tenue(instant)]


class Habilitation(models.Model):
    """Who, where, as what, from when to when, by which arrêté. One row a competence: a person may hold several."""

    personne = models.ForeignKey(Personne, models.PROTECT, verbose_name="personne", related_name="habilitations")
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name="institution", related_name="habilitations", null=True, blank=True
    )
    role = models.CharField("rôle", max_length=15, choices=Role)
    qualite = models.CharField("qualité", max_length=15, choices=Qualite, blank=True)
    competence = models.CharField("compétence", max_length=10, choices=Competence, blank=True)
    referent_de = models.ForeignKey(
        Institution,
        models.PROTECT,
        verbose_name="référent de",
        related_name="referents",
        null=True,
        blank=True,
        limit_choices_to={"nature": Nature.COMMUNE},
    )
    debut = models.DateField("du")
    fin = models.DateField("au", null=True, blank=True, help_text="Dernier jour de l’habilitation.")
    fermee_le = models.DateTimeField("fermée le", null=True, blank=True, editable=False)  # at once, before its last day
    arrete_numero = models.CharField("arrêté de délégation, numéro", max_length=40, blank=True)
    arrete_date = models.DateField("arrêté de délégation, date", null=True, blank=True)
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    objects = HabilitationQuerySet.as_manager()

    class Meta:
        verbose_name = "habilitation"
        ordering = ["-debut", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="habilitation_unique",
                fields=["personne", "institution", "role", "competence", "debut"],
                condition=Q(referent_de=None),
                violation_error_message="Cette personne tient déjà cette habilitation depuis ce jour.",
            ),
            models.UniqueConstraint(
                name="habilitation_referent_unique",
                fields=["personne", "institution", "referent_de", "debut"],
                condition=Q(referent_de__isnull=False),
                violation_error_message="Cette personne est déjà référente de cette commune depuis ce jour.",
            ),
            models.UniqueConstraint(
                name="habilitation_exploitant_unique",
                fields=["personne", "debut"],
                condition=Q(institution=None),
                violation_error_message="Cette personne exploite déjà la plateforme depuis ce jour.",
            ),
            models.CheckConstraint(
                name="habilitation_dates",
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                violation_error_message="L’habilitation finit avant d’avoir commencé.",
            ),
            models.CheckConstraint(
                name="habilitation_role_connu",
                condition=Q(role__in=Role.values),
                violation_error_message="Ce rôle n’existe pas.",
            ),
            models.CheckConstraint(
                name="habilitation_exploitant_sans_institution",
                condition=Q(role=Role.EXPLOITANT, institution=None)
                | (~Q(role=Role.EXPLOITANT) & Q(institution__isnull=False)),
                violation_error_message="Toute habilitation est tenue dans une institution, sauf celle de l’exploitant.",
            ),
            models.CheckConstraint(
                name="habilitation_qualite_de_l_elu",
                condition=Q(role=Role.ELU, qualite__in=Qualite.values) | (~Q(role=Role.ELU) & Q(qualite="")),
                violation_error_message="Un élu, et lui seul, a une qualité : maire, adjoint, conseiller ou président.",
            ),
            models.CheckConstraint(
                name="habilitation_arrete_du_delegataire",
                condition=~Q(qualite__in=DELEGATAIRES) | (~Q(arrete_numero="") & Q(arrete_date__isnull=False)),
                violation_error_message="Un délégataire n’agit que par un arrêté : son numéro et sa date (art. L.2122-18 CGCT).",
            ),
            models.CheckConstraint(
                name="habilitation_competence_du_magistrat",
                condition=Q(competence="")
                | Q(role=Role.MAGISTRAT, competence__in=[Competence.MINEURS, Competence.REFERENT]),
                violation_error_message="Seul un magistrat est compétent pour les mineurs, ou référent d’une commune.",
            ),
            models.CheckConstraint(
                name="habilitation_referent_d_une_commune",
                condition=Q(competence=Competence.REFERENT, referent_de__isnull=False)
                | (~Q(competence=Competence.REFERENT) & Q(referent_de=None)),
                violation_error_message="Un référent l’est d’une commune, et lui seul.",
            ),
        ]

    def __str__(self):
        return f"{self.personne}, {self.titre}"

    def tenue(self, instant) -> bool:
        """Where the institution is no more, nobody holds anything."""
        if self.institution and self.institution.disparue(instant):
            return False
        fermee = self.fermee_le is not None and self.fermee_le <= instant
        return self.debut <= self._jour(instant) and not self._finie(instant) and not fermee

    def _finie(self, instant) -> bool:
        return self.fin is not None and self.fin < self._jour(instant)

    def _jour(self, instant):
        return self.institution.jour(instant) if self.institution else timezone.localdate(instant)

    @property
    def terminee(self) -> bool:
        """Its last day is over, as one reads."""
        return self._finie(timezone.now())

    @property
    def titre(self):
        return self.get_qualite_display() or self.get_role_display()

    def clean(self):
        if not self.institution:
            return
        if self.role not in ROLES[self.institution.nature]:
            raise ValidationError(
                {"role": f"Pas de « {self.get_role_display()} » dans une institution de cette nature."}
            )
        if self.qualite and self.qualite not in QUALITES[self.institution.nature]:
            raise ValidationError(
                {"qualite": f"Pas de « {self.get_qualite_display()} » dans une institution de cette nature."}
            )
