"""Somebody protects their account in a real browser: a passkey held by a virtual device, or the codes of an application."""

import re

import pytest
from playwright.sync_api import expect

from tests.annuaire.connexions import code
from tests.parcours.gestes import accessible, email, emporter, intitule, se_connecter, suivre

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
# Nobody else of the journeys comes in as her: she keeps the key that she sets up here.
A_PART = email("Awa", "Sarr", "roche-vive")


@pytest.fixture
def cle(onglet):
    """A device that recognises its owner, or says no when it is told to."""
    cdp = onglet.context.new_cdp_session(onglet)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    identifiant = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def reconnait(oui):
        cdp.send("WebAuthn.setUserVerified", {"authenticatorId": identifiant, "isUserVerified": oui})

    return reconnait


def chez_soi(onglet, qui):
    """Come in, on one's day."""
    expect(onglet.get_by_role("link", name=qui, exact=True)).to_be_visible()
    expect(onglet.get_by_role("link", name="Ma journée")).to_have_attribute("aria-current", "page")


def test_une_cle_d_acces_de_l_ajout_au_retrait(onglet, cle):
    se_connecter(onglet, email("Alain", "Pradel", "estran"))
    suivre(onglet, lien="Protéger mon compte")
    accessible(onglet)
    suivre(onglet, lien="Ajouter une clé d’accès")
    accessible(onglet)
    suivre(onglet, bouton="Ajouter cette clé")
    intitule(onglet, "Vos codes de secours")
    expect(onglet.locator(".codes li")).to_have_count(10)
    accessible(onglet)
    suivre(onglet, lien="C’est fait, continuer")
    suivre(onglet, bouton="Se déconnecter")
    suivre(onglet, bouton="Utiliser une clé d’accès")
    chez_soi(onglet, "Alain Pradel")
    onglet.goto("/compte/")
    expect(onglet.get_by_text("a servi le")).to_be_visible()
    suivre(onglet, lien="Renommer")
    accessible(onglet)
    onglet.get_by_label("Nom de cette clé").fill("Téléphone d’Alain")
    suivre(onglet, bouton="Enregistrer")
    accessible(onglet)
    suivre(onglet, lien="Retirer « Téléphone d’Alain »")
    accessible(onglet)
    suivre(onglet, bouton="Retirer la clé")
    expect(onglet.get_by_text("Clé d’accès retirée.")).to_be_visible()


def test_une_cle_refusee_se_dit_et_le_mot_de_passe_demande_la_suite(onglet, cle):
    se_connecter(onglet, A_PART)
    onglet.goto("/compte/cles/ajouter/")
    cle(False)
    onglet.get_by_role("button", name="Ajouter cette clé").click()
    expect(onglet.get_by_role("alert")).to_contain_text("La clé n’a pas servi")
    accessible(onglet)
    cle(True)
    suivre(onglet, bouton="Ajouter cette clé")
    intitule(onglet, "Vos codes de secours")
    secours = onglet.locator(".codes li").first.inner_text()
    suivre(onglet, bouton="Se déconnecter")
    cle(False)
    onglet.get_by_role("button", name="Utiliser une clé d’accès").click()
    expect(onglet.get_by_role("alert")).to_contain_text("La clé n’a pas servi")
    cle(True)
    se_connecter(onglet, A_PART)
    intitule(onglet, "Encore une étape")
    accessible(onglet)
    suivre(onglet, bouton="Utiliser ma clé d’accès")
    chez_soi(onglet, "Awa Sarr")
    suivre(onglet, bouton="Se déconnecter")
    se_connecter(onglet, A_PART)
    onglet.get_by_label("Code de l’application, ou code de secours").fill(secours)
    suivre(onglet, bouton="Entrer avec ce code")
    chez_soi(onglet, "Awa Sarr")


def test_une_application_de_codes(onglet):
    se_connecter(onglet, email("Rose", "Caradec", "port-clair"))
    onglet.goto("/compte/application/")
    accessible(onglet)
    image = onglet.get_by_alt_text("Code QR à lire avec l’application")
    assert image.evaluate("image => image.complete && image.naturalWidth > 50")
    onglet.get_by_text("Je ne peux pas la photographier").click()
    secret = onglet.locator(".secret").inner_text()
    onglet.get_by_label("Code à six chiffres").fill("000000")
    suivre(onglet, bouton="Ajouter l’application")
    expect(onglet.get_by_text("Ce n’est pas le bon code")).to_be_visible()
    accessible(onglet)
    onglet.get_by_label("Code à six chiffres").fill(code(secret))
    suivre(onglet, bouton="Ajouter l’application")
    intitule(onglet, "Vos codes de secours")
    ancien = onglet.locator(".codes li").first.inner_text()
    fichier = emporter(onglet, lien="Enregistrer dans un fichier")
    assert len(re.findall(r"^\d{8}$", fichier.path().read_text(), re.M)) == 10
    suivre(onglet, lien="De nouveaux codes…")
    accessible(onglet)
    suivre(onglet, bouton="Créer de nouveaux codes")
    expect(onglet.locator(".codes li").first).not_to_have_text(ancien)
    suivre(onglet, bouton="Se déconnecter")
    se_connecter(onglet, email("Rose", "Caradec", "port-clair"))
    onglet.get_by_label("Code de l’application").fill(code(secret))
    suivre(onglet, bouton="Entrer avec ce code")
    chez_soi(onglet, "Rose Caradec")
    onglet.goto("/compte/application/retirer/")
    accessible(onglet)
    suivre(onglet, bouton="Retirer l’application")
    expect(onglet.get_by_text("Application de codes retirée.")).to_be_visible()
    onglet.goto("/demonstration/courriels/")
    expect(onglet.get_by_text("L’application de codes de votre compte a été retirée").first).to_be_visible()


def test_ses_sessions(onglet, navigateur, en_service):
    ailleurs = navigateur.new_context(base_url=en_service.adresse, locale="fr-FR").new_page()
    for page in (ailleurs, onglet):
        se_connecter(page, email("Bruno", "Maillard", "roche-vive"))
    onglet.goto("/compte/sessions/")
    accessible(onglet)
    expect(onglet.get_by_text("– cette session-ci")).to_have_count(1)
    suivre(onglet, bouton="Fermer « ")
    expect(onglet.get_by_text("Session fermée.")).to_be_visible()
    ailleurs.goto("/")
    expect(ailleurs.get_by_text("Votre session a pris fin : elle a été fermée.")).to_be_visible()
    ailleurs.context.close()
