"""Where the demonstration takes place: institutions, how they write, what they signed."""

from datetime import date

from annuaire.clauses import Effet, Unite
from annuaire.conventions import CHAMBERY, DOLE, Modele, signer, terme, valeur
from annuaire.ecriture import ecrire
from annuaire.models import EnTete, InfractionLocale, Institution
from annuaire.models.institutions import Nature
from config.reglages import RACINE

ARMOIRIES = RACINE / "static" / "courriers" / "armoiries-exemple.svg"
LEGENDE = "Armoiries d’exemple : d’azur au chevron d’or, deux besants d’argent en chef, une onde en pointe"
PROCUREURE, PROCUREUR = "Madame la procureure de la République", "Monsieur le procureur de la République"

MUSIQUE = {
    "article": "arrêté n° 2026-12 du 3 mai 2026, art. 2", "faits": "musique amplifiée sur la place après 22 h",
    "aussi": "enceinte sono", "classe": 2, "debut": date(2026, 5, 3),
}  # fmt: skip

# Invented to be watched: the shortest term that can be written, so that a silence is seen to decide.
UNE_HEURE = Modele(
    "roche-vive",
    "Convention de rappel à l’ordre de Roche-Vive, avis dans l’heure",
    (
        valeur("rappel_ordre.consultation", "art. 2"),
        terme("rappel_ordre.avis", "art. 3", 1, Unite.HEURES, effet=Effet.ACCEPTATION),
        valeur("rappel_ordre.exclusions", "art. 1er", ["crime_ou_delit", "plainte", "enquete"]),
        valeur("rappel_ordre.public", "art. 1er", ["majeurs"]),
        valeur("parquet.objet_opaque", "art. 4"),
        terme("convention.duree", "art. 5", 1, Unite.ANNEES),
        valeur("convention.reconduction", "art. 5"),
    ),
)


def installer_les_lieux() -> dict[str, Institution]:
    valmont = _parquet("Parquet de Valmont", "TJ-VALMONT", PROCUREURE, "Valmont")
    estran = _parquet("Parquet de l’Estran", "TJ-ESTRAN", PROCUREUR, "Saint-Éloi-sur-Estran")
    lieux = {
        "valmont": valmont,
        "estran": estran,
        "sainte-aure": _commune("Sainte-Aure", "73901", valmont, "1, place de l’Hôtel-de-Ville"),
        "bourg-royal": _commune("Bourg-Royal", "73902", valmont, "8, rue du Beffroi"),
        "port-clair": _commune("Port-Clair", "17901", estran, "2, quai des Sauniers"),
        "roche-vive": _commune("Roche-Vive", "73903", valmont, "14, route du Col"),
        "val-d-aure": _institution(Nature.EPCI, "Communauté de communes du Val d’Aure", "200000901", parquet=valmont),
        "elus-de-valmont": _institution(Nature.ASSOCIATION, "Association des élus de Valmont", "W739000001"),
    }
    ecrire(InfractionLocale(institution=lieux["sainte-aure"], **MUSIQUE))
    return lieux


def conventions(lieux):
    """Three communes of one parquet under three conventions; the fourth, elsewhere, under none."""
    for modele, commune, le in (
        (CHAMBERY, "sainte-aure", date(2024, 2, 6)),
        (DOLE, "bourg-royal", date(2021, 12, 16)),
        (UNE_HEURE, "roche-vive", date(2024, 6, 17)),
    ):
        signer(modele, lieux["valmont"], [lieux[commune]], le)


def _commune(nom, code, parquet, rue):
    commune = _institution(Nature.COMMUNE, nom, code, parquet=parquet)
    tete = EnTete(institution=commune, nom=f"Ville de {nom}", lieu=nom, adresse=f"{rue} · {code} {nom}")
    tete.service, tete.telephone = "Le maire · Tranquillité publique et prévention", f"04 65 71 {code[:2]} {code[-2:]}"
    tete.armoiries, tete.legende = ARMOIRIES.read_bytes(), LEGENDE
    ecrire(tete)
    return commune


def _parquet(nom, code, appel, ville):
    parquet = _institution(Nature.PARQUET, nom, code)
    adresse, courriel = f"Tribunal judiciaire de {ville}", f"mairies@{code.lower()}.example"
    ecrire(EnTete(institution=parquet, nom=nom, lieu=ville, appel=appel, adresse=adresse, courriel=courriel))
    return parquet


def _institution(nature, nom, code, **suite):
    return ecrire(Institution(nature=nature, nom=nom, code=code, **suite))
