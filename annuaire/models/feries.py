from django.db import models

from annuaire.models.institutions import Institution


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
