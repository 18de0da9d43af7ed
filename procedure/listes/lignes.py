"""The rows of a list, ready to be shown: what a template would ask fifty times is asked once."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from procedure.models import Interesse
from procedure.page import procedures

MODELE = "0"


def lignes(dossiers) -> list[dict]:
    ou = reverse("procedure:dossier", args=[MODELE])
    noms = noms_de(dossiers)
    return [
        {
            "ou": ou.replace(f"/{MODELE}/", f"/{dossier.jeton}/"),
            "numero": dossier.numero,
            "titre": dossier.titre(),
            "qui": noms.get(dossier.pk, ""),
            "commune": dossier.commune.nom,
            "etat": procedures()[dossier.procedure].etats(dossier.etat).label,
            "ouvert_le": date_format(localtime(dossier.ouvert_le, ZoneInfo(dossier.commune.fuseau)), "j F Y"),
        }
        for dossier in dossiers
    ]


def noms_de(dossiers) -> dict[int, str]:
    """Whom each is about, in one question."""
    noms: dict[int, list[str]] = {}
    for interesse in Interesse.objects.filter(dossier__in=[d.pk for d in dossiers]).order_by("dossier", "rang"):
        noms.setdefault(interesse.dossier_id, []).append(interesse.nom_complet())
    return {pk: ", ".join(tous) for pk, tous in noms.items()}
