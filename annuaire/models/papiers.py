from django.db import models, transaction

from annuaire.armoiries import verifier
from annuaire.models.habilitations import Habilitation
from annuaire.models.institutions import Institution


class EnTete(models.Model):
    """How an institution writes, and how it is written to."""

    institution = models.OneToOneField(Institution, models.PROTECT, verbose_name="institution", related_name="en_tete")
    nom = models.CharField("nom en tête", max_length=150, help_text="Par exemple « Ville de Sainte-Aure ».")
    service = models.CharField("service", max_length=150, blank=True)
    adresse = models.CharField("adresse", max_length=250)
    lieu = models.CharField("fait à", max_length=100)
    appel = models.CharField(
        "appel", max_length=150, blank=True, help_text="« Madame la procureure de la République »."
    )
    courriel = models.EmailField("adresse électronique", blank=True)
    telephone = models.CharField(
        "téléphone",
        max_length=30,
        blank=True,
        help_text="Celui que compose une personne convoquée qui ne peut pas venir.",
    )
    armoiries = models.BinaryField("armoiries", blank=True, default=bytes)
    legende = models.CharField("description des armoiries", max_length=250, blank=True)

    class Meta:
        verbose_name = "en-tête"
        ordering = ["institution_id"]

    def __str__(self):
        return self.nom

    def clean(self):
        if self.armoiries:
            verifier(bytes(self.armoiries))


class ParagrapheQuerySet(models.QuerySet):
    @transaction.atomic
    def ecrire(self, institution, courrier, textes, par, instant):
        """All that this letter will bear, in the place of what it bore: what has left was frozen."""
        self.filter(institution=institution, courrier=courrier).delete()
        commun = {"institution": institution, "courrier": courrier, "ecrit_par": par, "ecrit_le": instant}
        self.bulk_create(self.model(rang=rang, texte=texte, **commun) for rang, texte in enumerate(textes, 1))


class Paragraphe(models.Model):
    """What a commune adds to a letter, in its own words."""

    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="institution", related_name="paragraphes")
    courrier = models.CharField("courrier", max_length=80)
    rang = models.PositiveSmallIntegerField("rang", default=1)
    texte = models.TextField("texte")
    ecrit_par = models.ForeignKey(Habilitation, models.PROTECT, verbose_name="écrit par", related_name="+", null=True)
    ecrit_le = models.DateTimeField("écrit le", null=True)

    objects = ParagrapheQuerySet.as_manager()

    class Meta:
        verbose_name = "paragraphe"
        ordering = ["institution_id", "courrier", "rang"]
        constraints = [
            models.UniqueConstraint(
                name="paragraphe_rang",
                fields=["institution", "courrier", "rang"],
                violation_error_message="Ce courrier a déjà un paragraphe de ce rang.",
            )
        ]

    def __str__(self):
        return f"{self.courrier}, {self.rang}"
