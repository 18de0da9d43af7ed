"""What every answer carries, and what an installation in production is made of."""

import os
import subprocess
import sys

import pytest

from config.reglages import RACINE


@pytest.mark.parametrize("adresse", ["/connexion/", "/sante/", "/nulle-part/"])
def test_chaque_reponse_ferme_la_porte(client, db, adresse):
    entetes = client.get(adresse).headers
    assert "default-src 'self'" in entetes["Content-Security-Policy"]
    assert "unsafe" not in entetes["Content-Security-Policy"]
    assert entetes["X-Content-Type-Options"] == "nosniff"
    assert entetes["X-Frame-Options"] == "DENY"


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
