"""From the appointment to the closed file, as the agent and the élu click through it, the élu on a phone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, ELU, MAGISTRAT, MINEURS, email, se_connecter, suivre, tous
from tests.parcours.test_rappel import ENFANT, saisir
from tests.parcours.test_reponses import ouvrir

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
PARENTS = [("Ana Vasquier", "3, rue Basse"), ("Luc Vasquier", "8, rue Haute")]
REMISE = "remise en main propre contre récépissé"


def autoriser(chez, magistrat=MAGISTRAT, **champs):
    adresse, agent = saisir(chez, **champs)
    parquet = chez(magistrat)
    parquet.goto(adresse)
    suivre(parquet, lien="Avis favorable")
    suivre(parquet, bouton="Avis favorable")
    expect(parquet.get_by_role("status")).to_contain_text("Avis favorable rendu")
    agent.goto(adresse)
    return adresse, agent


def rien_depuis(page):
    """Asked again: neither a complaint nor an inquiry."""
    for question in tous(page.get_by_role("group", name=re.compile("À ce jour"))):
        question.get_by_label("Non").check()


def fixer(agent, adresse, jours, motif=""):
    agent.goto(adresse)
    suivre(agent, lien="Fixer un rendez-vous")
    quand = timezone.localtime() + timedelta(days=jours)
    agent.get_by_label("Date et heure").fill(f"{quand:%Y-%m-%dT17:30}")
    agent.get_by_label("Remise de la convocation").select_option(REMISE)
    if motif:
        agent.get_by_label("Motif du report").select_option(motif)
    rien_depuis(agent)
    suivre(agent, bouton="Proposer à la signature")
    expect(agent.get_by_role("status")).to_contain_text("Rendez-vous fixé, à signer")


def signer(elu, adresse, acte, dit):
    elu.goto(adresse)
    suivre(elu, lien=acte)
    suivre(elu, bouton=acte)
    expect(elu.get_by_role("status")).to_contain_text(dit)


def remettre(agent, adresse, lettre="Convocation"):
    """Each letter's own page, as the code on it opens it."""
    agent.goto(adresse)
    lettres = agent.get_by_role("listitem").filter(has_text=lettre)
    liens = tous(lettres.get_by_role("link", name="Noter l’envoi, la remise ou le retour"))
    suivis = [lien.get_attribute("href") for lien in liens]
    for suivi in suivis:
        agent.goto(suivi)
        suivre(agent, lien="Noter la remise en main propre")
        agent.get_by_label(re.compile("Date, telle que")).fill(f"{timezone.localtime():%Y-%m-%dT%H:%M}")
        agent.get_by_label(re.compile("Preuve")).fill("Récépissé signé")
        suivre(agent, bouton="Noter la remise en main propre")
        expect(agent.get_by_role("status")).to_contain_text("Courrier remis en main propre")
    return len(suivis)


def tenir(elu, adresse, *presents):
    elu.goto(adresse)
    suivre(elu, lien="Noter que le rappel a été tenu")
    rien_depuis(elu)
    for present in presents:
        elu.get_by_label(re.compile(present)).check()
    elu.get_by_label(re.compile("La règle qui n’a pas")).check()
    suivre(elu, bouton="Noter que le rappel a été tenu")


def test_un_mineur_ses_parents_en_deux_foyers_et_l_un_d_eux_absent(chez):
    """Three letters, each with its proof; the élu notes it on a phone, signs the fiche, and the file will close by itself."""
    adresse, agent = autoriser(chez, MINEURS, representants=PARENTS, **ENFANT)
    fixer(agent, adresse, 8)
    elu = chez(ELU, largeur=390)
    signer(elu, adresse, "Signer la convocation", "Convoqué")
    assert remettre(agent, adresse) == 3
    tenir(elu, adresse)
    expect(elu.get_by_text("Un mineur est reçu avec un adulte qui en répond")).to_be_visible()
    tenir(elu, adresse, "Ana Vasquier")
    expect(elu.get_by_role("status")).to_contain_text("Rappel à l’ordre prononcé")
    expect(elu.get_by_text("Absents", exact=True)).to_be_visible()
    signer(elu, adresse, "Signer la fiche d’information", "Fiche d’information envoyée")
    agent.goto(adresse)
    expect(agent.get_by_role("region", name="Histoire")).to_contain_text("Fiche d’information envoyée")
    expect(agent.get_by_text("Fiche d’information à signer")).to_have_count(0)


