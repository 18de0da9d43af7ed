from rappel_ordre.models.rappels import Diligence, Etat, Motif, RappelOrdre
from rappel_ordre.models.tenue import Presence, RendezVous, Tenue

__all__ = ["Diligence", "Etat", "Motif", "Presence", "RappelOrdre", "RendezVous", "Tenue"]
