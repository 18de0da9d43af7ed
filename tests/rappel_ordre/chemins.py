"""How a rappel gets beyond the avis, by its acts: an appointment, its letters, what came of it."""

from datetime import date, timedelta

from procedure.models import Representant
from procedure.moteur import franchir
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

JOUR, MINUTE = timedelta(days=1), timedelta(minutes=1)
RIEN_DEPUIS = {"question-plainte_police_gendarmerie": "False", "question-enquete_en_cours": "False"}
RENDEZ_VOUS = INSTANT + 10 * JOUR
HABITANT = {"nom": "Vasquier", "prenoms": "Théa", "adresse": "12, rue des Essais, 73901 Sainte-Aure"}
ENFANT = HABITANT | {"prenoms": "Noé", "ne_le": date(2011, 5, 6)}
MERE = {"nom": "Ana Vasquier", "qualite": "mère", "adresse": "12 rue des essais 73901 SAINTE-AURE"}
PERE = {"nom": "Luc Marin", "qualite": "père", "adresse": "8, rue Haute, 73901 Sainte-Aure"}


def autorise(rappel, equipe, *representants, instant=INSTANT, **champs):
    """An avis was given: somebody may be convoked."""
    mineur = bool(representants) or champs.get("mineur", False)
    champs = {"auteur": ENFANT if mineur else HABITANT, "mineur": mineur} | champs
    dossier = rappel("avis_demande", recu=instant, le=instant, **champs)
    for parent in representants:
        Representant.objects.create(interesse=dossier.auteur, **parent)
    return autoriser(dossier, equipe, instant)


def relire(dossier):
    return RappelOrdre.objects.get(pk=dossier.pk)


def autoriser(dossier, equipe, instant=INSTANT):
    magistrat = equipe.mineurs if dossier.mineur else equipe.magistrat
    franchir(dossier, Page.favorable, magistrat, instant=instant)
    return relire(dossier)


def fixer(dossier, equipe, le=RENDEZ_VOUS, instant=INSTANT, **dit):
    dit = {"rdv_le": le.isoformat(), "lieu": "Mairie de Sainte-Aure", "mode": "lrar"} | RIEN_DEPUIS | dit
    franchir(dossier, Page.fixer, equipe.agent, instant=instant, **dit)
    return relire(dossier)


def convoquer(dossier, equipe, le=RENDEZ_VOUS, instant=INSTANT, **dit):
    franchir(fixer(dossier, equipe, le, instant, **dit), Page.convoquer, equipe.elu, instant=instant)
    return relire(dossier)


def reporter(dossier, equipe, le, instant, report="excuse", **dit):
    franchir(fixer(dossier, equipe, le, instant, report=report, **dit), Page.reporter, equipe.elu, instant=instant)
    return relire(dossier)


def noter(dossier, moment, equipe, quand=INSTANT + JOUR, a=None, **dit):
    """A proof for each of those convoked, or for one."""
    for destinataire in [a] if a else convoques(dossier):
        acte = Page.actes[f"noter_{moment}"]
        ou = {"courrier": "convocation", "destinataire": destinataire}
        franchir(dossier, acte, equipe.agent, instant=quand + MINUTE, le=quand, preuve="1A 234", **ou | dit)
    return relire(dossier)


def convoques(dossier) -> list:
    lettres = dossier.documents.filter(courrier="convocation", remplacant=None).order_by("pk")
    return list(lettres.values_list("destinataire", flat=True))


def elu_de(dossier):
    return dossier.commune.habilitations.get(qualite="maire").pk


def tenir(dossier, equipe, quand=RENDEZ_VOUS, par=None, **dit):
    dit = {"par_qui": elu_de(dossier), "norme": "on"} | RIEN_DEPUIS | dit
    franchir(dossier, Page.prononcer, par or equipe.agent, instant=quand + MINUTE, le=quand, **dit)
    return relire(dossier)


def manquer(dossier, equipe, quand=RENDEZ_VOUS, **dit):
    franchir(dossier, Page.constater_carence, equipe.elu, instant=quand + MINUTE, **{"excuse": "False"} | dit)
    return relire(dossier)
