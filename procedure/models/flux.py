import secrets
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from annuaire.models import Personne


class FluxQuerySet(models.QuerySet):
    def ouvrir(self, personne) -> str:
        """A new link, told once: the base keeps only what recognises it. The one before stops working."""
        jeton = secrets.token_urlsafe(32)
        neuf = {"empreinte": empreinte(jeton), "ouvert_le": timezone.now(), "lu_le": None}
        neuf["sceau"] = personne.get_session_auth_hash()
        self.update_or_create(personne=personne, defaults=neuf)
        return jeton

    def lire(self, jeton, instant):
        """A password that was changed ends it too: whoever has lost one has lost what it gave."""
        flux: Any = self.filter(empreinte=empreinte(jeton), personne__is_active=True).select_related("personne").first()
        if flux is None or not constant_time_compare(flux.sceau, flux.personne.get_session_auth_hash()):
            return None
        self.filter(pk=flux.pk).update(lu_le=instant)
        return flux


class Flux(models.Model):
    """The secret link by which somebody's calendar follows their terms."""

    personne = models.OneToOneField(Personne, models.CASCADE, related_name="+")
    empreinte = models.CharField(max_length=64, unique=True)
    sceau = models.CharField(max_length=128)
    ouvert_le = models.DateTimeField()
    lu_le = models.DateTimeField(null=True)

    objects = FluxQuerySet.as_manager()

    def __str__(self):
        return f"flux {self.pk}"


def empreinte(jeton: str) -> str:
    return sha256(jeton.encode()).hexdigest()