def test_reporte_deux_fois_puis_une_plainte(chez):
    adresse, agent = autoriser(chez)
    elu = chez(ELU, largeur=390)
    fixer(agent, adresse, 8)
    signer(elu, adresse, "Signer la convocation", "Convoqué")
    for fois in (1, 2):
        fixer(agent, adresse, 8 + fois, "excuse acceptée")
        signer(elu, adresse, "Signer le report", "Rendez-vous reporté")
    agent.goto(adresse)
    expect(agent.get_by_text("refaite depuis")).to_have_count(2)
    elu.goto(adresse)
    suivre(elu, lien="Constater une exclusion")
    elu.get_by_label("Ce qui exclut le rappel").select_option("Une plainte a été déposée : la justice en décide.")
    elu.get_by_label("Connu le").fill(f"{timezone.localdate():%Y-%m-%d}")
    elu.get_by_label("Précisions").fill("Plainte de la voisine, ce matin.")
    suivre(elu, bouton="Constater une exclusion")
    expect(elu.get_by_role("status")).to_contain_text("Exclu du rappel à l’ordre")
    agent.goto(adresse)
    expect(agent.get_by_role("link", name=re.compile("Annulation de la convocation, à Théa VASQUIER"))).to_be_visible()


def test_ce_qui_est_venu_depuis_arrete_tout_avant_la_lettre(chez):
    _, agent = autoriser(chez)
    suivre(agent, lien="Fixer un rendez-vous")
    agent.get_by_label("Date et heure").fill(f"{timezone.localtime() + timedelta(days=9):%Y-%m-%dT17:30}")
    rien_depuis(agent)
    agent.get_by_role("group", name=re.compile("plainte")).get_by_label("Oui").check()
    suivre(agent, bouton="Proposer à la signature")
    expect(agent.get_by_text("Constatez l’exclusion")).to_be_visible()


def test_personne_n_est_venu(chez):
    """Yesterday's appointment: the carence, the fiche, and what the parquet made of it."""
    elu = chez(ELU, largeur=390)
    ouvrir(elu, "24, rue des Tanneurs")
    adresse = elu.url
    suivre(elu, lien="Constater la carence")
    elu.get_by_role("group", name=re.compile("excuse")).get_by_label("Non").check()
    suivre(elu, bouton="Constater la carence")
    expect(elu.get_by_role("status")).to_contain_text("Carence constatée")
    signer(elu, adresse, "Signer la fiche d’information", "Fiche d’information envoyée")
    agent, magistrat = chez(AGENT), chez(MAGISTRAT)
    signer(agent, adresse, "Demander la suite donnée", "Suite demandée")
    magistrat.goto(adresse)
    suivre(magistrat, lien="Dire la suite donnée")
    magistrat.get_by_label("Suite donnée").select_option("alternative aux poursuites")
    suivre(magistrat, bouton="Dire la suite donnée")
    expect(magistrat.get_by_role("status")).to_contain_text("Suite donnée par le parquet")


