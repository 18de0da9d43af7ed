"""What changes between the convocation and its day: an age; and, on the way, an avis that nobody expects any more."""

from config.demonstration.auteurs import Auteur, parent
from config.demonstration.faits import BRUIT, DEGRADATION
from config.demonstration.recits import Histoire, saisi
from config.demonstration.tenues import chacun, rendez_vous

MARCHAND = Auteur(
    "Marchand", "Célian", 17, "Valmont", "lycéen", "15, rue des Écoles", DEGRADATION,
    "Poubelles du gymnase renversées et traînées jusqu’au parvis.", "oui", 21,
    parents=(parent("Armelle Marchand", "mère", "15, rue des Écoles, 73901 Sainte-Aure"),),
    depuis=3,
)  # fmt: skip
PELLERIN = Auteur(
    "Pellerin", "Gwenn", 44, "Vannes", "musicienne", "7, impasse du Four", BRUIT,
    "Répétitions à la batterie, fenêtres ouvertes, trois dimanches de suite.", "oui", 22,
)  # fmt: skip

ENTRETEMPS = (
    # A minor when the letters left, of age on the day itself.
    Histoire(MARCHAND, "sainte-aure", (
        *saisi(16),
        ((14, "15:10"), "favorable", "mineurs"),
        ((13, "10:20"), "fixer", "agent", rendez_vous((-6, "17:30"), "remise")),
        ((13, "18:20"), "convoquer", "elu"),
        ((12, "16:00"), "noter_remise", "agent", chacun(preuve="Récépissé signé")),
    )),
    # Silence accepted; she is convoked, and the parquet may still say otherwise.
    Histoire(PELLERIN, "sainte-aure", (
        *saisi(17),
        ((8, "10:40"), "fixer", "agent", rendez_vous((-5, "18:00"), "remise")),
        ((8, "18:15"), "convoquer", "elu"),
        ((7, "11:20"), "noter_remise", "agent", chacun(preuve="Récépissé signé")),
    )),
)  # fmt: skip
