"""Production's parts, really run: PostgreSQL with its two roles, Redis between the clock and the worker."""

import os
import re
import subprocess
import uuid

import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from psycopg2.errors import InsufficientPrivilege

from config.reglages import RACINE
from tests.installation import PROPRE

sur_postgresql = [
    pytest.mark.postgresql,
    pytest.mark.skipif(settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="joué sur PostgreSQL"),
]


def rondes(installation):
    return int(
        installation.gerer("shell", "-v0", "-c", "from procedure.models import Ronde; print(Ronde.objects.count())")
    )


@pytest.mark.une_fois
@pytest.mark.parametrize("courtier", ["embarqué", pytest.param("redis", marks=pytest.mark.redis)])
def test_l_horloge_frappe_et_le_travail_repond(prete, courtier):
    if courtier == "redis":
        prete.env["REDIS_URL"] = os.environ["REDIS_DES_ESSAIS"]
    prete.lancer().debout()
    deja = rondes(prete)
    prete.gerer("shell", "-v0", "-c", "from procedure.horloge import sonner; sonner.delay()")
    prete.attendre(lambda: rondes(prete) == deja + 1)
    assert prete.arreter() == 0


@pytest.fixture
def serveur(db):
    """Words for an administrator of the server that the tests use."""
    parametres = connection.get_connection_params()
    return {"host": parametres["host"], "port": str(parametres["port"] or 5432), "user": parametres["user"]}


@pytest.fixture
def base_neuve(serveur):
    """A database made as in production, by config/postgresql/roles.sh, and taken away with its roles."""
    nom = f"essais_{uuid.uuid4().hex[:12]}"
    administrer(serveur, f"CREATE DATABASE {nom}")
    roles = {"ROLE_MIGRATION": f"{nom}_m", "ROLE_APPLICATION": f"{nom}_a"}
    env = PROPRE | roles | {"PGHOST": serveur["host"], "PGPORT": serveur["port"], "POSTGRES_USER": serveur["user"]}
    env |= {"POSTGRES_DB": nom, "MOT_DE_PASSE_MIGRATION": "m", "MOT_DE_PASSE_APPLICATION": "a"}
    subprocess.run(["bash", RACINE / "config/postgresql/roles.sh"], env=env, check=True)
    yield {role: f"postgres://{nom}_{role}:{role}@{serveur['host']}:{serveur['port']}/{nom}" for role in ("m", "a")}
    administrer(serveur, f"DROP DATABASE {nom} WITH (FORCE)", f"DROP ROLE {nom}_m", f"DROP ROLE {nom}_a")


def administrer(serveur, *requetes):
    connexion = psycopg2.connect(dbname="postgres", **serveur)
    connexion.autocommit = True
    with connexion.cursor() as curseur:
        for requete in requetes:
            curseur.execute(requete)
    connexion.close()


class TestPostgresql:
    pytestmark = sur_postgresql

    def test_l_installation_tourne_sur_postgresql(self, installation, base_neuve):
        installation.env["DATABASE_URL"] = base_neuve["m"]
        installation.lancer().debout()
        assert rondes(installation) == 1
        assert not (installation.donnees / "base.sqlite3").exists()
        assert installation.arreter() == 0

    def test_le_role_de_l_application_fait_tourner_les_pages_et_rien_de_plus(self, installation, base_neuve):
        installation.env |= {"DATABASE_URL": base_neuve["m"], "SECRET_KEY": "une clé pour reconnaître les personnes"}
        installation.gerer("migrate", "--verbosity", "0")
        installation.gerer("installer_demonstration")
        installation.env["DATABASE_URL"] = base_neuve["a"]
        installation.gerer("shell", "-v0", "-c", "from procedure.horloge import sonner; sonner()")
        assert "bien  second mur : debout" in installation.gerer("examiner")

    @pytest.mark.parametrize(
        "interdit",
        [
            "CREATE TABLE x (y int)",
            "CREATE EXTENSION pg_trgm",
            "DROP TABLE annuaire_clause",
            "TRUNCATE annuaire_clause",
            "ALTER TABLE annuaire_clause DISABLE TRIGGER ALL",
        ],
    )
    def test_le_role_de_l_application_ne_touche_pas_aux_tables(self, installation, base_neuve, interdit):
        installation.env["DATABASE_URL"] = base_neuve["m"]
        installation.gerer("migrate", "--verbosity", "0")
        connexion = psycopg2.connect(base_neuve["a"])
        with connexion.cursor() as curseur, pytest.raises(InsufficientPrivilege):
            curseur.execute(interdit)
        connexion.close()


@pytest.mark.une_fois
def test_l_image_part_des_memes_paquets_et_de_la_meme_liste():
    """outils/jouer_dockerfile plays its steps in CI; here, what they name exists."""
    texte = (RACINE / "Dockerfile").read_text()
    assert "RUN outils/preparer exploitation" in texte
    for source in re.findall(r"^COPY (\S+) ", texte, re.M):
        assert (RACINE / source).exists()
    assert not re.search(r"^USER (root|0)", texte, re.M)
    assert texte.index("USER ") < texte.index("CMD ")


@pytest.mark.une_fois
@pytest.mark.parametrize("liste", [".gitignore", ".dockerignore"])
def test_les_mots_de_passe_de_compose_ne_partent_ni_au_depot_ni_dans_l_image(liste):
    assert ".env" in (RACINE / liste).read_text().splitlines()
