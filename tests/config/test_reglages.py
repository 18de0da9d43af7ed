"""One table of settings: the document and settings.py say the same, and what is given wrongly stops everything."""

import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from config.processus import PROCESSUS, avec_notre_python
from config.reglages import RACINE, REGLAGES, Empechement
from tests.installation import PROPRE

pytestmark = pytest.mark.une_fois
CONNUS = {reglage.nom for reglage in REGLAGES}


def test_le_document_des_reglages_est_a_jour():
    call_command("decrire_reglages", verifier=True)


def test_un_reglage_de_plus_se_voit_dans_le_document(monkeypatch):
    monkeypatch.setattr("config.management.commands.decrire_reglages.REGLAGES", REGLAGES[1:])
    with pytest.raises(CommandError, match="n’est plus à jour"):
        call_command("decrire_reglages", verifier=True)


def test_settings_ne_lit_que_la_table():
    """And each one is read by somebody: a setting without effect would be a promise."""
    textes = {fichier: fichier.read_text() for fichier in (RACINE / "config").rglob("*.py")}
    assert {nom for texte in textes.values() for nom in re.findall(r"\benv\(['\"](\w+)['\"]\)", texte)} == CONNUS
    assert "os.environ" not in textes[RACINE / "config/settings.py"]


def valeur(nom):
    return next(reglage for reglage in REGLAGES if reglage.nom == nom).valeur()


@pytest.mark.parametrize("nom", sorted(CONNUS))
@pytest.mark.parametrize("vide", ["", "  "])
def test_une_variable_vide_vaut_le_defaut(monkeypatch, nom, vide):
    monkeypatch.delenv(nom, raising=False)
    defaut = valeur(nom)
    monkeypatch.setenv(nom, vide)
    assert valeur(nom) == defaut


@pytest.mark.parametrize(
    ("nom", "texte", "lue"),
    [
        ("HTTPS", "oui", True),
        ("HTTPS", "True", True),
        ("HTTPS", "1", True),
        ("HTTPS", "non", False),
        ("HTTPS", "false", False),
        ("HTTPS", "0", False),
        ("PORT", "0", 0),
        ("ALLOWED_HOSTS", " a.example, b.example ,", ["a.example", "b.example"]),
        ("SECRET_KEY", "$HOME,1", "$HOME,1"),
        ("DONNEES", "$HOME", "$HOME"),
    ],
)
def test_ce_qui_est_donne_est_lu_tel_quel(monkeypatch, nom, texte, lue):
    monkeypatch.setenv(nom, texte)
    assert valeur(nom) == lue


@pytest.mark.parametrize(
    ("nom", "texte"),
    [
        ("HTTPS", "peut-être"),
        ("DEMONSTRATION", "yes please"),
        ("PORT", "abc"),
        ("PORT", "65536"),
        ("FILS", "0"),
        ("FILS", "huit"),
        ("MANDATAIRES", "-1"),
        ("ADRESSE_PUBLIQUE", "dossiers.example"),
        ("SECOND_FACTEUR_EXIGE", "parfois"),
        ("SESSION_INACTIVITE", "4"),
        ("SESSION_DUREE", "25"),
        ("DATABASE_URL", "sqlite:///secret"),
        ("DATABASE_URL", "postgres://a:secret@hote:port/base"),
        ("REDIS_URL", "hote:6379"),
        ("ANTIVIRUS", "hote:3310"),
        ("PIECE_TAILLE_MAX", "31"),
        ("EMAIL_URL", "smtp+tls://a:secret@hote:port"),
        ("EMAIL_URL", "consolemail://"),
    ],
)
def test_ce_qui_n_est_pas_compris_arrete_tout_sans_etre_repete(monkeypatch, nom, texte):
    monkeypatch.setenv(nom, texte)
    with pytest.raises(Empechement, match=f"^{nom} n’est pas compris : il faut ") as arret:
        valeur(nom)
    assert "secret" not in str(arret.value)


@pytest.mark.parametrize("commande", [["manage.py", "check"], *map(avec_notre_python, PROCESSUS.values())])
def test_la_phrase_sort_de_tout_ce_qui_demarre(tmp_path, commande):
    env = PROPRE | {"DONNEES": str(tmp_path), "HTTPS": "peut-être"}
    commande = commande if commande[0] == sys.executable else [sys.executable, *commande]
    fini = subprocess.run(commande, cwd=RACINE, env=env, capture_output=True, text=True, timeout=60)
    assert (fini.returncode, fini.stderr) == (1, "HTTPS n’est pas compris : il faut oui ou non (true, false, 1, 0).\n")


@pytest.mark.parametrize(
    ("env", "fin"),
    [
        ({}, "courriels.NullePart"),
        ({"EMAIL_URL": "smtp://localhost:25"}, "smtp.EmailBackend"),
        ({"DEMONSTRATION": "oui"}, "filebased.EmailBackend"),
    ],
)
def test_par_ou_partent_les_courriels(tmp_path, env, fin):
    commande = [sys.executable, "-c", "from config import settings; print(settings.EMAIL_BACKEND)"]
    env = PROPRE | {"DONNEES": str(tmp_path)} | env
    fini = subprocess.run(commande, cwd=RACINE, env=env, capture_output=True, text=True, check=True)
    assert fini.stdout.strip().endswith(f".{fin}")


@pytest.mark.parametrize("cle", [b"\xff\xfe", None])
def test_une_cle_illisible_est_dite(tmp_path, cle):
    (tmp_path / "cle").mkdir() if cle is None else (tmp_path / "cle").write_bytes(cle)
    commande = [sys.executable, "manage.py", "check"]
    fini = subprocess.run(commande, cwd=RACINE, env=PROPRE | {"DONNEES": str(tmp_path)}, capture_output=True, text=True)
    assert (fini.returncode, fini.stderr) == (1, f"La clé {tmp_path / 'cle'} ne peut pas être lue.\n")
