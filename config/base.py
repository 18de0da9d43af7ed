"""The database up to date. A SQLite base is made whole or stays as it was, and one that is in use is not touched."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from annuaire.fichiers import FichierRefuse
from annuaire.territoire import tenir_a_jour
from config.demarrage import RETABLIR, verifier_place
from config.marques import MARQUE, marque_de
from config.reglages import RACINE, Empechement


def mettre_a_jour(chemin):
    definitive, a_cote = chemin / "base.sqlite3", chemin / "preparation"
    try:
        if connection.vendor != "sqlite":
            _executer(chemin)
        elif not definitive.exists():
            _faire(definitive, a_cote)
        elif not _a_jour(definitive):
            _refaire(definitive, a_cote)
        tenir_a_jour()  # one transaction of its own
    except FichierRefuse as refus:
        raise Empechement(str(refus)) from None
    except (sqlite3.Error, DatabaseError) as erreur:
        raise Empechement(f"La base {definitive} ne peut pas être lue : {erreur}.") from None


def _a_jour(definitive):
    executeur = MigrationExecutor(connection)
    a_faire = executeur.migration_plan(executeur.loader.graph.leaf_nodes())
    connection.close()
    if not executeur.loader.applied_migrations:
        raise Empechement(f"La base {definitive} est vide : {RETABLIR}")
    return not a_faire


def _faire(definitive, a_cote):
    """A first base is made aside, then takes its place at once; the files that it names are there before it."""
    _executer(a_cote)
    with closing(sqlite3.connect(a_cote / "base.sqlite3")) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if (a_cote / "fichiers").exists():
        shutil.copytree(a_cote / "fichiers", definitive.parent / "fichiers", dirs_exist_ok=True)
    os.replace(a_cote / "base.sqlite3", definitive)


def _refaire(definitive, a_cote):
    """A copy is brought up to date aside, then written back into the same file in one transaction: whole, or as it was.

    Between the two SQLite's own lock keeps everybody out, and its journals stay its own business.
    """
    verifier_place(definitive.parent, 3 * definitive.stat().st_size)
    with closing(_reservee(definitive)) as ancienne:
        with closing(sqlite3.connect(a_cote / "base.sqlite3")) as copie:
            ancienne.backup(copie)
        _executer(a_cote)
        with closing(sqlite3.connect(a_cote / "base.sqlite3")) as copie:
            copie.backup(ancienne)


def _reservee(fichier):
    """A connection that keeps everybody else out until it is closed."""
    base = sqlite3.connect(fichier, timeout=1, isolation_level=None)
    try:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        base.execute("COMMIT")
    except sqlite3.OperationalError:
        base.close()
        raise Empechement(
            f"La base {fichier} est ouverte par un autre programme : fermez-le avant sa mise à jour."
        ) from None
    return base


def _executer(donnees):
    commandes = [["migrate", "--verbosity", "0"]]
    if settings.DEMONSTRATION:
        commandes.append(["installer_demonstration"])
    for commande in commandes:
        fini = subprocess.run(
            [sys.executable, "manage.py", *commande],
            cwd=RACINE,
            env=os.environ | _siennes(donnees),
            stderr=subprocess.PIPE,
            text=True,
        )
        if fini.returncode:
            raise Empechement(f"La base n’a pas pu être préparée : {fini.stderr.strip().splitlines()[-1]}")


def _siennes(donnees) -> dict[str, str]:
    """The key is not beside a copy; and killed in the middle, the next start must find it to end it."""
    marque = f"{marque_de(settings.DONNEES)}#preparation"
    return {"DONNEES": str(donnees), "SECRET_KEY": settings.SECRET_KEY, MARQUE: marque}
