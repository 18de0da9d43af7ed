from procedure.models.acceptations import Acceptation
from procedure.models.compteurs import Compteur
from procedure.models.consultations import Consultation
from procedure.models.documents import Document
from procedure.models.dossiers import Dossier
from procedure.models.echeances import Echeance, Relance
from procedure.models.exports import Export
from procedure.models.flux import Flux
from procedure.models.histoire import Fait, Propos, Saisine, Trace
from procedure.models.interesses import Interesse, Representant
from procedure.models.messages import Message, Nouvelle
from procedure.models.mots import MotCle
from procedure.models.partages import Partage
from procedure.models.pieces import Piece
from procedure.models.preferences import Preference, Rythme
from procedure.models.rapprochements import Rapprochement
from procedure.models.recherches import Recherche
from procedure.models.reprises import Reprise
from procedure.models.rondes import Ronde
from procedure.models.sceaux import Sceau
from procedure.models.visites import Visite
from procedure.models.vues import Vue

__all__ = [
    "Acceptation",
    "Compteur",
    "Consultation",
    "Document",
    "Dossier",
    "Echeance",
    "Export",
    "Fait",
    "Flux",
    "Interesse",
    "Message",
    "MotCle",
    "Nouvelle",
    "Partage",
    "Piece",
    "Preference",
    "Propos",
    "Rapprochement",
    "Recherche",
    "Relance",
    "Representant",
    "Reprise",
    "Ronde",
    "Rythme",
    "Saisine",
    "Sceau",
    "Trace",
    "Visite",
    "Vue",
]
