"""What an installation is made of before its processes start: its nature, its key, its queue, its database."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

from django.conf import settings
from django.core.management.utils import get_random_secret_key
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.demarrage import Empechement
from config.reglages import RACINE, env


def nature(chemin):
    """A demonstration never becomes a real installation, nor the reverse: its passwords are printed."""
    fichier, voulue = chemin / "nature", "démonstration" if settings.DEMONSTRATION else "installation réelle"
    if fichier.exists() and fichier.read_text() != voulue:
        raise Empechement(f"Les données de {chemin} sont celles d’une {fichier.read_text()}, pas d’une {voulue}.")
    fichier.write_text(voulue)


def file_de_messages():
    for dossier_ in ("messages", "controle"):
        (settings.FILE / dossier_).mkdir(parents=True, exist_ok=True)


def cle(chemin):
    if not env("SECRET_KEY") and not (chemin / "cle").exists():
        descripteur = os.open(chemin / "cle", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descripteur, "w") as fichier:
            fichier.write(get_random_secret_key())


def base(chemin):
    """The database, up to date."""
    if connection.vendor != "sqlite":
        _preparer(chemin)
    elif not (chemin / "base.sqlite3").exists() or not _a_jour():
        _preparer_a_cote(chemin / "base.sqlite3", chemin / "preparation")


def _preparer_a_cote(definitive, a_cote):
    """SQLite is prepared aside, then takes its place at once: whole, or as it was."""
    shutil.rmtree(a_cote, ignore_errors=True)
    a_cote.mkdir()
    if definitive.exists():
        _vider_le_wal(definitive)
        shutil.copy2(definitive, a_cote)
    _preparer(a_cote)
    _vider_le_wal(a_cote / "base.sqlite3")
    os.replace(a_cote / "base.sqlite3", definitive)
    shutil.rmtree(a_cote)


def _a_jour():
    executeur = MigrationExecutor(connection)
    a_faire = executeur.migration_plan(executeur.loader.graph.leaf_nodes())
    connection.close()
    return not a_faire


def _vider_le_wal(fichier):
    with closing(sqlite3.connect(fichier)) as base_:
        base_.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _preparer(donnees):
    commandes = [["migrate", "--verbosity", "0"]]
    if settings.DEMONSTRATION:
        commandes.append(["installer_demonstration"])
    for commande in commandes:
        fini = subprocess.run(
            [sys.executable, "manage.py", *commande],
            cwd=RACINE,
            env=os.environ | {"DONNEES": str(donnees)},
            stderr=subprocess.PIPE,
            text=True,
        )
        if fini.returncode:
            raise Empechement(f"La base n’a pas pu être préparée : {fini.stderr.strip().splitlines()[-1]}")
