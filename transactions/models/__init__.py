from transactions.models.execution import Journee, Versement, acheve_le, travaille, verse
from transactions.models.mesures import EtatMesure, Mesure
from transactions.models.transactions import Etat, Transaction

__all__ = ["Etat", "EtatMesure", "Journee", "Mesure", "Transaction", "Versement", "acheve_le", "travaille", "verse"]
