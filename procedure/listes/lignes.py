"""The rows of a list, ready to be shown: what a template would ask fifty times is asked once."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.timezone import localtime

from procedure.ecrans.marques import en_tete, marque
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
            "ouvert_le": _jour(localtime(dossier.ouvert_le, ZoneInfo(dossier.commune.fuseau)).date()),
            **_terme(dossier, vives.get(dossier.pk), instant),
        }
        for dossier in dossiers
    ]


_jour = lru_cache(400)(jour)  # fifty cases were opened on a few days


def _terme(dossier, vives, instant) -> dict:
    """The one that heads the page of the case: which clock, and what it leaves."""
    if not vives:
        return {}
    delais = procedures()[dossier.procedure].delais
    premiere = en_tete(delais, vives, instant)[0]
    dite = marque(delais[premiere.delai], premiere, instant)
    return {
        "delai": str(delais[premiere.delai]),
        "allure": dite.allure,
        "reste": dite.texte,
    }


def noms_de(dossiers) -> dict[int, str]:
    """Whom each is about, in one question."""
    noms: dict[int, list[str]] = {}
    nommes = Interesse.objects.filter(dossier__in=[d.pk for d in dossiers]).order_by("dossier_id", "rang")
    for interesse in nommes.only("dossier", "nom", "prenoms", "morale"):
        noms.setdefault(interesse.dossier_id, []).append(interesse.nom_complet())
    return {pk: ", ".join(tous) for pk, tous in noms.items()}
