from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from annuaire.clauses import DOMAINES, SANS_EFFET_POSSIBLE, SUJETS, Effet, Genre, Unite
from annuaire.models.conventions import Version


class Clause(models.Model):
    """One term of a version, with the article that grants it: a delay and what silence means, or another value."""

    version = models.ForeignKey(Version, models.PROTECT, verbose_name="version", related_name="clauses")
    cle = models.CharField("sujet", max_length=60)
    article = models.CharField("article", max_length=80)
    duree = models.PositiveSmallIntegerField("durée", null=True, blank=True)
    unite = models.CharField("unité", max_length=10, choices=Unite, blank=True)
    prorogee = models.BooleanField("prorogée au jour ouvrable suivant", default=False)
    effet = models.CharField("effet du silence", max_length=20, choices=Effet, blank=True)
    valeur = models.JSONField("valeur", null=True, blank=True)

    class Meta:
        verbose_name = "clause"
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="clause_unique",
                fields=["version", "cle"],
                violation_error_message="Cette version a déjà une clause sur ce sujet.",
            ),
            models.CheckConstraint(
                name="clause_article",
                condition=~Q(article=""),
                violation_error_message="Une clause cite l’article qui la fonde.",
            ),
            models.CheckConstraint(
                name="clause_terme_entier",
                condition=Q(duree=None, unite="", prorogee=False) | Q(duree__gte=1, unite__in=Unite.values),
                violation_error_message="Un délai a une durée d’au moins un et son unité.",
            ),
            models.CheckConstraint(
                name="clause_heures_sans_report",
                condition=~Q(unite=Unite.HEURES, prorogee=True),
                violation_error_message="Un délai en heures ne se reporte pas au jour ouvrable suivant.",
            ),
            models.CheckConstraint(
                name="clause_effet_d_un_terme",
                condition=Q(effet="") | Q(effet__in=Effet.values, duree__isnull=False),
                violation_error_message="Pas d’effet du silence sans délai.",
            ),
            models.CheckConstraint(
                name="clause_effet_permis",
                condition=Q(effet="") | ~Q(cle__in=SANS_EFFET_POSSIBLE),
                violation_error_message="Cette décision n’appartient qu’à l’autorité judiciaire : le silence ne la prend jamais.",
            ),
        ]

    def __str__(self):
        return f"{self.sujet.libelle} : {self.en_clair}"

    @property
    def sujet(self):
        return SUJETS[self.cle]

    @property
    def domaine(self):
        return DOMAINES[self.cle.partition(".")[0]]

    @property
    def en_clair(self):
        """The clause as a secretary would say it."""
        if self.sujet.genre is Genre.TERME:
            return self._terme_en_clair()
        return self.sujet.dire(self.valeur)

    def _terme_en_clair(self):
        morceaux = [Unite(self.unite).compter(self.duree)]
        if self.prorogee:
            morceaux.append("jusqu’au jour ouvrable suivant s’il le faut")
        if self.sujet.effets:
            morceaux.append(self.get_effet_display())
        return ", ".join(morceaux)

    def clean(self):
        if self.cle not in SUJETS:
            raise ValidationError({"cle": f"Le programme ne connaît pas de clause « {self.cle} »."})
        terme = self.sujet.genre is Genre.TERME
        if terme != (self.duree is not None):
            raise ValidationError({"duree": "Un délai, et lui seul, a une durée."})
        if terme and self.unite in Unite and (refus := Unite(self.unite).refuser(self.duree, self.prorogee)):
            raise ValidationError({"duree": refus})
        if (terme and self.valeur is not None) or not (terme or self.sujet.admet(self.valeur)):
            raise ValidationError({"valeur": f"Ce sujet attend : {self.sujet.attendu}."})
        if self.effet and self.effet not in self.sujet.effets:
            raise ValidationError({"effet": "Le silence n’a pas cet effet ici."})
