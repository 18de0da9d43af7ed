"""What every answer carries, and what an installation in production is made of."""

import os
import subprocess
import sys

import pytest

from annuaire.models.habilitations import Role
from config.reglages import RACINE


@pytest.mark.parametrize("adresse", ["/connexion/", "/sante/", "/nulle-part/"])
def test_chaque_reponse_ferme_la_porte(client, db, adresse):
    entetes = client.get(adresse).headers
    assert "default-src 'self'" in entetes["Content-Security-Policy"]
    assert "unsafe" not in entetes["Content-Security-Policy"]
    assert entetes["X-Content-Type-Options"] == "nosniff"
    assert entetes["X-Frame-Options"] == "DENY"


def test_la_politique_de_contenu_est_celle_ci(client, db):
    assert client.get("/connexion/").headers["Content-Security-Policy"] == (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("adresse", ["/", "/connexion/", "/mot-de-passe/", "/mot-de-passe/oublie/", "/nulle-part/"])
@pytest.mark.parametrize("connu", [False, True])
def test_aucune_page_ne_reste_dans_un_navigateur(client, habiliter, adresse, connu):
    if connu:
        client.force_login(habiliter(None, Role.EXPLOITANT).personne)
    assert "no-store" in client.get(adresse).headers["Cache-Control"]


@pytest.mark.parametrize("adresse", ["/", "/sante/", "/sante/pages/"])
def test_ce_qui_se_lit_ne_se_poste_pas(client, habiliter, adresse):
    client.force_login(habiliter(None, Role.EXPLOITANT).personne)
    assert client.post(adresse).status_code == 405
    assert client.head(adresse).status_code != 405


def test_une_demande_incomprise_a_notre_page(client, db):
    reponse = client.get("/connexion/", HTTP_HOST="ailleurs.example")
    assert reponse.status_code == 400
    assert "Demande incomprise" in reponse.content.decode()


def test_sous_https_la_sante_se_lit_sans(client, db, settings):
    """Docker asks the process itself, which has no certificate; everything else goes to HTTPS."""
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/connexion/").url == "https://testserver/connexion/"
    assert {client.get(adresse).status_code for adresse in ("/sante/", "/sante/pages/")} == {503, 200}


@pytest.mark.une_fois
def test_hsts_n_engage_que_notre_nom(tmp_path):
    """The other names of the domain are somebody else's."""
    production = os.environ | {"DONNEES": str(tmp_path), "HTTPS": "oui", "DJANGO_SETTINGS_MODULE": "config.settings"}
    code = (
        "import django; django.setup(); from django.test import Client; from django.conf import settings;"
        "print(Client(headers={'host': 'localhost'}).get('/sante/pages/', secure=True).headers['Strict-Transport-Security'])"
    )
    fini = subprocess.run([sys.executable, "-c", code], cwd=RACINE, env=production, capture_output=True, text=True)
    assert fini.stdout == "max-age=31536000\n", fini.stderr


@pytest.mark.une_fois
@pytest.mark.parametrize(
    ("env", "dit"),
    [
        ({"HTTPS": "oui"}, "__Host-session __Host-csrf None // True True True 28800 True"),
        (
            {"SECOND_FACTEUR_EXIGE": "non", "SESSION_DUREE": "2"},
            "sessionid csrftoken None // False True True 7200 False",
        ),
        ({"DEMONSTRATION": "oui"}, "sessionid csrftoken None // False True True 28800 False"),
    ],
)
def test_les_cookies_et_le_second_facteur_sont_ceux_que_l_installation_demande(tmp_path, env, dit):
    """A cookie of that prefix is refused by browsers unless it is Secure, of the whole site, and of one name."""
    code = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        "s.SESSION_COOKIE_DOMAIN or s.CSRF_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH + s.CSRF_COOKIE_PATH,"
        "s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE,"
        "s.SESSION_COOKIE_HTTPONLY, s.SESSION_EXPIRE_AT_BROWSER_CLOSE, s.SESSION_COOKIE_AGE, s.SECOND_FACTEUR_EXIGE)"
    )
    env = os.environ | {"DONNEES": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"} | env
    fini = subprocess.run([sys.executable, "-c", code], cwd=RACINE, env=env, capture_output=True, text=True)
    assert fini.stdout == f"{dit}\n", fini.stderr


def test_les_pages_ne_chargent_rien_d_ailleurs():
    for page in (RACINE / "templates").rglob("*.html"):
        assert "//" not in page.read_text().replace("http://www.w3.org", "")
    for feuille in (RACINE / "static").glob("*.css"):
        assert "//" not in feuille.read_text()
        assert "@import" not in feuille.read_text()


@pytest.mark.une_fois
def test_django_ne_trouve_rien_a_redire_a_la_production(tmp_path):
    production = os.environ | {
        "DONNEES": str(tmp_path),
        "SECRET_KEY": "une clé tirée au hasard, bien assez longue pour celle d’un essai",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "dossiers.sainte-aure.example",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    commande = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"]
    fini = subprocess.run(commande, cwd=RACINE, env=production, capture_output=True, text=True)
    assert fini.returncode == 0, fini.stderr


@pytest.mark.une_fois
def test_sans_cle_rien_ne_se_signe(tmp_path):
    sans = {nom: valeur for nom, valeur in os.environ.items() if nom != "SECRET_KEY"}
    code = "import django; django.setup(); from django.core.signing import dumps; dumps(1)"
    fini = subprocess.run(
        [sys.executable, "-c", code],
        cwd=RACINE,
        env=sans | {"DONNEES": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
    )
    assert "SECRET_KEY" in fini.stderr
