"""What a commune's INSEE code says of where it stands: its département, its zone, the hour there."""

from django.db import models

# The local law of Alsace and Moselle.
ALSACE_MOSELLE = frozenset({"57", "67", "68"})
DROM = frozenset({"971", "972", "973", "974", "976"})
# IANA's zones, by département or collectivity; by commune where a collectivity has several.
FUSEAUX = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
    "989": "Etc/GMT+8",  # Clipperton, where nobody lives, has no zone of its own: eight hours behind UTC
    "98413": "Indian/Reunion",  # Crozet
    "98414": "Antarctica/DumontDUrville",
    "98415": "Indian/Reunion",  # Îles Éparses
    "98719": "Pacific/Gambier",
} | dict.fromkeys(["98718", "98723", "98731", "98746", "98756", "98757"], "Pacific/Marquesas")


class Zone(models.TextChoices):
    METROPOLE = "metropole", "Métropole"
    DROM = "drom", "Département ou région d’outre-mer"
    COM = "com", "Collectivité d’outre-mer"


def departement_de(code):
    """A département, or an overseas collectivity."""
    return code[:3] if code[:2] in ("97", "98") else code[:2]


def zone_de(code):
    """Everything overseas that is no DROM counts as a COM, New Caledonia and the southern lands too."""
    if code[:2] not in ("97", "98"):
        return Zone.METROPOLE
    return Zone.DROM if departement_de(code) in DROM else Zone.COM


def fuseau_de(code):
    return FUSEAUX.get(code) or FUSEAUX.get(departement_de(code), "Europe/Paris")
