"""One table of settings: the document, docker-compose.yml and settings.py say the same."""

import re
import subprocess
import sys

import pytest
import yaml
from django.core.management import CommandError, call_command

from config.processus import PROCESSUS, avec_notre_python
from config.reglages import RACINE, REGLAGES, Empechement
from tests.installation import PROPRE

pytestmark = pytest.mark.une_fois
COMPOSE = yaml.safe_load((RACINE / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
NOTRES = {nom: service for nom, service in SERVICES.items() if service.get("image") == "trait-d-union"}
CONNUS = {reglage.nom for reglage in REGLAGES}


def test_le_document_des_reglages_est_a_jour():
    call_command("decrire_reglages", verifier=True)


def test_un_reglage_de_plus_se_voit_dans_le_document(monkeypatch):
    monkeypatch.setattr("config.management.commands.decrire_reglages.REGLAGES", REGLAGES[1:])
    with pytest.raises(CommandError, match="n’est plus à jour"):
        call_command("decrire_reglages", verifier=True)


def test_settings_ne_lit_que_la_table():
    lus = set(re.findall(r"env\(\"(\w+)\"\)", (RACINE / "config/settings.py").read_text()))
    assert lus <= CONNUS
    assert "os.environ" not in (RACINE / "config/settings.py").read_text()


@pytest.mark.parametrize("nom", NOTRES)
def test_compose_ne_regle_que_ce_qui_existe(nom):
    assert set(NOTRES[nom]["environment"]) <= CONNUS


@pytest.mark.parametrize("nom", NOTRES)
def test_compose_regle_tout_ce_que_la_production_demande(nom):
    demandes = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "EMAIL_URL", "DEFAULT_FROM_EMAIL"}
    assert demandes <= set(NOTRES[nom]["environment"])


def test_les_processus_sont_ceux_du_superviseur():
    assert {nom: service["command"] for nom, service in NOTRES.items() if nom != "migration"} == PROCESSUS


def test_chaque_service_qui_dure_dit_comment_il_va():
    assert all("healthcheck" in service for nom, service in SERVICES.items() if nom != "migration")


def test_seul_le_role_de_migration_possede_les_tables():
    adresses = {nom: service["environment"]["DATABASE_URL"] for nom, service in NOTRES.items()}
    assert {nom for nom, adresse in adresses.items() if "//migration:" in adresse} == {"migration"}
    assert {nom for nom, adresse in adresses.items() if "//application:" in adresse} == set(PROCESSUS)


def test_aucun_secret_n_est_dans_le_depot():
    secrets = [ligne for ligne in (RACINE / "docker-compose.yml").read_text().splitlines() if "MOT_DE_PASSE" in ligne]
    assert secrets
    assert all(re.search(r"\$\{MOT_DE_PASSE_\w+:\?\}", ligne) for ligne in secrets)


def test_les_variables_du_mode_d_emploi_sont_celles_de_compose():
    demandees = set(re.findall(r"\$\{(\w+)", (RACINE / "docker-compose.yml").read_text()))
    expliquees = set(re.findall(r"^\| `(\w+)`", (RACINE / "docs/exploitation.md").read_text(), re.M))
    assert demandees == expliquees


def test_les_volumes_sont_declares():
    nommes = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if volume[0] != "."
    }
    assert nommes == set(COMPOSE["volumes"])


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
        ("DATABASE_URL", "sqlite:///secret"),
        ("DATABASE_URL", "postgres://a:secret@hote:port/base"),
        ("REDIS_URL", "hote:6379"),
        ("EMAIL_URL", "smtp+tls://a:secret@hote:port"),
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


@pytest.mark.parametrize("cle", [b"\xff\xfe", None])
def test_une_cle_illisible_est_dite(tmp_path, cle):
    (tmp_path / "cle").mkdir() if cle is None else (tmp_path / "cle").write_bytes(cle)
    commande = [sys.executable, "manage.py", "check"]
    fini = subprocess.run(commande, cwd=RACINE, env=PROPRE | {"DONNEES": str(tmp_path)}, capture_output=True, text=True)
    assert (fini.returncode, fini.stderr) == (1, f"La clé {tmp_path / 'cle'} ne peut pas être lue.\n")
