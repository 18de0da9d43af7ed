"""What a commune that starts alone still lacks before its first case, in the order one does it."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from annuaire.models import Version
from annuaire.models.habilitations import Role


class Etape(NamedTuple):
    faite: bool
    quoi: str
    pourquoi: str
    ou: str  # where one does it; nothing: somebody else does


def etapes(institution) -> list[Etape]:
    maintenant = timezone.now()
    roles = {tenue.role for tenue in institution.habilitations.tenues(maintenant)}
    personnes = reverse("gestion:ligne_neuve", args=[institution.pk, "personnes"])
    conventions = Version.objects.liant(institution, institution.jour(maintenant))
    return [
        Etape(Role.ELU in roles, "Un élu", "Il signe ce qui part au parquet, et tient le rappel à l’ordre.", personnes),
        Etape(Role.AGENT in roles, "Un agent", "Il ouvre les dossiers et les prépare.", personnes),
        Etape(
            hasattr(institution, "en_tete"),
            "L’en-tête des lettres",
            "Nom, adresse, armoiries.",
            reverse("gestion:en_tete", args=[institution.pk]),
        ),
        Etape(institution.parquet is not None, "Le parquet du ressort", "L’exploitant de la plateforme l’indique.", ""),
        Etape(
            conventions.exists(),
            "Une convention en vigueur",
            "L’exploitant l’enregistre. Sans elle, les dossiers s’ouvrent sur la loi seule.",
            "",
        ),
    ]
