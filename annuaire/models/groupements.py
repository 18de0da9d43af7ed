from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from annuaire.lieux import fuseau_de


class Tribunal(models.Model):
    """A tribunal judiciaire. Its parquet, when it uses this program, is the institution that bears the same code."""

    code = models.CharField("numéro", max_length=14, primary_key=True)
    nom = models.CharField("nom", max_length=150)

    class Meta:
        verbose_name, verbose_name_plural = "tribunal", "tribunaux"
        ordering = ["nom", "code"]

    def __str__(self):
        return self.nom


class Forme(models.TextChoices):
    """The words of the list."""

    COMMUNAUTE_DE_COMMUNES = "CC", "Communauté de communes"
    COMMUNAUTE_D_AGGLOMERATION = "CA", "Communauté d’agglomération"
    COMMUNAUTE_URBAINE = "CU", "Communauté urbaine"
    METROPOLE = "METRO", "Métropole"
    METROPOLE_DE_LYON = "MET69", "Métropole de Lyon"


class Intercommunalite(models.Model):
    """An EPCI of the official list. An `Institution` is one that uses this program."""

    siren = models.CharField("SIREN", max_length=9, primary_key=True)
    nom = models.CharField("nom", max_length=150)
    nature = models.CharField("nature", max_length=5, choices=Forme)

    class Meta:
        verbose_name = "intercommunalité"
        ordering = ["nom", "siren"]
        constraints = [
            models.CheckConstraint(
                name="intercommunalite_siren",
                condition=Exact(Length("siren"), 9),
                violation_error_message="Un SIREN a neuf chiffres.",
            ),
            models.CheckConstraint(
                name="intercommunalite_nature_connue",
                condition=models.Q(nature__in=Forme.values),
                violation_error_message="Cette nature d’intercommunalité n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.nom

    @property
    def fuseau(self):
        """Any of its communes says it: where a collectivity has several zones, there is no EPCI."""
        return fuseau_de(self.communes.values_list("code", flat=True).first() or "")

    @property
    def tribunal_id(self):
        """The tribunal its communes answer to; none when they do not all answer to the same."""
        tribunaux = set(self.communes.values_list("tribunal", flat=True))
        return tribunaux.pop() if len(tribunaux) == 1 else None


class Releve(models.Model):
    """When which file of communes was read: the last one says whether the one at hand is still to be."""

    empreinte = models.CharField("SHA-256 du fichier", max_length=64, primary_key=True)
    lu_le = models.DateTimeField("lu le", auto_now=True)

    class Meta:
        verbose_name = "relevé"
        ordering = ["-lu_le"]

    def __str__(self):
        return f"{self.empreinte[:12]}, {self.lu_le:%d/%m/%Y}"
