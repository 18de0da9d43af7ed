"""A commune that starts alone: from nothing to two accounts, a convention in force and a first draft."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.installation import Installation
from tests.parcours.gestes import accessible, suivre
from tests.poste import Serveur

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
CLE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
ODILE = {
    "Votre commune": "Chambéry", "Tribunal judiciaire": "Chambéry", "Votre prénom": "Odile", "Votre nom": "Renart",
    "Votre adresse électronique": "odile@mairie.example", "Mot de passe": "la marée du soir 7",
}  # fmt: skip
ELU = {"Adresse électronique": "maire@mairie.example", "Prénom": "Marc", "Nom": "Estève"}
AGENT = {"Adresse électronique": "odile@mairie.example", "Prénom": "Odile", "Nom": "Renart"}
FAITS = {"Nature des faits": "bruits nocturnes", "Lieu des faits": "12, rue des Tanneurs", "Prénoms": "Bastien"}


@pytest.fixture
def en_service(tmp_path):
    """Nothing in it, and a mail server that takes what it is given."""
    poste, installation = Serveur(), Installation(tmp_path / "donnees")
    del installation.env["DEMONSTRATION"]
    installation.env |= {"ADRESSE_PUBLIQUE": installation.adresse, "EMAIL_URL": f"smtp://127.0.0.1:{poste.port}"}
    installation.lancer().attendre(lambda: installation.page("/connexion/") == 200)
    yield installation
    installation.arreter()
    installation.nettoyer()
    poste.fermer()


def remplir(onglet, **champs):
    for intitule, dit in champs.items():
        onglet.get_by_label(re.compile(rf"^\s*{intitule}")).fill(dit)


def habiliter(onglet, lien, role, qualite="", **champs):
    suivre(onglet, lien=lien)
    remplir(onglet, **champs)
    onglet.get_by_label("Rôle").select_option(role)
    if qualite:
        onglet.get_by_label("Qualité").select_option(qualite)
    suivre(onglet, bouton="Enregistrer")


def test_de_rien_a_un_premier_brouillon(onglet, en_service, chiffre):
    cdp = onglet.context.new_cdp_session(onglet)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": CLE})
    debut, code = time.monotonic(), re.findall(r"\w{8,}", en_service.gerer("premier_compte"))[-1]
    onglet.goto("/premier-compte/")
    remplir(onglet, **ODILE | {"Code de mise en route": code})
    suivre(onglet, bouton="Commencer")
    remplir(onglet, **{"E-mail": "odile@mairie.example", "Mot de passe": "la marée du soir 7"})
    suivre(onglet, bouton="Se connecter")
    suivre(onglet, lien="Ajouter une clé d’accès")
    suivre(onglet, bouton="Ajouter cette clé")
    suivre(onglet, lien="C’est fait, continuer")
    accessible(onglet)
    suivre(onglet, lien="Ouvrir la fiche")
    habiliter(onglet, "Un élu", "elu", "maire", **ELU)
    habiliter(onglet, "Un agent", "agent", **AGENT)
    accessible(onglet)
    suivre(onglet, lien="Une convention en vigueur")
    suivre(onglet, lien="Enregistrer une convention")
    onglet.get_by_label("Chambéry").check()
    remplir(onglet, **{"Intitulé": "Convention de rappel à l’ordre", "Signée le": "2026-01-05"})
    suivre(onglet, bouton="Enregistrer")
    suivre(onglet, lien=re.compile("Mettre en vigueur"))
    suivre(onglet, bouton="Mettre en vigueur")
    onglet.goto("/")
    suivre(onglet, bouton="Ouvrir un rappel à l’ordre")
    accessible(onglet)
    remplir(onglet, **FAITS | {"Nom ou dénomination": "Lormeau"})
    suivre(onglet, bouton="Enregistrer")
    expect(onglet.get_by_role("heading", level=1)).to_have_text("Bruits nocturnes, 12, rue des Tanneurs")
    accessible(onglet)
    chiffre(f"de rien à un premier brouillon, par une machine : {time.monotonic() - debut:.0f} s et 20 gestes")
