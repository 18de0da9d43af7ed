"""The same screens, come to otherwise: without JavaScript, by the keyboard alone, twice and four times as large, on paper."""

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, ELU, MAGISTRAT, emporter, se_connecter, suivre, tous
from tests.parcours.test_rappel import deposer, joindre, signer, soumettre

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
A_L_ECRAN = (
    "Se déconnecter",
    "Ma journée",
    "Joindre au dossier",
    "Dossier suivant",
    "Lier à un autre",
    "Défaire",
    "Enregistrer",
)
SANS_SCRIPT = {"java_script_enabled": False}
ECRANS = ("/", "/dossiers/", "/agenda/", "/expediteurs/", "/conventions/", "/compte/preferences/", "/glossaire/")
FOYER = "document.activeElement.innerText || document.activeElement.value || document.activeElement.ariaLabel || ''"
INTITULE = "(document.activeElement.labels?.[0]?.innerText ?? '').replace('*', '')"


def test_sans_javascript_un_rappel_va_jusqu_a_l_avis(chez):
    agent = chez(AGENT, **SANS_SCRIPT)
    adresse = deposer(agent)
    joindre(agent)
    soumettre(agent)
    signer(chez(ELU, largeur=390, **SANS_SCRIPT), adresse)
    magistrat = chez(MAGISTRAT, **SANS_SCRIPT)
    magistrat.goto(adresse)
    suivre(magistrat, lien="Avis favorable")
    suivre(magistrat, bouton="Avis favorable")
    expect(magistrat.get_by_role("status")).to_contain_text("Avis favorable rendu.")


def test_sans_javascript_on_trouve_on_filtre_et_on_emporte(chez):
    agent = chez(AGENT, **SANS_SCRIPT)
    agent.get_by_role("searchbox", name="Chercher un dossier").fill("belk")
    agent.keyboard.press("Enter")
    expect(agent.get_by_role("heading", name="BELKACEM Yanis")).to_be_visible()
    agent.goto("/dossiers/")
    agent.get_by_label("État").select_option("avis_demande")
    suivre(agent, bouton="Filtrer")
    assert tous(agent.locator("table.liste tbody tr"))
    emporte = emporter(agent, bouton="Exporter ces dossiers dans un tableur")
    assert emporte.suggested_filename.endswith(".xlsx")


def atteindre(page, nom, ou=FOYER):
    """Tab after tab: the keyboard reaches it, and one sees where one is."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(ou).strip() == nom.strip():
            assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
            return
    raise AssertionError(f"Le clavier n’atteint pas « {nom} ».")


def test_au_clavier_seul_un_magistrat_rend_un_avis(onglet):
    onglet.goto("/")
    for champ, dit in (("E-mail", MAGISTRAT), ("Mot de passe", "demonstration")):
        atteindre(onglet, champ, INTITULE)
        onglet.keyboard.type(dit)
    onglet.keyboard.press("Enter")
    expect(onglet.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()
    ligne = onglet.get_by_role("link", name="Avis du parquet").first
    atteindre(onglet, ligne.inner_text())
    onglet.keyboard.press("Enter")
    onglet.wait_for_url("**/dossiers/**")
    atteindre(onglet, "Avis favorable")
    onglet.keyboard.press("Enter")
    expect(onglet.get_by_role("heading", level=1)).to_have_text("Avis favorable")
    atteindre(onglet, "Avis favorable")
    onglet.keyboard.press("Enter")
    expect(onglet.get_by_role("status")).to_contain_text("Avis favorable rendu.")


@pytest.mark.parametrize("fois", [2, 4])
@pytest.mark.parametrize("qui", [AGENT, MAGISTRAT])
def test_agrandie_une_page_ne_se_lit_que_de_haut_en_bas(chez, qui, fois):
    """A window of 1 280 points in which all is so many times as large."""
    page = chez(qui, largeur=1280 // fois, device_scale_factor=fois)
    premier = page.locator("a.ligne").first.get_attribute("href")
    acte = page.goto(premier) and page.locator("#gestes ~ a.btn").first.get_attribute("href")
    for adresse in (*ECRANS, premier, f"{premier}consultations/", acte):
        page.goto(adresse)
        for pli in page.locator("main summary").all():
            pli.click()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), adresse


def test_sur_papier_un_dossier_se_lit_sans_ce_qui_ne_sert_qu_a_l_ecran(onglet):
    se_connecter(onglet, AGENT)
    onglet.get_by_role("searchbox", name="Chercher un dossier").fill("belk")
    onglet.keyboard.press("Enter")
    expect(onglet.get_by_role("heading", name="BELKACEM Yanis")).to_be_visible()
    document = pypdfium2.PdfDocument(io.BytesIO(onglet.pdf(format="A4")))
    texte = "\n".join(feuille.get_textpage().get_text_bounded() for feuille in document)
    assert "BELKACEM Yanis" in texte
    assert "Sainte-Aure" in texte
    ecran = onglet.locator("body").text_content()
    assert [(utile in ecran, utile in texte) for utile in A_L_ECRAN] == [(True, False)] * len(A_L_ECRAN)
