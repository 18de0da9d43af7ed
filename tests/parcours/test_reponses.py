"""What becomes of a referral besides an answer given online in time: silence, a mail, a late avis, a letter that came back."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.demonstration.temps import Temps
from tests.parcours.gestes import AGENT, ELU, email, suivre
from tests.parcours.test_rappel import saisir
from tests.procedure.fichiers import courriel

REPONSE = {"name": "réponse du parquet.eml", "mimeType": "message/rfc822"}
pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]


def ouvrir(page, lieu):
    """By half an address, as one looks for it."""
    page.get_by_role("searchbox", name="Chercher un dossier").fill(lieu)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(lieu)


def noter(agent, avis, quand, **champs):
    """What the parquet answered by mail, with what shows it."""
    agent.get_by_text("Noter un acte du parquet reçu par courrier ou courriel").click()
    suivre(agent, lien=avis)
    agent.get_by_label("Date, telle que la montre la preuve").fill(f"{quand:%Y-%m-%dT%H:%M}")
    agent.get_by_label("Courrier ou courriel reçu").set_input_files([REPONSE | {"buffer": courriel()}])
    for intitule, dit in champs.items():
        agent.get_by_label(intitule).fill(dit)
    suivre(agent, bouton=avis)


def test_le_silence_a_accepte_et_un_avis_parvenu_a_temps_le_renverse(chez):
    agent = chez(AGENT)
    ouvrir(agent, "2, impasse du Four")
    silence = agent.get_by_role("region", name="Accepté par le silence")
    expect(silence).to_contain_text("Personne n’avait répondu le")
    expect(silence).to_contain_text("art. 3")
    noter(agent, "Avis défavorable", Temps(timezone.now()).il_y_a(12, "10:00"), Motif="Une enquête est ouverte.")
    expect(agent.get_by_role("region", name="Avis défavorable rendu")).to_contain_text("appris le")
    expect(agent.get_by_text("Refusé", exact=False).first).to_be_visible()


def test_sans_clause_le_silence_ne_dit_rien(chez):
    agent = chez(email("Yann", "Kermadec", "bourg-royal"))
    ouvrir(agent, "4, rue du Beffroi")
    expect(agent.get_by_role("region", name="Avis du parquet")).to_contain_text("Aucune date ne court")
    expect(agent.get_by_text("Avis demandé").first).to_be_visible()


def test_un_avis_tardif_contraire_attend_l_elu(chez):
    elu = chez(ELU, largeur=390)
    ouvrir(elu, "5, place du Marché")
    suivre(elu, lien="Maintenir malgré l’avis tardif")
    elu.get_by_label("Motif").fill("Les faits ont cessé, la famille attend cet échange.")
    suivre(elu, bouton="Maintenir malgré l’avis tardif")
    expect(elu.get_by_role("status")).to_contain_text("Maintenu malgré l’avis tardif")


def test_un_courrier_revenu_repart(chez):
    agent = chez(AGENT)
    ouvrir(agent, "14, rue du Lavoir")
    suivre(agent, lien="Renvoyer ce courrier")
    suivre(agent, bouton="Renvoyer un courrier")
    expect(agent.get_by_role("status").first).to_contain_text("Courrier renvoyé")


def test_un_parquet_repond_par_courriel(chez):
    adresse, agent = saisir(chez)
    agent.goto(adresse)
    noter(agent, "Avis favorable", timezone.localtime())
    expect(agent.get_by_role("region", name="Avis favorable rendu")).to_contain_text("Noté par Nadia Perrin")
    lien = agent.get_by_role("region", name="Avis favorable rendu").get_by_role("link", name="réponse du parquet")
    with agent.expect_download() as telechargement:
        lien.click()
    assert telechargement.value.suggested_filename.endswith(".eml")
