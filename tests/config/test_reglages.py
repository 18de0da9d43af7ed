"""One table of settings: the document, docker-compose.yml and settings.py say the same."""

import re

import pytest
import yaml
from django.core.management import CommandError, call_command

from config.processus import HORLOGE, TRAVAIL, WEB
from config.reglages import RACINE, REGLAGES

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
    lus = set(re.findall(r"env(?:\.\w+)?\(\"(\w+)\"\)", (RACINE / "config/settings.py").read_text()))
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
    assert {nom: SERVICES[nom]["command"] for nom in ("web", "worker", "beat")} == {
        "web": WEB,
        "worker": TRAVAIL,
        "beat": HORLOGE,
    }


def test_chaque_service_qui_dure_dit_comment_il_va():
    assert all("healthcheck" in service for nom, service in SERVICES.items() if nom != "migration")


def test_seul_le_role_de_migration_possede_les_tables():
    adresses = {nom: service["environment"]["DATABASE_URL"] for nom, service in NOTRES.items()}
    assert {nom for nom, adresse in adresses.items() if "//migration:" in adresse} == {"migration"}
    assert {nom for nom, adresse in adresses.items() if "//application:" in adresse} == {"web", "worker", "beat"}


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
