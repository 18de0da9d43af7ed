"""The letters of a transaction, mention by mention; and as pages."""

import pytest
from django.urls import reverse

from procedure.jointes import accompagne
from procedure.models import Document
from procedure.moteur import franchir
from procedure.rendu.atelier import Imprimerie
from tests.conftest import INSTANT
from tests.transactions.chemins import JOUR, MINUTE, RIEN, SOCIETE, TNR, au_parquet, notifier, proposer, relire
from transactions.procedures.transaction import TransactionMunicipale as Page

pytestmark = pytest.mark.une_fois

NB = "\N{NO-BREAK SPACE}"
# R.15-33-61 CPP; Dole II 3.2.2, 3.3.2.
DE_TOUTES = {
    "les faits": "Un banc a été cassé.",
    "leur lieu": "place des Essais",
    "leur date": "13 novembre 2026",
    "leur qualification et le texte": "R. 635-1 CP, contravention de la 5e classe",
    "l’amende": "1500&nbsp;€ d’amende au plus",
    "les peines complémentaires": "confiscation",
    "le délai de réponse": "15 jours",
    "l’exemplaire à renvoyer": "l’un des deux exemplaires, signé",
    "l’avocat": "assister par un avocat, à vos frais",
    "l’homologation": "pour être homologuée",
    "l’information": "Vous serez informé de sa décision",
    "le silence": "considéré comme ayant refusé",
    "la suite du silence": "procureur de la République en vue de poursuites pénales",
    "le délai d’exécution": "2 mois",
    "le préjudice": "un banc public",
    "le procès-verbal": "PV-2026-77",
}
D_UNE_SOMME = {
    "le montant": "480,00&nbsp;€",
    "à qui": "comptable public",
    "le devis": "Le devis de cette réparation",
    "par qui": "procureur de la République près le tribunal judiciaire",
}
D_UN_TRAVAIL = {
    "les heures": "20&nbsp;heures",
    "la nature": "entretien des espaces verts",
    "le lieu": "parc des Essais",
    "les douze heures": "de plus de douze heures la durée légale du travail",
    "par qui": "juge du tribunal de police",
}


def lue(dossier, courrier) -> str:
    html = Document.objects.filter(dossier=dossier.pk, courrier=courrier).order_by("pk").last().html
    return " ".join(html.replace(NB, " ").replace("’", "’").split())


@pytest.mark.parametrize("mention", [*DE_TOUTES, *D_UNE_SOMME])
def test_chaque_mention_d_une_reparation(mention, transaction, equipe):
    assert (DE_TOUTES | D_UNE_SOMME)[mention].replace(NB, " ") in lue(proposer(transaction(), equipe), "proposition")


@pytest.mark.parametrize("mention", [*DE_TOUTES, *D_UN_TRAVAIL])
def test_chaque_mention_d_un_travail(mention, transaction, equipe):
    dossier = proposer(transaction(**TNR, pieces=("pv",)), equipe)
    assert (DE_TOUTES | D_UN_TRAVAIL)[mention].replace(NB, " ") in lue(dossier, "proposition")


def test_une_personne_morale_a_une_denomination_et_pas_de_naissance(transaction, equipe):
    html = lue(proposer(transaction(auteur=SOCIETE), equipe), "proposition")
    assert "Dénomination" in html
    assert "Naissance" not in html


def test_l_objet_du_courriel_est_celui_de_ce_qui_est_propose(transaction, equipe):
    somme = transaction("homologation").messages.filter(courrier="demande", destinataire="parquet").first()
    assert somme.objet == "RAM Transaction Réparation VASQUIER Théa"


def test_celui_d_un_travail_aussi(transaction, equipe):
    travail = transaction("homologation", **TNR, pieces=("pv",)).messages.filter(courrier="demande").first()
    assert travail.objet == "RAM Transaction TNR VASQUIER Théa"


def test_la_demande_d_un_travail_dit_l_aptitude_et_l_assurance_et_rien_de_medical(transaction, equipe):
    html = lue(transaction("homologation", **TNR, pieces=("pv",)), "demande")
    assert "constatée le 16&nbsp;novembre 2026 par le docteur Faure" in html
    assert "assurée contre les accidents" in html
    assert "R. 131-28" not in html


