"""What happened: acts, facts, what each referral came to. Rows are added, never changed; a correction is a successor.

Triggers hold it in the database (`procedure/declencheurs.py`), and each act is a link of its case's chain (`journal.py`).
"""

import json
import secrets
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from annuaire.models import Habilitation
from procedure.acteurs import COTES, HORLOGE


class TraceQuerySet(models.QuerySet):
    def lisibles_par(self, acteur, dossier, instant=None):
        """The shared history, and our own side's business."""
        if acteur is HORLOGE:
            return self
        cotes = cotes_de(acteur, dossier, instant or timezone.now())
        return self.filter(Q(cote="") | Q(cote__in=cotes), dossier=dossier.pk)


def cotes_de(personne, dossier, instant) -> set[str]:
    """The sides of this case that somebody is of, by an office held there."""
    return {COTES[tenue.role].value for tenue in offices_de(personne, dossier, instant)}


def offices_de(personne, dossier, instant) -> list:
    lieux = (dossier.commune.actuelle(instant).pk, dossier.parquet_id)
    return [tenue for tenue in personne.tenues(instant, lieux) if tenue.role in COTES]


def sel():
    return secrets.token_hex(16)


def empreinte(sel: str, texte: str) -> str:
    """Salt and text told apart: what is taken from one and given to the other changes it."""
    return sha256(json.dumps([sel, texte]).encode()).hexdigest()


class Trace(models.Model):
    """An act: what, by whom and as what, when it was done and when it was typed. References and digests, no personal text."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="traces")
    version = models.PositiveIntegerField()  # of the case, once the act was taken: their order
    acte = models.CharField(max_length=40)
    de = models.CharField(max_length=30)
    vers = models.CharField(max_length=30)
    par = models.ForeignKey(Habilitation, models.PROTECT, related_name="+", null=True)  # nobody: the clock
    consigne = models.BooleanField(default=False)  # done by the parquet outside the program, recorded by the mairie
    le = models.DateTimeField()
    su_le = models.DateTimeField()
    cote = models.CharField(max_length=8, blank=True)  # empty: both sides read it
    donnees = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    empreintes = models.JSONField(default=dict)  # of the texts that stand beside, and may be erased
    maillon = models.CharField(max_length=64, unique=True)

    objects = TraceQuerySet.as_manager()

    class Meta:
        ordering = ["dossier_id", "version"]
        indexes = [models.Index(name="trace_bilan", fields=["acte", "le"])]
        constraints = [models.UniqueConstraint(name="trace_version", fields=["dossier", "version"])]

    def __str__(self):
        return f"{self.dossier}, {self.acte}"


class Propos(models.Model):
    """What was said with an act: personal text, beside the trace and not in it, so that it can be erased."""

    trace = models.ForeignKey(Trace, models.PROTECT, related_name="propos")
    champ = models.CharField(max_length=40)
    texte = models.TextField()
    sel = models.CharField(max_length=32, default=sel)  # erased with the text: its digest then says nothing of it

    class Meta:
        constraints = [models.UniqueConstraint(name="propos_unique", fields=["trace", "champ"])]

    def __str__(self):
        return f"{self.trace}, {self.champ}"


class FaitQuerySet(models.QuerySet):
    def debout(self):
        """Facts that no correction has replaced, and no mere correction that says it never was."""
        return self.filter(successeur=None, le__isnull=False)


class Fait(models.Model):
    """What happened, on a date of its own, learnt on another. Corrected by a successor; one without a date takes it back."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="faits")
    trace = models.ForeignKey(Trace, models.PROTECT, related_name="faits")
    rang = models.PositiveSmallIntegerField()  # of the referral it belongs to
    nom = models.CharField(max_length=60)
    le = models.DateTimeField(null=True)
    su_le = models.DateTimeField()
    destinataire = models.CharField(max_length=40, blank=True)  # a reference, never a name
    corrige = models.OneToOneField("self", models.PROTECT, related_name="successeur", null=True)

    objects = FaitQuerySet.as_manager()

    class Meta:
        ordering = ["dossier_id", "le", "pk"]

    def __str__(self):
        return f"{self.dossier}, {self.nom}"

    @property
    def prouve(self) -> bool:
        trace = self.trace
        return bool(trace.donnees.get("piece")) or trace.consigne or trace.propos.filter(champ="preuve").exists()


class Saisine(models.Model):
    """What a referral came to. One outcome stands; one that a dated act reversed stays, lying down."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="saisines")
    rang = models.PositiveSmallIntegerField()
    issue = models.CharField(max_length=40)
    trace = models.ForeignKey(Trace, models.PROTECT, related_name="saisines")
    debout = models.BooleanField(default=True)

    class Meta:
        ordering = ["dossier_id", "rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="saisine_une_issue",
                fields=["dossier", "rang"],
                condition=Q(debout=True),
                violation_error_message="Cette saisine a déjà une issue.",
            )
        ]

    def __str__(self):
        return f"{self.dossier}, {self.issue}"

    def terme(self):
        """The term whose silence decided, or nothing: somebody answered."""
        return self.dossier.echeances.filter(rang=self.rang, effet=self.issue).order_by("pk").last()
