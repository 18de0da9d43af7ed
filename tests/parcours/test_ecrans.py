"""The screens of every procedure in a real browser: nothing that axe finds, nothing that fails, a focus that is seen."""

import pytest
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, ELU, MAGISTRAT, accessible, se_connecter, suivre, tous

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]


@pytest.mark.parametrize("qui", [AGENT, ELU, MAGISTRAT])
def test_chaque_ecran_se_lit_de_tous(onglet, qui):
    """Unfolded, so that what is folded is looked at too; come to on a phone, which nothing overflows, then at a desk."""
    se_connecter(onglet, qui)
    expect(onglet.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()
    premier = onglet.locator("a.ligne").first.get_attribute("href")
    for adresse in (
        "/",
        "/dossiers/",
        "/dossiers/signer/",
        "/agenda/",
        "/expediteurs/",
        "/conventions/",
        "/compte/preferences/",
        "/glossaire/",
        premier,
        f"{premier}consultations/",
    ):
        onglet.set_viewport_size({"width": 390, "height": 844})
        onglet.goto(adresse)
        for pli in onglet.locator("main summary").all():
            pli.click()
        for largeur in (390, 1280):
            onglet.set_viewport_size({"width": largeur, "height": 844})
            accessible(onglet)
            assert onglet.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), adresse


def test_un_agent_repond_a_la_question_qu_il_lit(onglet):
    se_connecter(onglet, AGENT)
    suivre(onglet, lien="Réponse à la question du parquet")
    suivre(onglet, lien="Répondre à la demande de précision")
    expect(onglet.get_by_text("a-t-il déposé plainte")).to_be_visible()
    accessible(onglet)
    onglet.get_by_label("Réponse de la mairie").fill("Non, et il ne compte pas le faire.")
    suivre(onglet, bouton="Répondre à la demande de précision")
    expect(onglet.get_by_role("status")).to_contain_text("Précision donnée.")
    accessible(onglet)


def test_le_focus_se_voit_sur_chaque_bouton(onglet):
    se_connecter(onglet, MAGISTRAT)
    suivre(onglet, lien="Ouvrir le premier")
    for bouton in tous(onglet.locator("#gestes ~ a.btn")):
        onglet.keyboard.press("Tab")  # the keyboard is what is used
        bouton.focus()
        assert bouton.evaluate("bouton => parseFloat(getComputedStyle(bouton).outlineWidth) >= 2")


def test_une_recherche_par_un_demi_nom_ouvre_le_dossier(onglet):
    se_connecter(onglet, AGENT)
    onglet.get_by_role("searchbox", name="Chercher un dossier").fill("belk")
    onglet.keyboard.press("Enter")
    expect(onglet.get_by_role("heading", name="BELKACEM Yanis")).to_be_visible()
    assert "belk" not in onglet.url


def test_un_fichier_trop_lourd_se_refuse_sans_partir(onglet):
    se_connecter(onglet, AGENT)
    suivre(onglet, lien="Rendez-vous en mairie")
    envois = []
    onglet.on("request", lambda requete: requete.method == "POST" and envois.append(requete.url))
    onglet.get_by_text("Joindre une pièce").click()
    expect(onglet.locator("#fichiers-plafonds")).to_contain_text("20 Mo au plus")
    trop = {"name": "trop.txt", "mimeType": "text/plain", "buffer": b"x" * 20_000_001}
    onglet.get_by_label("Fichiers").set_input_files(trop)
    onglet.get_by_role("button", name="Joindre au dossier").click()
    expect(onglet.get_by_text("Ce fichier dépasse 20 Mo")).to_be_visible()
    accessible(onglet)
    assert envois == []
