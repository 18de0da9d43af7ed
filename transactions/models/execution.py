"""What was paid, and the hours worked: each row is told by an act; one noted by mistake is taken out by another, and stays."""

from django.db import models
from django.db.models import Sum

from procedure.acteurs import Cote
from transactions.models.transactions import Transaction


class Versement(models.Model):
    transaction = models.ForeignKey(Transaction, models.CASCADE, related_name="versements")
    le = models.DateField("versé le")
    montant = models.DecimalField("montant", max_digits=9, decimal_places=2)
    reference = models.CharField("référence du comptable", max_length=60)
    retire = models.BooleanField("noté par erreur", default=False)

    class Meta:
        verbose_name = "versement"
        ordering = ["le", "pk"]

    def __str__(self):
        return f"{self.transaction}, {self.le:%d/%m/%Y}"


class Journee(models.Model):
    """A day of unpaid work: its hours, neither travel nor meals counted."""

    transaction = models.ForeignKey(Transaction, models.CASCADE, related_name="journees")
    le = models.DateField("jour")
    heures = models.DecimalField("heures", max_digits=4, decimal_places=2)
    encadrant = models.CharField("encadrant", max_length=100)
    incidents = models.CharField("incidents", max_length=300, blank=True)
    cote = models.CharField(max_length=8, default=Cote.MAIRIE.value)  # that noted it, and alone takes it out
    retire = models.BooleanField("notée par erreur", default=False)

    class Meta:
        verbose_name = "journée de travail"
        verbose_name_plural = "journées de travail"
        ordering = ["le", "pk"]

    def __str__(self):
        return f"{self.transaction}, {self.le:%d/%m/%Y}"


def verse(transaction):
    return transaction.versements.filter(retire=False).aggregate(total=Sum("montant"))["total"] or 0


def travaille(transaction):
    return transaction.journees.filter(retire=False).aggregate(total=Sum("heures"))["total"] or 0


def acheve_le(transaction):
    """The day on which all was paid, or worked."""
    tnr = transaction.tnr
    lignes = (transaction.journees if tnr else transaction.versements).filter(retire=False).order_by("le", "pk")
    champ, reste = ("heures", transaction.heures) if tnr else ("montant", transaction.montant)
    for ligne in lignes:
        reste -= getattr(ligne, champ)
        if reste <= 0:
            return ligne.le
    return None
