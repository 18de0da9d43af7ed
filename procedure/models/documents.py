"""Letters as they were frozen: rows first, so that nothing is lost when a process dies."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from annuaire.models import Habilitation
from procedure.models.histoire import empreinte, sel


def jeton():
    return secrets.token_urlsafe(12)


def nom_opaque(document, nom):
    """Where its PDF stands: always there, so that a second attempt leaves no orphan, and saying nothing of the case."""
    return f"documents/{document.jeton}.pdf"


# How long whoever takes a row keeps it: a process that dies lets it go.
BAIL = timedelta(minutes=5)


class AFaireQuerySet(models.QuerySet):
    """Rows that wait for the clock, each with the moment of its next attempt."""

    def dus(self, maintenant):
        return self.filter(reveil__lte=maintenant).order_by("reveil", "pk")

    def retenir(self, pk, maintenant) -> bool:
        """Take it for a while: whoever else comes finds nothing due, and if we die it is due again."""
        return bool(self.dus(maintenant).filter(pk=pk).update(reveil=maintenant + BAIL))

    def noter_panne(self, pk, panne):
        """The kind of the failure, never its words. Tried again in a minute, then less and less often."""
        essais = self.values_list("essais", flat=True).get(pk=pk)
        reveil = timezone.now() + timedelta(minutes=min(2**essais, 60))
        self.filter(pk=pk).update(essais=F("essais") + 1, panne=panne, reveil=reveil)


class DocumentQuerySet(AFaireQuerySet):
    def destinataires(self) -> dict[str, list[str]]:
        """To whom each letter went, by reference."""
        partis: dict[str, list[str]] = {}
        for courrier, a in self.order_by("courrier", "destinataire").values_list("courrier", "destinataire").distinct():
            partis.setdefault(courrier, []).append(a)
        return partis

    def en_panne(self):
        return self.filter(rendu_le=None).exclude(panne="").order_by("pk")


class Document(models.Model):
    """A letter for one addressee: its HTML, frozen with its signatory in the transaction of the act; its PDF, rendered after.

    The digest of the HTML is in the chain of the case; both may be erased when their time is over.
    """

    jeton = models.CharField(max_length=20, unique=True, default=jeton, editable=False)
    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="documents")
    trace = models.ForeignKey("Trace", models.PROTECT, related_name="documents")
    courrier = models.CharField(max_length=40)
    destinataire = models.CharField(max_length=40)  # a reference, never a name
    signataire = models.ForeignKey(Habilitation, models.PROTECT, related_name="+", null=True)
    titre = models.CharField(max_length=150)  # names the letter and the case, nobody
    html = models.TextField()
    sel = models.CharField(max_length=32, default=sel)  # erased with the text: its digest then says nothing of it
    empreinte = models.CharField(max_length=64)
    pdf = models.FileField(upload_to=nom_opaque, blank=True)
    empreinte_pdf = models.CharField(max_length=64, blank=True)
    rendu_le = models.DateTimeField(null=True)
    remplace = models.OneToOneField("self", models.PROTECT, related_name="remplacant", null=True)
    reveil = models.DateTimeField(null=True)
    essais = models.PositiveSmallIntegerField(default=0)
    panne = models.CharField(max_length=80, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["dossier_id", "pk"]
        indexes = [models.Index(name="document_reveil", fields=["reveil"], condition=Q(reveil__isnull=False))]
        constraints = [
            models.CheckConstraint(
                name="document_rendu",
                condition=Q(rendu_le=None, empreinte_pdf="") | (Q(rendu_le__isnull=False) & ~Q(empreinte_pdf="")),
            )
        ]

    def __str__(self):
        return f"{self.dossier}, {self.courrier}"

    @property
    def remplacee(self) -> bool:
        """Was it made anew since?"""
        return Document.objects.filter(remplace=self.pk).exists()

    @property
    def reference(self):
        return f"{self.courrier}.{self.destinataire}"

    def intact(self) -> bool:
        """Is it what left? Erased, there is nothing left to alter."""
        html = not self.html or empreinte(self.sel, self.html) == self.empreinte
        return html and (not self.pdf or sha256(self.octets() or b"").hexdigest() == self.empreinte_pdf)

    def octets(self) -> bytes | None:
        """Its PDF, or nothing where it cannot be read."""
        try:
            with self.pdf.open() as pdf:
                return pdf.read()
        except (OSError, ValueError):
            return None
