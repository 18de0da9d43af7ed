from django.db import models, transaction

from procedure.mots import LONGUEUR, cles

DERNIER = chr(0x10FFFF)  # no word has it, and nothing sorts after it


class MotField(models.CharField):
    """Sorted by code point on both engines, so that a beginning is a range of the index: PostgreSQL must be told so."""

    def db_parameters(self, connection):
        ordre = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return super().db_parameters(connection) | ordre


class MotCleQuerySet(models.QuerySet):
    def commencant_par(self, debut):
        return self.filter(mot__gte=debut, mot__lt=debut + DERNIER)

    def de_tous(self, debuts):
        """The cases that have a word for each. Met before any case is looked at: each beginning is read once, in its index,
        where a condition for each would have the base read them again for every case it holds.
        """
        premier, *autres = (self.commencant_par(debut).order_by().values("dossier") for debut in debuts)
        return premier.intersection(*autres) if autres else premier

    @transaction.atomic
    def indexer(self, dossier):
        """Rewrite the words of a case, as it now is: whoever writes its persons or its place calls this."""
        self.filter(dossier=dossier.pk).delete()
        personnes = dossier.interesses.values_list("nom", "prenoms")
        trouvent = sorted(cles(personnes, dossier.faits_lieu, dossier.numero))
        self.bulk_create(self.model(dossier_id=dossier.pk, sorte=sorte, mot=mot) for sorte, mot in trouvent)


class MotCle(models.Model):
    """A word by which a case is found. Nothing but what the case says, so it goes when that is erased."""

    class Sorte(models.TextChoices):
        NOM = "nom", "nom"
        LIEU = "lieu", "lieu"
        NUMERO = "numero", "numéro"

    # Its constraint begins with the case: an index of its own would be one too many on the largest table of all.
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="mots", db_index=False)
    sorte = models.CharField(max_length=6, choices=Sorte)
    mot = MotField(max_length=LONGUEUR)

    objects = MotCleQuerySet.as_manager()

    class Meta:
        ordering = ["dossier_id", "sorte", "mot"]
        indexes = [models.Index(name="motcle_mot", fields=["mot", "dossier"])]
        constraints = [models.UniqueConstraint(name="motcle_unique", fields=["dossier", "mot", "sorte"])]

    def __str__(self):
        return f"{self.dossier}, {self.sorte}"
