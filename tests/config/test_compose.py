"""docker-compose.yml says what the rest says: settings, processes, addresses, and no secret."""

import re

import pytest
import yaml
from django.urls import resolve

from config.processus import PROCESSUS
from config.reglages import RACINE, REGLAGES

pytestmark = pytest.mark.une_fois
COMPOSE = yaml.safe_load((RACINE / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
NOTRES = {nom: service for nom, service in SERVICES.items() if service.get("image") == "trait-d-union"}
CONNUS = {reglage.nom for reglage in REGLAGES}


@pytest.mark.parametrize("nom", NOTRES)
def test_compose_ne_regle_que_ce_qui_existe(nom):
    assert set(NOTRES[nom]["environment"]) <= CONNUS


@pytest.mark.parametrize("nom", NOTRES)
def test_compose_regle_tout_ce_que_la_production_demande(nom):
    demandes = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "EMAIL_URL", "DEFAULT_FROM_EMAIL"}
    demandes |= {"MANDATAIRES", "ADRESSE_PUBLIQUE"}
    assert demandes <= set(NOTRES[nom]["environment"])


def test_les_processus_sont_ceux_du_superviseur():
    assert {nom: service["command"] for nom, service in NOTRES.items() if nom != "migration"} == PROCESSUS


def test_la_migration_lit_aussi_la_liste_des_communes():
    """As `demarrer` does: after the tables, by the role that owns them."""
    assert "manage.py migrate && python manage.py charger_territoire" in NOTRES["migration"]["command"][-1]


def test_chaque_service_qui_dure_dit_comment_il_va():
    assert all("healthcheck" in service for nom, service in SERVICES.items() if nom != "migration")


def test_les_pages_ne_sont_pas_dites_mortes_quand_l_horloge_retarde():
    """The address that Docker asks exists, and is not the one that watches the terms."""
    demandes = re.findall(r"http://localhost:8000(/[^'\"]*)", (RACINE / "docker-compose.yml").read_text())
    assert [resolve(demande).url_name for demande in demandes] == ["sante_pages"]
    assert all(NOTRES[nom]["healthcheck"].get("start_period") for nom in PROCESSUS)


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
