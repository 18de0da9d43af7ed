from transactions.models.execution import Journee, Versement, travaille, verse
from transactions.models.transactions import Etat, Transaction

__all__ = ["Etat", "Journee", "Transaction", "Versement", "travaille", "verse"]
