"""Each role logs in, reads what it may, and leaves; a lost password comes back."""

import pytest
from playwright.sync_api import expect

from config.demonstration import COMPTES
from tests.parcours.gestes import accessible, arriver, email, se_connecter, suivre

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
MONTRES = {role: (prenom, nom, lieu) for prenom, nom, lieu, role, _ in reversed(COMPTES)}


@pytest.mark.parametrize("role", MONTRES)
def test_chaque_role_entre_lit_et_sort(onglet, role):
    prenom, nom, lieu = MONTRES[role]
    se_connecter(onglet, email(prenom, nom, lieu))
    expect(onglet.get_by_role("link", name=f"{prenom} {nom}", exact=True)).to_be_visible()
    for pli in onglet.locator("summary").all():
        pli.click()
    accessible(onglet)
    suivre(onglet, bouton="Se déconnecter")
    expect(onglet.get_by_role("heading", level=1)).to_have_text("Se connecter")


def test_un_mot_de_passe_oublie(onglet):
    adresse, nouveau = email("Tom", "Gasnier", "port-clair"), "la marée du soir 7"
    se_connecter(onglet, adresse, "je ne sais plus")
    expect(onglet.get_by_text("incorrects")).to_be_visible()
    accessible(onglet)
    suivre(onglet, lien="Mot de passe oublié")
    accessible(onglet)
    onglet.get_by_label("E-mail").fill(adresse)
    suivre(onglet, bouton="Recevoir le lien")
    accessible(onglet)
    suivre(onglet, lien="Courriels de la démonstration")
    accessible(onglet)
    arriver(onglet, onglet.get_by_role("article").first.get_by_role("link").click)
    accessible(onglet)
    onglet.get_by_label("Nouveau mot de passe*", exact=True).fill(nouveau)
    onglet.get_by_label("Nouveau mot de passe (confirmation)").fill(nouveau)
    suivre(onglet, bouton="Enregistrer")
    se_connecter(onglet, adresse, nouveau)
    expect(onglet.get_by_role("link", name="Tom Gasnier", exact=True)).to_be_visible()


def test_au_clavier_et_sur_un_telephone(onglet):
    onglet.set_viewport_size({"width": 360, "height": 740})
    onglet.goto("/connexion/")
    onglet.keyboard.press("Tab")
    expect(onglet.get_by_role("link", name="Aller au contenu")).to_be_focused()
    assert onglet.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
