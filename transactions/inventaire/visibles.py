"""Who reads which lines of the inventory, and who keeps them: a mairie its places, a parquet what it looks for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from annuaire.models import Institution
from annuaire.models.institutions import Nature
from annuaire.porte import tenues
from procedure.acteurs import DE_LA_MAIRIE, DES_DEUX_COTES, DU_PARQUET
from transactions.models import Besoin, Poste, Sorte

TIENNENT = DE_LA_MAIRIE | DU_PARQUET


@dataclass(frozen=True)
class Demande:
    """What a parquet looks for, and how much of it is free among the places in sight."""

    besoin: Besoin
    libres: int
    a_nous: bool


@dataclass
class Inventaire:
    """The inventory as somebody sees it from where they hold an office."""

    request: Any

    @cached_property
    def aujourd_hui(self) -> date:
        return timezone.localdate()

    @cached_property
    def chez(self) -> set[int]:
        """Where they stand: a mairie answers for the communes that it has taken in."""
        return Institution.objects.avec_leurs_anciennes(tenues(self.request, DES_DEUX_COTES), timezone.now())

    @cached_property
    def tenus(self) -> list[Institution]:
        """The institutions whose lines they keep; of one that was taken in, those that it left."""
        siennes = Institution.objects.avec_leurs_anciennes(tenues(self.request, TIENNENT), timezone.now())
        return list(Institution.objects.filter(pk__in=siennes))

    @property
    def ajouter_chez(self) -> list[Institution]:
        return [ici for ici in self.tenus if not ici.disparue(timezone.now())]

    def postes(self):
        """Ours, and those of the communes of our ressort."""
        ici = Q(institution__in=self.chez) | Q(institution__parquet__in=self.chez)
        return Poste.objects.filter(ici).select_related("institution")

    def besoins(self):
        """Ours; or those of our parquet, that are told to us or to all."""
        parquets = Institution.objects.filter(pk__in=self.chez, nature__in=(Nature.COMMUNE, Nature.EPCI))
        nous = Q(parquet__in=parquets.values("parquet")) & (Q(commune=None) | Q(commune__in=self.chez))
        return Besoin.objects.filter(Q(parquet__in=self.chez) | nous).select_related("parquet", "commune")

    def offre(self, sorte="") -> dict[Institution, list[Poste]]:
        """The places that are open today, by commune."""
        ouverts = self.postes().ouvertes(self.aujourd_hui).avec_leurs_prises()
        offre: dict[Institution, list[Poste]] = {}
        for poste in ouverts.pour(sorte) if sorte else ouverts:
            offre.setdefault(poste.institution, []).append(poste)
        return offre

    def demandes(self, offre) -> list[Demande]:
        postes = [poste for siens in offre.values() for poste in siens]
        ouverts = self.besoins().ouvertes(self.aujourd_hui)
        return [Demande(un, _libres(un, postes), un.parquet_id in self.chez) for un in ouverts]


def _libres(besoin, postes) -> int:
    ici = (poste for poste in postes if besoin.commune_id in (None, poste.institution_id))
    return sum(poste.libres for poste in ici if Sorte(besoin.sorte) in poste.sortes)
