"""Where something can be repaired or worked in a commune, and what its parquet looks for: each side keeps its own lines."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, F, Q

from annuaire.models import Institution
from transactions.models.transactions import Etat, Transaction

BEAUCOUP, NB = 999, "\N{NO-BREAK SPACE}"
# Somebody works there, or soon will; before, nothing was homologated.
OCCUPENT = (Etat.HOMOLOGUEE, Etat.EN_EXECUTION)


class Sorte(models.TextChoices):
    TNR = "tnr", "travail non rémunéré"
    TIG = "tig", "travail d’intérêt général"
    REPARATION = "reparation", "mesure de réparation"


class LigneQuerySet(models.QuerySet):
    def ouvertes(self, jour):
        return self.filter(Q(fin=None) | Q(fin__gte=jour))


class PosteQuerySet(LigneQuerySet):
    def pour(self, sorte):
        return self.filter(**{sorte: True})

    def avec_leurs_prises(self):
        """Of the transactions that whoever asks may know of."""
        la = Q(transactions__etat__in=OCCUPENT, transactions__tnr=True)
        return self.annotate(prises=Count("transactions", filter=la))


class Poste(models.Model):
    """A place, and the work that is done there. What a letter said of it stays on its case: this one may change."""

    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="commune", related_name="postes")
    travail = models.CharField("travail", max_length=Transaction._meta.get_field("travail").max_length)
    lieu = models.CharField("lieu", max_length=Transaction._meta.get_field("travail_lieu").max_length)
    encadrant = models.CharField("encadrant", max_length=Transaction._meta.get_field("encadrant").max_length)
    jours = models.CharField("jours et heures", max_length=100, help_text="« du lundi au vendredi, de 8 h à midi ».")
    places = models.PositiveSmallIntegerField(
        "personnes à la fois", default=1, validators=[MaxValueValidator(BEAUCOUP)]
    )
    tnr = models.BooleanField(Sorte.TNR.label, default=False)
    tig = models.BooleanField(Sorte.TIG.label, default=False)
    reparation = models.BooleanField(Sorte.REPARATION.label, default=False)
    mineurs = models.BooleanField("ouvert aux mineurs", default=False)
    fin = models.DateField(
        "proposé jusqu’au", null=True, blank=True, help_text="Dernier jour compris. Vide : sans fin."
    )
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    objects = PosteQuerySet.as_manager()

    class Meta:
        verbose_name = "poste"
        ordering = ["institution__nom", "travail", "pk"]
        constraints = [
            models.CheckConstraint(
                name="poste_sert",
                condition=Q(tnr=True) | Q(tig=True) | Q(reparation=True),
                violation_error_message="Dites à quoi ce poste peut servir.",
            ),
            models.CheckConstraint(
                name="poste_places",
                condition=Q(places__gte=1),
                violation_error_message="Un poste accueille au moins une personne.",
            ),
        ]

    def __str__(self):
        return f"{self.travail}, {self.lieu}"

    @property
    def sortes(self) -> list[Sorte]:
        return [sorte for sorte in Sorte if getattr(self, sorte)]

    @property
    def libres(self) -> int:
        """Where its row was read with what is taken of it."""
        return max(self.places - self.prises, 0)

    @property
    def occupation(self) -> str:
        s = "s" if self.libres > 1 else ""
        return f"{self.libres}{NB}place{s} libre{s} sur{NB}{self.places}" if self.libres else "complet"


class Besoin(models.Model):
    """What a parquet looks for, in one commune or in its whole ressort."""

    parquet = models.ForeignKey(Institution, models.PROTECT, verbose_name="parquet", related_name="besoins")
    commune = models.ForeignKey(
        Institution, models.PROTECT, verbose_name="commune", related_name="+", null=True, blank=True,
    )  # fmt: skip
    sorte = models.CharField("pour", max_length=10, choices=Sorte)
    places = models.PositiveSmallIntegerField("personnes à la fois", validators=[MaxValueValidator(BEAUCOUP)])
    precisions = models.CharField(
        "précisions", max_length=300, blank=True, help_text="« le samedi, pour des mineurs »."
    )
    fin = models.DateField("jusqu’au", null=True, blank=True, help_text="Dernier jour compris. Vide : sans fin.")
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    objects = LigneQuerySet.as_manager()

    class Meta:
        verbose_name = "besoin"
        ordering = ["sorte", F("commune__nom").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(name="besoin_sorte", condition=Q(sorte__in=Sorte.values)),
            models.CheckConstraint(
                name="besoin_places",
                condition=Q(places__gte=1),
                violation_error_message="Un besoin est d’une personne au moins.",
            ),
        ]

    def __str__(self):
        places = f"{self.places} place{'s' if self.places > 1 else ''}"
        return f"{places} pour : {self.get_sorte_display()}, {self.commune or 'dans tout le ressort'}"

    @property
    def precise(self) -> str:
        """All that it says, on a line."""
        fin = f"jusqu’au {self.fin:%d/%m/%Y}" if self.fin else ""
        return " ; ".join(filter(None, (str(self), self.precisions, fin)))
