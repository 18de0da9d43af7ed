from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from annuaire.clauses import DOMAINES, SANS_EFFET_POSSIBLE, SUJETS, Effet, Genre, Terme, Unite
from annuaire.clauses.aides import AIDES, SANS
from annuaire.clauses.diction import phrase
from annuaire.models.versions import Version


def valider_jours(jours):
    if not isinstance(jours, list) or not all(type(jour) is int and 0 <= jour <= 365 for jour in jours):
        raise ValidationError("Ce sont des nombres de jours, de 0 à 365.")


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
    # Where a convention says nothing of reminders, the procedure's page does.
    rappels = models.JSONField("rappels, en jours avant le terme", null=True, blank=True, validators=[valider_jours])
    relances = models.JSONField("relances, en jours après", null=True, blank=True, validators=[valider_jours])
    escalade = models.PositiveSmallIntegerField("relance à partir de laquelle monte", null=True, blank=True)

    class Meta:
        verbose_name = "clause"
        ordering = ["version_id", "pk"]
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
            models.CheckConstraint(
                name="clause_rappels_d_un_terme",
                condition=Q(duree__isnull=False) | Q(rappels=None, relances=None, escalade=None),
                violation_error_message="Pas de rappels sans délai.",
            ),
            models.CheckConstraint(
                name="clause_silence_du_contrevenant",
                condition=~Q(cle="transaction.acceptation") | Q(effet=Effet.REFUS),
                violation_error_message="Le silence du contrevenant vaut refus, quoi qu’on signe (art. R.15-33-62 CPP).",
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
    def aide(self) -> str:
        return AIDES.get(self.cle, "")

    @property
    def sans(self) -> str:
        """What happens where a convention does not say it."""
        return SANS.get(self.cle, "")

    @property
    def en_clair(self):
        return self.sujet.dire(self.terme if self.sujet.genre is Genre.TERME else self.valeur)

    @property
    def dite(self) -> bool:
        """Is there enough to say?"""
        return self.duree is not None or self.valeur is not None

    @property
    def phrase(self) -> str:
        return phrase(self)

    @property
    def terme(self):
        return Terme(self.duree, self.unite, self.prorogee, self.effet)

    def clean(self):
        if self.cle not in SUJETS:
            raise ValidationError({"cle": f"Le programme ne connaît pas de clause « {self.cle} »."})
        if self.effet and self.effet not in self.sujet.effets:
            raise ValidationError({"effet": self.sujet.la_loi or "Le silence n’a pas cet effet ici."})
        if self.effet and self.duree is None:
            raise ValidationError(
                {"duree": "Le silence ne dit rien sans délai : c’est au terme qu’il vaut quelque chose."}
            )
        if (self.sujet.genre is Genre.TERME) != (self.duree is not None):
            raise ValidationError({"duree": "Indiquez une durée."})
        if not self.sujet.admet(self.valeur):
            raise ValidationError({"valeur": self.sujet.refus(self.valeur)})
        if self.duree is not None and (refus := self._terme_refuse()):
            raise ValidationError({"duree": refus})

    def _terme_refuse(self):
        """Why this term cannot stand; the unit of a term is checked before."""
        if self.sujet.loi and self.terme != self.sujet.loi:
            return f"Le code fixe ce délai, une convention n’y change rien : {self.sujet.dire(self.sujet.loi)}."
        if self.sujet.unites and (self.unite not in self.sujet.unites or self.prorogee):
            return "Cela se dit en jours calendaires, en mois ou en années, sans report."
        return Unite(self.unite).refuser(self.duree, self.prorogee) if self.unite in Unite else ""
