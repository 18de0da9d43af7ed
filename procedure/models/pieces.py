"""What people joined to a case. The file stands under an opaque name; the chain of the case holds its digest and its scope."""

import json
from hashlib import file_digest

from django.db import models
from django.db.models import Q
from django.utils import timezone

from procedure.acteurs import COTES, HORS_DU_SECRET, MAIRIE, PARQUET
from procedure.models.histoire import empreinte, offices_de, sel
from procedure.models.partages import Partage
from procedure.pieces.sortes import Sorte


class Niveau(models.TextChoices):
    GENERAL = "general", "général"
    CONFIDENTIEL = "confidentiel", "confidentiel"
    SECRET = "secret", "secret partagé"


class Nature(models.TextChoices):
    PV = "pv", "procès-verbal"
    RAPPORT = "rapport", "rapport"
    PHOTO = "photo", "photo"
    DEVIS = "devis", "devis"
    PREUVE = "preuve", "courrier ou courriel reçu"
    COPIE = "copie", "copie signée"
    AUTRE = "autre", "autre pièce"


# What shows the facts.
CONSTATS = (Nature.PV, Nature.RAPPORT)


class PieceQuerySet(models.QuerySet):
    def lisibles_par(self, personne, dossier, instant=None):
        """What is shared, and one's own side's. Who was only entrusted with the case reads the general level of it."""
        instant = instant or timezone.now()
        cotes, niveaux = portee(personne, dossier, instant)
        return self.filter(cote__in=cotes, niveau__in=niveaux, dossier=dossier.pk)

    def constats(self):
        """What shows the facts, to both sides."""
        return self.communes_de(CONSTATS)

    def communes_de(self, natures):
        return self.communes().filter(nature__in=natures)

    def communes(self):
        """What both sides read."""
        return self.filter(cote="", niveau=Niveau.GENERAL).exclude(fichier="")

    def pour_liste(self):
        return self.select_related("dossier", "trace__par__personne")


def portee(personne, dossier, instant) -> tuple[set[str], set[Niveau]]:
    """Of which sides somebody reads what is theirs alone, with what is shared; and up to which levels."""
    if roles := {tenue.role for tenue in offices_de(personne, dossier, instant)}:
        hors = set() if roles - HORS_DU_SECRET else {Niveau.SECRET}
        return {"", *(COTES[role].value for role in roles)}, set(Niveau) - hors
    chez = [tenue.institution_id for tenue in personne.tenues(instant)]
    partages = Partage.objects.en_vigueur(instant).pour(personne, chez, instant).filter(dossier=dossier.pk)
    cotes = {dossier.commune.actuelle(instant).pk: MAIRIE.value, dossier.parquet_id: PARQUET.value}
    services = set(partages.order_by().values_list("institution", flat=True))
    return {cote for service in services for cote in ("", cotes.get(service, ""))}, {Niveau.GENERAL}


class Piece(models.Model):
    """One file, and the act that joined it. A purge empties its row – file, title, salt – and leaves it there: what is missing shows."""

    jeton = models.CharField(max_length=20, unique=True, editable=False)
    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="pieces")
    trace = models.ForeignKey("Trace", models.PROTECT, related_name="pieces")
    cote = models.CharField(max_length=8, blank=True)  # empty: both sides read it, once the case is transmitted
    rang = models.PositiveSmallIntegerField()  # its number among those of the same side: it tells of no other
    niveau = models.CharField("niveau", max_length=12, choices=Niveau, default=Niveau.GENERAL)
    nature = models.CharField("nature", max_length=8, choices=Nature)
    titre = models.CharField("titre", max_length=120, blank=True)  # personal text
    type = models.CharField(max_length=4, choices=[(sorte.extension, sorte.libelle) for sorte in Sorte])
    octets = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()  # that can be shown; none: it is read in its own program
    empreinte = models.CharField(max_length=64)
    sel = models.CharField(max_length=32, default=sel, blank=True)
    fichier = models.FileField(blank=True)
    jointe_le = models.DateTimeField()

    objects = PieceQuerySet.as_manager()
    SCELLES = ("dossier_id", "cote", "rang", "niveau", "nature", "type", "octets", "pages", "empreinte")

    class Meta:
        ordering = ["dossier_id", "pk"]
        constraints = [
            models.UniqueConstraint(name="piece_rang", fields=["dossier", "cote", "rang"]),
            models.CheckConstraint(name="piece_cote", condition=Q(cote__in=["", MAIRIE.value, PARQUET.value])),
            models.CheckConstraint(name="piece_niveau", condition=Q(niveau__in=Niveau.values)),
        ]

    def __str__(self):
        return f"{self.dossier}, pièce {self.rang}"

    @property
    def reference(self) -> str:
        return f"piece.{self.jeton}"

    @property
    def sorte(self) -> Sorte:
        return Sorte.nommee(self.type)

    @property
    def nom(self) -> str:
        """Under which it is saved by who reads it. Neither its title nor the name it was sent under."""
        de_qui = f"{self.cote}-" if self.cote else ""
        return f"{self.dossier.numero}-{de_qui}{self.nature}-{self.rang}.{self.type}"

    @property
    def vues(self) -> range:
        return range(1, self.pages + 1)

    def sceau(self) -> str:
        """Of what it is, and of who may read it."""
        return empreinte(self.sel, json.dumps([getattr(self, colonne) for colonne in self.SCELLES]))

    def defaut(self, sceau) -> str:
        """What is wrong with it, in a word. Erased, there is nothing left to alter."""
        if not self.fichier:
            return ""
        try:
            with self.fichier.open() as fichier:
                intacte = file_digest(fichier, "sha256").hexdigest() == self.empreinte
        except OSError:
            return "ne se lit plus"
        return "" if intacte and self.sceau() == sceau else "a été modifiée"
