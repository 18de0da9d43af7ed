"""From the appointment to the closed file, as the agent and the élu click through it, the élu on a phone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.parcours.test_compte import suivre
from tests.parcours.test_ecrans import AGENT, ELU, MAGISTRAT
from tests.parcours.test_rappel import ENFANT, MINEURS, saisir
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
    for question in page.get_by_role("group", name=re.compile("À ce jour")).all():
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


def remettre(agent, adresse):
    """Each letter's own page, as the code on it opens it."""
    agent.goto(adresse)
    suivis = [
        lien.get_attribute("href")
        for lien in agent.get_by_role("link", name="Noter l’envoi, la remise ou le retour").all()
    ]
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
    agent.get_by_role("link", name=re.compile("Fiche d’information")).first.wait_for()


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


def test_la_feuille_du_jour_dit_qui_vient(chez):
    agent = chez(AGENT)
    agent.goto("/agenda/")
    suivre(agent, lien="Les rendez-vous du jour, sur une feuille à imprimer")
    expect(agent.get_by_role("columnheader", name="Adultes qui en répondent")).to_be_visible()
    expect(agent.get_by_role("rowheader").first).to_be_visible()
