"""The keyboard is enough; its single keys do what the page does, never while one types, and go out with one box."""

import pytest
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, MAGISTRAT, accessible, se_connecter, suivre, taper

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]


def test_un_magistrat_va_de_dossier_en_dossier_sans_souris(onglet):
    se_connecter(onglet, MAGISTRAT)
    suivre(onglet, lien="Ouvrir le premier")
    onglet.wait_for_url("**/dossiers/**")
    premier = onglet.url
    taper(onglet, "?")
    expect(onglet.get_by_role("dialog", name="Raccourcis du clavier")).to_contain_text("Dossier suivant")
    accessible(onglet)
    taper(onglet, "Escape", "s")
    onglet.wait_for_url(lambda adresse: "/dossiers/" in adresse and adresse != premier)
    geste = onglet.locator("[data-touche='1']").inner_text()
    taper(onglet, "1")
    expect(onglet.get_by_role("heading", name=geste, exact=True)).to_be_visible()
    taper(onglet, "g", "j")
    expect(onglet.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()
    taper(onglet, "g", "d")
    expect(onglet.get_by_role("heading", level=1)).to_have_text("Dossiers")


def test_qui_ecrit_n_appelle_rien(onglet):
    se_connecter(onglet, AGENT)
    onglet.get_by_role("heading", name="Ce qui vous attend").wait_for()
    onglet.wait_for_load_state()
    champ = onglet.get_by_role("searchbox", name="Chercher un dossier")
    taper(onglet, "/")
    expect(champ).to_be_focused()
    onglet.keyboard.type("gj?1s")
    expect(champ).to_have_value("gj?1s")
    assert onglet.get_by_role("dialog").count() == 0
    champ.blur()
    onglet.evaluate("window.restee = true")
    for touches in ("Control+s", "Alt+1", "Meta+s"):
        taper(onglet, touches)
    assert onglet.evaluate("window.restee")


def test_une_case_les_eteint(onglet):
    se_connecter(onglet, AGENT)
    onglet.goto("/compte/preferences/")
    accessible(onglet)
    onglet.get_by_label("Les raccourcis d’une seule touche").uncheck()
    onglet.get_by_role("group", name="Un terme approche, ou vient de passer").get_by_label("une fois par jour").check()
    suivre(onglet, bouton="Enregistrer")
    expect(onglet.get_by_role("status")).to_have_text("C’est noté.")
    taper(onglet, "?")
    assert onglet.get_by_role("dialog").count() == 0
    onglet.get_by_label("Les raccourcis d’une seule touche").check()
    suivre(onglet, bouton="Enregistrer")


def test_l_aide_mene_a_son_mot(onglet):
    se_connecter(onglet, AGENT)
    onglet.goto("/dossiers/ouvrir/rappel_ordre/")
    suivre(onglet, bouton="Ouvrir pour")
    onglet.get_by_text("Aide : mineur au jour des faits", exact=False).click()
    suivre(onglet, lien="Mineur, au glossaire")
    expect(onglet.locator("#mineur")).to_be_in_viewport()
    accessible(onglet)
