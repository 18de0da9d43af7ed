"""An avis by the keyboard: what shows the facts stands beside them, what follows is told, the next case opens."""

import pytest
from playwright.sync_api import expect

from tests.parcours.test_compte import suivre
from tests.parcours.test_connexion import se_connecter
from tests.parcours.test_ecrans import MAGISTRAT
from tests.parcours.test_touches import taper

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]


def test_un_magistrat_rend_son_avis_en_deux_touches_et_lit_le_suivant(onglet, accessible):
    se_connecter(onglet, MAGISTRAT)
    suivre(onglet, lien="Ouvrir le premier")
    onglet.wait_for_url("**/dossiers/**")
    constat = onglet.get_by_role("img", name="Page 1 sur 1")
    onglet.wait_for_function("image => image.complete && image.naturalWidth", arg=constat.element_handle())
    accessible()
    premier = onglet.url
    assert onglet.locator("[data-touche='1']").inner_text() == "Avis favorable"
    taper(onglet, "1")
    expect(onglet.get_by_role("button", name="Avis favorable")).to_be_focused()
    expect(onglet.get_by_text("Le dossier passe à « Autorisé ».")).to_be_visible()
    taper(onglet, "Enter")
    expect(onglet.get_by_role("status")).to_contain_text("Avis favorable rendu.")
    assert "/dossiers/" in onglet.url
    assert onglet.url != premier
