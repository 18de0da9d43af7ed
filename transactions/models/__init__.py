from transactions.models.execution import Journee, Versement, acheve_le, travaille, verse
from transactions.models.inventaire import Besoin, Poste, Sorte
from transactions.models.mesures import EtatMesure, Mesure
from transactions.models.transactions import Etat, Transaction

__all__ = [
    "Besoin",
    "Etat",
    "EtatMesure",
    "Journee",
    "Mesure",
    "Poste",
    "Sorte",
    "Transaction",
    "Versement",
    "acheve_le",
    "travaille",
    "verse",
]
