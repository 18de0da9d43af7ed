from datetime import timedelta
from operator import attrgetter
from typing import Any

from django.db import models
from django.db.models import F, Min, OuterRef, Q, Subquery
from django.utils import timezone

# What a list says of a term: why that date is read on the case, and is long.
MONTRES = ("dossier", "delai", "depart", "limite", "suspendue_le", "effet")


class EcheanceQuerySet(models.QuerySet):
    def vives(self):
        return self.filter(close_le=None)

    def par_dossier(self, dossiers) -> dict[int, list]:
        """Those of each of these cases, in order, in one question."""
        siennes: dict[int, list] = {}
        toutes: Any = self.filter(dossier__in=[d.pk for d in dossiers]).only(*MONTRES)
        for echeance in sorted(toutes, key=attrgetter("ordre")):
            siennes.setdefault(echeance.dossier_id, []).append(echeance)
        return siennes

    def premier_terme(self):
        """When the first of them ends, in the case that the query around this one is about."""
        siennes = self.filter(dossier=OuterRef("pk")).order_by().values("dossier")
        return Subquery(siennes.annotate(premier=Min("limite")).values("premier"))

    def echues(self, maintenant):
        """What the clock must look at now: a reminder, a term, a retry."""
        return self.filter(reveil__lte=maintenant).order_by("reveil", "pk")

    def a_effet(self, maintenant):
        """Terms that have passed and whose silence has not been given its effect yet."""
        return self.vives().exclude(effet="").filter(limite__lte=maintenant)

    def en_panne(self):
        return self.vives().exclude(panne="").order_by("reveil", "pk")

    def noter_panne(self, pk, erreur):
        """The kind of the failure, never its words: they may quote a case. Tried again in two minutes, then less often."""
        echecs = self.values_list("echecs", flat=True).get(pk=pk)
        attente = timedelta(minutes=min(2 ** (echecs + 1), 60))
        self.vives().filter(pk=pk).update(
            echecs=F("echecs") + 1, panne=type(erreur).__name__, reveil=timezone.now() + attente
        )


class Echeance(models.Model):
    """A clock that runs in a case: its term, and why that date. A new computation is a new row; the old one is closed."""

    class Fin(models.TextChoices):
        LEVEE = "levee", "levée"
        ECHUE = "echue", "échue"
        REMPLACEE = "remplacee", "remplacée par un nouveau calcul"

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="echeances")
    delai = models.CharField(max_length=40)
    rang = models.PositiveSmallIntegerField()
    depart = models.DateTimeField()
    prudent = models.DateTimeField(null=True)  # nothing: no term, reminders only
    limite = models.DateTimeField(null=True)
    suspendue_le = models.DateTimeField(null=True)
    effet = models.CharField(max_length=40, blank=True)
    article = models.CharField(max_length=80, blank=True)
    explication = models.JSONField(default=list)
    plan = models.JSONField(default=list)  # of its reminders: when, and whether the deputy hears too
    reveil = models.DateTimeField(null=True)
    close_le = models.DateTimeField(null=True)
    fin = models.CharField(max_length=10, choices=Fin, blank=True)
    echecs = models.PositiveSmallIntegerField(default=0)
    panne = models.CharField(max_length=200, blank=True)

    objects = EcheanceQuerySet.as_manager()

    class Meta:
        ordering = ["limite", "pk"]
        indexes = [
            models.Index(name="echeance_reveil", fields=["reveil"], condition=Q(reveil__isnull=False)),
            models.Index(name="echeance_terme", fields=["limite"], condition=Q(close_le=None, limite__isnull=False)),
            models.Index(name="echeance_panne", fields=["dossier"], condition=~Q(panne="")),
        ]
        constraints = [
            models.UniqueConstraint(
                name="echeance_une_vive", fields=["dossier", "delai"], condition=Q(close_le__isnull=True)
            ),
            models.CheckConstraint(
                name="echeance_close", condition=Q(close_le=None, fin="") | Q(close_le__isnull=False, reveil=None)
            ),
            models.CheckConstraint(name="echeance_effet", condition=Q(effet="") | ~Q(article="")),
        ]

    def __str__(self):
        return f"{self.dossier}, {self.delai}"

    @property
    def ordre(self):
        """The one that ends first comes first; what only reminds, last: on every screen."""
        return self.limite is None, self.limite or self.depart, self.pk

    def clore(self, fin, instant):
        self.fin, self.close_le, self.reveil = fin, instant, None
        self.save(update_fields=["fin", "close_le", "reveil"])


class Relance(models.Model):
    """A reminder the clock has given: to which side, about which term, and whether the deputy hears too."""

    echeance = models.ForeignKey(Echeance, models.PROTECT, related_name="relances")
    prevue_le = models.DateTimeField()
    faite_le = models.DateTimeField()
    a = models.CharField(max_length=8)
    escalade = models.BooleanField(default=False)

    class Meta:
        ordering = ["echeance_id", "prevue_le"]
        constraints = [models.UniqueConstraint(name="relance_unique", fields=["echeance", "prevue_le"])]

    def __str__(self):
        return f"{self.echeance}, {self.prevue_le}"
