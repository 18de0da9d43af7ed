"""A rappel as it must be written to be signed."""

import secrets
from datetime import date

from procedure.models import Interesse, MotCle
from procedure.models.documents import jeton
from procedure.moteur import franchir, ouvrir
from procedure.pieces.lignes import FICHIERS
from procedure.pieces.rangement import Examinee, _verser, ranger
from procedure.pieces.sortes import Sorte
from rappel_ordre.models import Diligence
from rappel_ordre.procedure import RappelALOrdre as Page
from rappel_ordre.questions import DE_LA_LOI, PAR_NOM

CE_QU_IL_FAUT = {
    "faits_lieu": "1, rue des Essais",
    "resume": "Ce qui s’est passé.",
    "reponses": {une: une in DE_LA_LOI for une in PAR_NOM},
    "constat": "pv",
    "constat_le": date(2026, 11, 14),
    "constat_service": "police municipale",
}
INCONNU = {"nom": "Quidam", "prenoms": "Ada"}
NES = {False: date(1990, 5, 6), True: date(2012, 5, 6)}  # of age, or not


def ecrire(agent, commune, le, auteur=INCONNU, joint=True, **champs):
    """Opened, and written; somebody is named, save where nobody is given."""
    dossier = ouvrir(Page, agent, commune, instant=le, **{"faits_le": le} | CE_QU_IL_FAUT | champs)
    if auteur is not None:
        ne_le = {"ne_le": NES[champs.get("mineur", False)]}
        Interesse.objects.create(dossier=dossier, **INCONNU | ne_le | auteur)
        MotCle.objects.indexer(dossier)
    if champs.get("mineur"):
        Diligence.objects.create(rappel_id=dossier.pk, le=le, moyen="téléphone", resultat="sans réponse")
    if joint:
        joindre_un_constat(dossier, agent, le)
    return dossier


def joindre_un_constat(dossier, par, le, octets=b"Constat."):
    """As if it had been looked into already: the child that does so is tried apart."""
    with ranger(Examinee(octets, Sorte.TXT, 0, "constat")) as versees:
        franchir(dossier, Page.joindre, par, instant=le, fichiers=versees, nature="pv", pour="tous")


def par_courriel():
    """What the parquet sent, looked into already: it is joined by the act that records it, `franchir(…, **par_courriel())`."""
    return {FICHIERS: [_verser(jeton(), Examinee(secrets.token_bytes(8), Sorte.TXT, 0, "courriel du parquet"))]}