def test_le_certificat_dit_chaque_jour(transaction, equipe):
    dossier = transaction("juge")
    franchir(dossier, Page.homologuer_au_siege, equipe.secretariat, instant=INSTANT + JOUR)
    dossier = notifier(relire(dossier), equipe, INSTANT + 2 * JOUR)
    for jour, heures in ((3, "7"), (4, "7"), (5, "6")):
        le = INSTANT + jour * JOUR
        franchir(
            relire(dossier),
            Page.consigner_journee,
            equipe.agent,
            instant=le + MINUTE,
            le=le,
            heures=heures,
            encadrant="Luc Marin",
        )
    franchir(relire(dossier), Page.executer, equipe.elu, instant=INSTANT + 6 * JOUR)
    html = lue(dossier, "certificat")
    for jour in ("21 novembre", "22 novembre", "23 novembre"):
        assert jour in html
    assert "20 h de travail, en 3 jours" in lue(dossier, "rapport")


def test_la_reponse_au_parquet_se_lit_sans_compte(transaction, equipe):
    """What was asked, what is answered, of which case; and the procès-verbal leaves with it."""
    dossier = au_parquet(transaction("homologation"), "demander", equipe, INSTANT + JOUR, texte="Le devis détaillé ?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * JOUR, texte="Le voici, ligne à ligne.")
    html = lue(dossier, "reponse")
    for dit in ("Le devis détaillé", "Le voici, ligne à ligne.", "VASQUIER", "480,00", "19&nbsp;novembre"):
        assert dit in html
    courrier = Page.courriers["reponse"]
    assert accompagne(courrier, relire(dossier), INSTANT)
    with Imprimerie() as atelier:
        (document,) = dossier.documents.filter(courrier="reponse")
        octets = atelier.rendre(document.html, document.titre, document.jeton)
        assert octets.startswith(b"%PDF")


@pytest.mark.parametrize(
    "etat", ["proposee", "homologation", "en_execution", "close", "transmise", "executee", "non_executee", "sans_objet"]
)
def test_chaque_lettre_est_une_page_ou_deux(etat, transaction, equipe):
    """As a PDF, by the workshop that will make it."""
    dossier = transaction(etat)
    with Imprimerie() as atelier:
        for document in dossier.documents.all():
            octets = atelier.rendre(document.html, document.titre, document.jeton)
            assert octets.startswith(b"%PDF")


@pytest.fixture
def apercevoir(client, equipe):
    def _apercevoir(dossier, acte, par=equipe.elu, **dit):
        client.force_login(par)
        adresse = reverse("procedure:apercu", args=[dossier.jeton, acte, 0])
        return client.post(adresse, {"version": relire(dossier).version} | dit)

    return _apercevoir


def test_ce_qui_partira_se_lit_avant_de_signer_et_rien_n_en_reste(transaction, equipe, apercevoir):
    dossier = transaction()
    franchir(dossier, Page.soumettre, equipe.agent, **RIEN)
    reponse = apercevoir(dossier, "proposer", mode="lrar", **RIEN)
    assert reponse.content.startswith(b"%PDF")
    apres = relire(dossier)
    assert (apres.etat, apres.documents.count(), apres.transmis_le) == ("a_signer", 0, None)
    assert not apres.traces.filter(acte="proposer").exists()


def test_ce_qui_serait_refuse_se_dit_et_n_est_lu_de_nul_autre(transaction, equipe, apercevoir):
    dossier = transaction()
    franchir(dossier, Page.soumettre, equipe.agent, **RIEN)
    reponse = apercevoir(dossier, "proposer", mode="lrar", amende="True", action="False")
    assert reponse.status_code == 422
    assert "L’amende payée éteint" in reponse.content.decode()
    assert apercevoir(dossier, "proposer", equipe.agent, mode="lrar", **RIEN).status_code == 404
    assert apercevoir(dossier, "proposer", equipe.magistrat, mode="lrar", **RIEN).status_code == 404
