"""The persons a case is about, and who answers for them. Personal text: it can be erased, and the case stays."""

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from annuaire.chiffrement import sceaux
from annuaire.textes import simplifier
from procedure.droit.ages import age

LOT = 500


def reconnaissances(nom, prenoms, ne_le, commune_id) -> list[str]:
    """Of somebody in one commune, under each key: nothing without a birth date, for a homonym is somebody else.

    The commune is part of it: who reads the base cannot tell that a person is known in two.
    """
    noms = ["".join(simplifier(partie).split()) for partie in (nom, prenoms)]
    if not (all(noms) and ne_le):
        return []
    return sceaux(json.dumps([commune_id, *noms, ne_le.isoformat()]), "personnes")


class Reconnaissance(models.CharField):
    """Written with the person, by whatever writes it row by row or in bulk: never later, never by somebody who forgets."""

    def pre_save(self, interesse, add):
        commune = interesse.dossier.commune_id
        valeur = next(iter(reconnaissances(interesse.nom, interesse.prenoms, interesse.ne_le, commune)), "")
        setattr(interesse, self.attname, valeur)
        return valeur


class InteresseQuerySet(models.QuerySet):
    def par_dossier(self, dossiers) -> dict[int, list[Any]]:
        """Whom each is about, with who answers for them: two questions, however many."""
        rangs: dict[int, list[Any]] = {}
        qui: Any
        for qui in self.filter(dossier__in=dossiers).prefetch_related("representants").order_by("dossier_id", "rang"):
            rangs.setdefault(qui.dossier_id, []).append(qui)
        return rangs


class Interesse(models.Model):
    """A person whom a case is about, natural or legal, in the order in which the case names them."""

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="interesses")
    rang = models.PositiveSmallIntegerField("rang", default=1)
    morale = models.BooleanField("personne morale", default=False)
    nom = models.CharField("nom ou dénomination", max_length=150)
    prenoms = models.CharField("prénoms", max_length=100, blank=True)
    ne_le = models.DateField("date de naissance", null=True, blank=True)
    ne_a = models.CharField("lieu de naissance", max_length=100, blank=True)
    adresse = models.CharField("adresse", max_length=250, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    courriel = models.EmailField("courriel", blank=True)
    profession = models.CharField("profession", max_length=100, blank=True)
    reconnue = Reconnaissance(max_length=64, blank=True, editable=False)  # keyed, and gone with the person

    objects = InteresseQuerySet.as_manager()

    class Meta:
        verbose_name = "intéressé"
        ordering = ["dossier_id", "rang"]
        indexes = [models.Index(name="interesse_reconnue", fields=["reconnue"])]
        constraints = [
            models.UniqueConstraint(
                name="interesse_rang",
                fields=["dossier", "rang"],
                violation_error_message="Une autre personne de ce dossier porte déjà ce rang.",
            ),
            models.CheckConstraint(
                name="interesse_morale",
                condition=Q(morale=False) | Q(prenoms="", ne_le=None, ne_a=""),
                violation_error_message="Une personne morale n’a ni prénoms, ni date ou lieu de naissance.",
            ),
        ]

    def __str__(self):
        return f"{self.dossier}, intéressé {self.rang}"

    def nom_complet(self) -> str:
        """« LORMEAU Bastien »: as lists are sorted and minutes written. A denomination stays as it was registered."""
        return self.nom if self.morale else f"{self.nom.upper()} {self.prenoms}".strip()

    @property
    def nom_du_pli(self) -> str:
        """« Bastien LORMEAU »: as an envelope says it."""
        return self.nom if self.morale else f"{self.prenoms} {self.nom.upper()}".strip()

    def reconnaissances(self, commune) -> list[str]:
        """Under each key, that what an older one wrote be recognised until it is written anew."""
        return reconnaissances(self.nom, self.prenoms, self.ne_le, commune.pk)

    def age_le(self, jour: date) -> int | None:
        return age(self.ne_le, jour) if self.ne_le else None


def reconnaitre(modele) -> int:
    """All of them anew, under the first key: when they were not yet recognised, when the key has changed."""
    champ, dernier, combien = modele._meta.get_field("reconnue"), 0, 0
    while lot := list(modele.objects.filter(pk__gt=dernier).select_related("dossier").order_by("pk")[:LOT]):
        for interesse in lot:
            champ.pre_save(interesse, False)
        modele.objects.bulk_update(lot, ["reconnue"])
        dernier, combien = lot[-1].pk, combien + len(lot)
    return combien


class Representant(models.Model):
    """Who answers for a minor, each where they live."""

    interesse = models.ForeignKey(Interesse, models.CASCADE, related_name="representants")
    nom = models.CharField("nom et prénom", max_length=150)
    qualite = models.CharField("qualité", max_length=60)
    adresse = models.CharField("adresse", max_length=250, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    retire = models.BooleanField("n’en répond plus (décès, autorité retirée)", default=False)

    class Meta:
        verbose_name = "représentant légal"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.interesse}, représentant {self.pk}"
