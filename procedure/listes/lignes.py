"""The rows of a list, ready to be shown: what a template would ask fifty times is asked once."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.timezone import localtime

from procedure.ecrans.marques import marque
from procedure.models import Echeance, Interesse
from procedure.page import procedures
from procedure.templatetags.typographie import jour

MODELE = "0"


def lignes(dossiers, instant) -> list[dict]:
    ou = reverse("procedure:dossier", args=[MODELE])
    noms, vives = noms_de(dossiers), Echeance.objects.vives().par_dossier(dossiers)
    return [
        {
            "ou": ou.replace(f"/{MODELE}/", f"/{dossier.jeton}/"),
            "numero": dossier.numero,
            "titre": dossier.titre(),
            "qui": noms.get(dossier.pk, ""),
            "commune": dossier.commune.nom,
            "etat": procedures()[dossier.procedure].etats(dossier.etat).label,
            "termes": [_terme(dossier, vive, instant) for vive in vives.get(dossier.pk, [])[:1]],
            "ouvert_le": jour(localtime(dossier.ouvert_le, ZoneInfo(dossier.commune.fuseau))),
        }
        for dossier in dossiers
    ]


def _terme(dossier, vive, instant) -> tuple:
    """The one that heads the page of the case: which clock, and what it leaves."""
    return procedures()[dossier.procedure].delais[vive.delai], marque(vive, instant)


def noms_de(dossiers) -> dict[int, str]:
    """Whom each is about, in one question."""
    noms: dict[int, list[str]] = {}
    for interesse in Interesse.objects.filter(dossier__in=[d.pk for d in dossiers]).order_by("dossier", "rang"):
        noms.setdefault(interesse.dossier_id, []).append(interesse.nom_complet())
    return {pk: ", ".join(tous) for pk, tous in noms.items()}
