"""Art. 44-1 al. 6: what touched no property of the commune is proposed to the procureur, who answers, or not."""

from datetime import date

import pytest

from procedure.communs import Procedure
from procedure.models import Interesse
from procedure.moteur import franchir, ouvrir
from procedure.passages import passer
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Rappel
from tests.conftest import INSTANT
from tests.transactions.chemins import HABITANT, JOUR, MINUTE, joindre
from transactions.models import Mesure
from transactions.procedures.proposition import PropositionAuProcureur as Page

pytestmark = pytest.mark.une_fois

TAPAGE = {
    "infraction": "R. 623-2 CP",
    "faits_lieu": "12, rue des Essais",
    "faits_nature": "bruits",
    "resume": "Musique toute la nuit.",
    "qualification": "art. R. 623-2 CP, contravention de la 3e classe",
    "sorte": "alternative",
    "precisions_mesure": "un stage de citoyenneté",
    "reponses": {"bien_communal": False},
    "constat": "pv",
    "constat_le": date(2026, 11, 14),
}
SIENS = {
    "ouvrir": (set(), "brouillon", {"agent"}),
    "soumettre": ({"brouillon"}, "a_signer", {"agent"}),
    "rendre": ({"a_signer"}, "brouillon", {"elu"}),
    "retirer": ({"a_signer"}, "brouillon", {"agent"}),
    "proposer": ({"a_signer"}, "proposee", {"elu"}),
    "accepter": ({"proposee"}, "acceptee", {"magistrat"}),
    "ecarter": ({"proposee"}, "ecartee", {"magistrat"}),
    "repondre": ({"proposee", "acceptee", "ecartee"}, "connue", {"magistrat"}),
    "relancer": ({"proposee", "acceptee", "ecartee"}, None, {"agent"}),
    "clore_sans_suite": ({"proposee", "acceptee", "ecartee"}, "sans_suite", {"agent"}),
    "dire_la_suite": ({"sans_suite"}, None, {"magistrat"}),
    "abandonner": ({"brouillon", "a_signer"}, "abandonnee", {"agent", "elu"}),
    "desister": ({"proposee"}, "abandonnee", {"elu"}),
}


def relire(dossier):
    return Mesure.objects.get(pk=dossier.pk)


@pytest.fixture
def mesure(equipe, commune):
    def _mesure(**champs):
        dossier = ouvrir(Page, equipe.agent, commune, instant=INSTANT, **{"faits_le": INSTANT - JOUR} | TAPAGE | champs)
        Interesse.objects.create(dossier=dossier, **HABITANT)
        joindre(dossier, equipe.agent, INSTANT, "pv")
        return relire(dossier)

    return _mesure


def proposer(dossier, equipe):
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    franchir(dossier, Page.proposer, equipe.elu, instant=INSTANT + MINUTE)
    return relire(dossier)


def test_la_page_est_la_table():
    page = {
        nom: (set(Page.etats_de(acte.de)), acte.vers, {str(getattr(p, "value", p)) for p in acte.par})
        for nom, acte in Page.actes.items()
        if nom not in Procedure.actes
    }
    assert page == SIENS


def test_aucun_delai_ne_lie_le_procureur():
    assert not any(delai.clause or delai.effets or delai.fin for delai in Page.delais.values())


@pytest.mark.parametrize(
    ("acte", "dit", "etat"), [("accepter", {}, "acceptee"), ("ecarter", {"motif": "x"}, "ecartee")]
)
def test_proposee_puis_sa_suite(acte, dit, etat, mesure, equipe):
    dossier = proposer(mesure(), equipe)
    html = dossier.documents.get(courrier="proposition").html
    for mot in ("alinéa&nbsp;6", "un stage de citoyenneté", "alternative aux poursuites", "m’aviser de la suite"):
        assert mot in html
    franchir(dossier, Page.actes[acte], equipe.magistrat, instant=INSTANT + JOUR, **dit)
    assert relire(dossier).etat == etat
    franchir(relire(dossier), Page.repondre, equipe.magistrat, instant=INSTANT + 9 * JOUR, suite="alternative")
    assert relire(dossier).etat == "connue"
    assert dossier.messages.filter(courrier="suite", destinataire="mairie").exists()


def test_sa_suite_peut_venir_seule_ou_apres_que_l_on_a_ferme(mesure, equipe):
    dossier = proposer(mesure(), equipe)
    franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=INSTANT + 90 * JOUR, motif="Aucune nouvelle.")
    franchir(relire(dossier), Page.dire_la_suite, equipe.magistrat, instant=INSTANT + 99 * JOUR, suite="classement")
    assert relire(dossier).etat == "sans_suite"


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"infraction": "322-1 II CP"}, "un délit se signale"),
        ({"precisions_mesure": ""}, "Dites quelle mesure"),
        ({"sorte": ""}, "Dites quelle mesure"),
        ({"resume": ""}, "Dites quand, où"),
        ({"reponses": {}}, "Dites si un bien de la commune"),
        ({"infraction": "", "reponses": {"bien_communal": True}}, "c’est une transaction qui se propose"),
    ],
)
def test_ce_qui_manque_arrete_avant_que_rien_ne_parte(champs, phrase, mesure, equipe):
    with pytest.raises(Refus, match=phrase):
        franchir(mesure(**champs), Page.soumettre, equipe.agent, instant=INSTANT)


def test_un_rappel_y_mene_avec_ce_qui_fut_dit(rappel, equipe):
    dossier = rappel(constat_numero="PV-77", auteur={"nom": "Vasquier"})
    neuf = relire(passer(dossier, Rappel.proposer_mesure, equipe.agent, INSTANT + MINUTE))
    assert (neuf.constat_numero, neuf.contrevenant.nom, neuf.numero[:3]) == ("PV-77", "Vasquier", "PMP")
