"""Transactions under the Dole protocol, at every step that somebody would want to see: paid in parts, worked, silent, unanswered, to sign."""

from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from config.demonstration.auteurs import Auteur
from config.demonstration.constats import constat, imprimeur
from config.demonstration.faits import DEGRADATION, DEPOT, EPAVE
from config.demonstration.histoires import acteur, nommer
from config.demonstration.temps import MINUTE, laisser_passer, passer
from procedure.droit.infractions import AMENDES
from procedure.moteur import franchir, ouvrir
from procedure.pieces.rangement import Examinee, ranger
from procedure.pieces.sortes import Sorte
from procedure.rendu.atelier import Imprimerie
from transactions.models import Transaction
from transactions.procedures.transaction import TransactionMunicipale as Page

LIEU, RIEN = "bourg-royal", {"amende": "False", "action": "False"}
REMISE = RIEN | {"mode": "remise"}
COMPTABLE = {
    "nature": "reparation",
    "beneficiaire": "le comptable public de Bourg-Royal",
    "delai_nombre": 3,
    "delai_unite": "mois",
}
GARDES = ("faits_le", "faits_lieu", "infraction", "faits_nature", "qualification", "resume", "constat_le",
    "constat_service")  # fmt: skip
PEINES = "confiscation de la chose qui a servi à l’infraction"


class Affaire(NamedTuple):
    """Who, what is proposed, how many worked days ago it began, and what was done since: when, which act, by whom, with what."""

    auteur: Auteur
    offre: dict[str, Any]
    jours: int
    suite: tuple[tuple, ...]
    reponses: dict[str, bool]


BIEN, SUR_LE_DOMAINE = {"bien_communal": True}, {"domaine": True, "nettoyage": True}
SUBLET = Auteur("Sublet", "Armand", 52, "Besançon", "plombier", "4, rue du Lavoir", DEGRADATION,
    "Barrière du square arrachée en manœuvrant, puis laissée en travers du passage.")  # fmt: skip
HUMBERT = Auteur("Humbert", "Élise", 23, "Dijon", "serveuse", "place du Marché", DEGRADATION,
    "Deux bancs de la place cassés une nuit de fête.")  # fmt: skip
CHAPUIS = Auteur("Chapuis", "Roland", 61, "Lons-Vieux", "retraité", "chemin des Prés", EPAVE,
    "Gravats et sacs de plâtre déversés d’une remorque au bord du chemin.")  # fmt: skip
BOUVERET = Auteur("Bouveret", "Sonia", 37, "Dole-le-Bas", "gérante", "impasse du Port", DEPOT,
    "Cartons et palettes laissés au pied des conteneurs, trois semaines de suite.")  # fmt: skip

PARISOT = Auteur("Parisot", "Mathurin", 45, "Beaune-le-Vieux", "élagueur", "route de la Côte", EPAVE,
    "Branches et souches déchargées au bord de l’étang communal.")  # fmt: skip
DELORME = Auteur("Delorme", "Nassim", 29, "Besançon", "livreur", "rue des Tilleuls", DEGRADATION,
    "Potelet du parvis renversé par une camionnette, puis laissé au sol.")  # fmt: skip


def _pli(jour, heure, courrier="proposition"):
    return (jour, heure), "noter_remise", "agent", {"courrier": courrier, "preuve": "Récépissé signé"}


def _accepte(jour):
    return (jour, "10:00"), "accepter", "agent", {"preuve": "Exemplaire déposé en mairie"}


def _verse(jour, montant, reference):
    return (jour, "15:00"), "verser", "agent", {"montant": montant, "reference": reference}


