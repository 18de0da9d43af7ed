"""What a commune that starts alone still lacks before its first case, in the order one does it."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from annuaire.models import Version
from annuaire.models.habilitations import Role

SANS_CONVENTION = "L’exploitant l’enregistre. Sans elle, les dossiers s’ouvrent sur la loi seule."


class Etape(NamedTuple):
    faite: bool
    quoi: str
    pourquoi: str
    ou: str  # where one does it; nothing: somebody else does


def etapes(institution, exploite) -> list[Etape]:
    """Who also runs the platform is led there; others are told who does."""
    maintenant, plateforme = timezone.now(), reverse("plateforme:accueil") if exploite else ""
    roles = {tenue.role for tenue in institution.habilitations.tenues(maintenant)}
    personnes = reverse("gestion:ligne_neuve", args=[institution.pk, "personnes"])
    en_tete = reverse("gestion:en_tete", args=[institution.pk])
    convention = Version.objects.liant(institution, institution.jour(maintenant)).exists()
    return [
        Etape(Role.ELU in roles, "Un élu", "Il signe ce qui part au parquet, et tient le rappel à l’ordre.", personnes),
        Etape(Role.AGENT in roles, "Un agent", "Il ouvre les dossiers et les prépare.", personnes),
        Etape(hasattr(institution, "en_tete"), "L’en-tête des lettres", "Nom, adresse, armoiries.", en_tete),
        Etape(institution.parquet is not None, "Le parquet du ressort", "L’exploitant l’indique.", plateforme),
        Etape(convention, "Une convention en vigueur", SANS_CONVENTION, plateforme),
    ]