def test_devenu_majeur_entre_temps(chez):
    """The letters left to his mother and to him; of age since, he alone is called, and she is told not to come."""
    agent, elu = chez(AGENT), chez(ELU, largeur=390)
    ouvrir(agent, "15, rue des Écoles")
    adresse = agent.url
    fixer(agent, adresse, 9, "majorité atteinte entre-temps")
    signer(elu, adresse, "Signer le report", "Rendez-vous reporté")
    agent.goto(adresse)
    expect(
        agent.get_by_role("link", name=re.compile("Annulation de la convocation, à Armelle Marchand"))
    ).to_be_visible()
    expect(agent.get_by_text("Annulation à poster ou à remettre").first).to_be_visible()
    tenir(elu, adresse)
    expect(elu.get_by_role("status")).to_contain_text("Rappel à l’ordre prononcé")


def test_un_avis_contraire_tardif_quand_les_lettres_sont_parties(chez):
    """Silence had accepted; nobody comes for nothing."""
    magistrat, elu, agent = chez(MAGISTRAT), chez(ELU, largeur=390), chez(AGENT)
    ouvrir(magistrat, "7, impasse du Four")
    adresse = magistrat.url
    suivre(magistrat, lien="Avis tardif")
    magistrat.get_by_label("Sens de l’avis").select_option("défavorable")
    magistrat.get_by_label("Observations").fill("Une composition pénale est en cours.")
    suivre(magistrat, bouton="Avis tardif")
    expect(magistrat.get_by_role("status")).to_contain_text("Avis tardif reçu")
    agent.goto(adresse)
    expect(agent.get_by_role("link", name="Fixer un rendez-vous")).to_have_count(0)
    elu.goto(adresse)
    suivre(elu, lien="Renoncer après l’avis tardif")
    elu.get_by_label("Motif").fill("Le parquet poursuit déjà.")
    suivre(elu, bouton="Renoncer après l’avis tardif")
    expect(elu.get_by_role("status")).to_contain_text("Abandonné après l’avis tardif")
    agent.goto(adresse)
    expect(agent.get_by_role("link", name=re.compile("Annulation de la convocation, à Gwenn PELLERIN"))).to_be_visible()
    expect(agent.get_by_text("Annulation à poster ou à remettre").first).to_be_visible()
    assert remettre(agent, adresse, "Annulation") == 1
    agent.goto(adresse)
    expect(agent.get_by_text("Annulation à poster ou à remettre")).to_have_count(0)


def test_un_arrete_echu_n_habilite_plus(chez, navigateur, en_service):
    """Chosen by habit, refused by its date; and whoever had it finds nothing to sign."""
    adresse, agent = autoriser(chez)
    fixer(agent, adresse, 8)
    signer(chez(ELU), adresse, "Signer la convocation", "Convoqué")
    agent.goto(adresse)
    suivre(agent, lien="Noter que le rappel a été tenu")
    rien_depuis(agent)
    agent.get_by_label("Tenu par").select_option("Denis Fabron, adjoint au maire")
    agent.get_by_label(re.compile("La règle qui n’a pas")).check()
    suivre(agent, bouton="Noter que le rappel a été tenu")
    expect(agent.get_by_text("Aucun arrêté ne l’habilitait ce jour-là")).to_be_visible()
    agent.get_by_label("Tenu par").select_option("Hélène Vasseur, adjoint au maire")
    suivre(agent, bouton="Noter que le rappel a été tenu")
    expect(agent.get_by_role("status")).to_contain_text("Rappel à l’ordre prononcé")
    ailleurs = navigateur.new_page(base_url=en_service.adresse)
    se_connecter(ailleurs, email("Denis", "Fabron", "sainte-aure"))
    expect(ailleurs.get_by_role("heading", name="Aucune habilitation en vigueur")).to_be_visible()
    ailleurs.close()


def test_la_feuille_du_jour_dit_qui_vient(chez):
    agent = chez(AGENT)
    agent.goto("/agenda/")
    suivre(agent, lien="Les rendez-vous du jour, sur une feuille à imprimer")
    expect(agent.get_by_role("columnheader", name="Adultes qui en répondent")).to_be_visible()
    expect(agent.get_by_role("rowheader").first).to_be_visible()
