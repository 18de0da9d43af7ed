from procedure.models.documents import Document
from procedure.models.dossiers import Compteur, Dossier
from procedure.models.echeances import Echeance, Relance
from procedure.models.histoire import Fait, Propos, Saisine, Trace
from procedure.models.messages import Message
from procedure.models.partages import Partage
from procedure.models.rondes import Ronde

__all__ = [
    "Compteur",
    "Document",
    "Dossier",
    "Echeance",
    "Fait",
    "Message",
    "Partage",
    "Propos",
    "Relance",
    "Ronde",
    "Saisine",
    "Trace",
]