PROPOSEE = lambda jour: (((jour, "17:30"), "proposer", "elu", REMISE), _pli(jour, "17:50"))  # noqa: E731
AFFAIRES = (
    Affaire(SUBLET, COMPTABLE | {"montant": Decimal("640"), "bien": "la barrière du square"}, 24, (
        *PROPOSEE(22), _accepte(18),
        ((17, "12:00"), "demander_homologation", "elu", RIEN),
        ((15, "16:20"), "homologuer", "magistrat", {}),
        ((14, "12:00"), "notifier", "elu", REMISE), _pli(14, "18:00", "notification"),
        _verse(10, "250", "T-2026-0418"), _verse(4, "250", "T-2026-0431"),
    ), BIEN),
    Affaire(HUMBERT, {"nature": "tnr", "tnr": True, "heures": 21, "par_semaine": 7, "travail": "remise en état de bancs publics",
        "travail_lieu": "ateliers municipaux", "encadrant": "Gilles Perrot", "delai_nombre": 2, "delai_unite": "mois",
        "bien": "deux bancs de la place"}, 16, (
        *PROPOSEE(15), _accepte(11),
        ((10, "12:00"), "demander_homologation", "elu", RIEN | {"medecin": "Vial", "assurance": "on", "delegue": "on"}),
        ((8, "09:45"), "transmettre_au_juge", "magistrat", {}),
    ), BIEN),
    Affaire(CHAPUIS, COMPTABLE | {"montant": Decimal("318.50"), "bien": "l’accotement du chemin"}, 20, PROPOSEE(19), SUR_LE_DOMAINE),
    Affaire(PARISOT, COMPTABLE | {"montant": Decimal("210"), "bien": "la berge de l’étang"}, 14, PROPOSEE(13), SUR_LE_DOMAINE),
    Affaire(DELORME, COMPTABLE | {"montant": Decimal("275"), "bien": "un potelet du parvis"}, 13, (
        *PROPOSEE(12), _accepte(11),
        ((11, "15:00"), "verser_avant", "agent", {"montant": "100", "reference": "T-2026-0425"}),
        ((10, "12:00"), "demander_homologation", "elu", RIEN),
    ), BIEN),
    Affaire(BOUVERET, COMPTABLE | {"montant": Decimal("95"), "bien": "le point de collecte"}, 2, (), SUR_LE_DOMAINE),
)  # fmt: skip


def transiger(temps, lieux):
    with Imprimerie() as atelier:
        for rang, affaire in enumerate(sorted(AFFAIRES, key=attrgetter("jours"), reverse=True), 1):
            _vivre(temps, affaire, lieux[LIEU], rang, imprimeur(atelier))


def _vivre(temps, affaire, commune, rang, imprimer):
    le = temps.il_y_a(affaire.jours, "09:10")
    agent = acteur("agent", commune)
    poste = commune.postes.filter(travail=affaire.offre.get("travail", "")).first()
    dossier = ouvrir(Page, agent, commune, instant=le, poste=poste, **_champs(affaire, le, rang))
    nommer(dossier, affaire.auteur, 60 + rang, temps)
    dossier = Transaction.objects.get(pk=dossier.pk)
    for nature in ("pv", *(() if dossier.tnr else ("devis",))):
        _joindre(dossier, agent, le + 5 * MINUTE, nature, imprimer)
    passer(dossier, Page.soumettre, agent, le + 20 * MINUTE, **RIEN)
    for quand, acte, qui, dits in affaire.suite:
        _prendre(dossier, acte, acteur(qui, commune), temps.il_y_a(*quand), dits, imprimer)
    laisser_passer(dossier, temps.maintenant)


def _champs(affaire, le, rang) -> dict:
    communs = affaire.auteur.champs(le, rang)
    return {champ: communs[champ] for champ in GARDES} | affaire.offre | {
        "constat_agent": "police", "constat_numero": f"{le.year}-{410 + rang}", "reponses": affaire.reponses,
        "amende": AMENDES[affaire.auteur.infraction.classe], "peines": PEINES,
    }  # fmt: skip


def _prendre(dossier, acte, par, instant, dits, imprimer):
    """What an act is told of is read on the case, and what comes back signed is joined first."""
    dossier, dits = Transaction.objects.get(pk=dossier.pk), dict(dits)
    if acte == "accepter":
        _joindre(dossier, par, instant, "copie", imprimer)
    if "courrier" in dits:
        dits["destinataire"] = dossier.documents.filter(courrier=dits["courrier"]).last().destinataire
    if acte in ("accepter", "verser", "verser_avant", "noter_remise"):
        dits["le"] = instant - MINUTE
    if acte == "demander_homologation" and dossier.tnr:
        dits["apte_le"] = f"{instant:%Y-%m-%d}"
    passer(dossier, Page.actes[acte], par, instant, **dits)


def _joindre(dossier, par, instant, nature, imprimer):
    titres = {"pv": "Procès-verbal", "devis": "Devis", "copie": "Exemplaire signé"}
    lettre = constat(dossier, dossier.contrevenant, titres[nature])
    with ranger(Examinee(imprimer(lettre), Sorte.PDF, 1, titres[nature])) as versees:
        franchir(dossier, Page.joindre, par, instant=instant, fichiers=versees, nature=nature, pour="tous")
