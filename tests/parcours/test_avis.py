"""An avis by the keyboard: what shows the facts stands beside them, what follows is told, the next case opens."""

import pytest
from playwright.sync_api import expect

from tests.parcours.gestes import MAGISTRAT, accessible, se_connecter, suivre, taper
from tests.parcours.test_rappel import saisir
from tests.procedure.fichiers import a_pages

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]


def test_un_magistrat_rend_son_avis_en_deux_touches_et_lit_le_suivant(onglet):
    se_connecter(onglet, MAGISTRAT)
    suivre(onglet, lien="Avis du parquet")
    onglet.wait_for_url("**/dossiers/**")
    constat = onglet.get_by_role("img", name="Page 1 sur 1")
    onglet.wait_for_function("image => image.complete && image.naturalWidth", arg=constat.element_handle())
    accessible(onglet)
    expect(onglet.get_by_role("button", name="Page suivante")).to_be_hidden()
    premier = onglet.url
    assert onglet.locator("[data-touche='1']").inner_text() == "Avis favorable"
    taper(onglet, "1")
    expect(onglet.get_by_role("button", name="Avis favorable")).to_be_focused()
    expect(onglet.get_by_text("Le dossier passe à « Autorisé ».")).to_be_visible()
    taper(onglet, "Enter")
    expect(onglet.get_by_role("status")).to_contain_text("Avis favorable rendu.")
    assert "/dossiers/" in onglet.url
    assert onglet.url != premier


def test_les_pages_du_constat_se_tournent_au_clavier(chez):
    """Three pages, that one screen does not show together."""
    adresse, _ = saisir(chez, constat=a_pages(3))
    magistrat = chez(MAGISTRAT)
    magistrat.goto(adresse)
    page = lambda numero: magistrat.get_by_role("img", name=f"Page {numero} sur 3")  # noqa: E731
    expect(page(3)).not_to_be_in_viewport()
    for touche, numero in (("n", 1), ("n", 2), ("n", 3), ("p", 2), ("p", 1), ("n", 2)):
        taper(magistrat, touche)
        expect(page(numero)).to_be_focused()
        expect(page(numero)).to_be_in_viewport()
    taper(magistrat, "?")
    expect(magistrat.get_by_role("dialog", name="Raccourcis du clavier")).to_contain_text("Page suivante")
