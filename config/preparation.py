"""What an installation is made of before its processes start: its nature, its key, its queue, its database."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

from django.conf import settings
from django.core.management.utils import get_random_secret_key
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from config.demarrage import Empechement, verifier_place
from config.reglages import RACINE, env

RETABLIR = "rétablissez une sauvegarde entière, ou choisissez un autre dossier DONNEES."


@contextmanager
def atelier(chemin):
    """A folder to work aside, gone afterwards. Found at a start, it says that the one before was cut short."""
    dossier = chemin / "preparation"
    _verifier_ensemble(chemin, reprise=dossier.exists())
    shutil.rmtree(dossier, ignore_errors=True)
    dossier.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(dossier)


def _verifier_ensemble(chemin, reprise):
    """Nature and base go together. One that is missing was lost: nothing starts afresh in its place."""
    base, nature = chemin / "base.sqlite3", chemin / "nature"
    if connection.vendor != "sqlite":
        return
    if base.exists() and not nature.exists():
        raise Empechement(f"Il manque {nature} à côté de la base : {RETABLIR}")
    if nature.exists() and not base.exists() and not reprise:
        raise Empechement(f"Il manque {base}, qui a déjà servi : {RETABLIR}")


def noter_nature(chemin):
    """A demonstration never becomes a real installation, nor the reverse: its passwords are printed."""
    voulue = "démonstration" if settings.DEMONSTRATION else "installation réelle"
    notee = _lire_ou_ecrire(chemin / "nature", lambda: voulue)
    if notee != voulue:
        raise Empechement(f"Les données de {chemin} sont celles d’une {notee}, pas d’une {voulue}.")


def ecrire_cle(chemin):
    if not env("SECRET_KEY"):
        _lire_ou_ecrire(chemin / "cle", get_random_secret_key)


def _lire_ou_ecrire(fichier, valeur):
    """What the file says, written first if it is not there: at once, so that a crash leaves it whole or absent."""
    if not fichier.exists():
        neuf = fichier.with_suffix(".neuf")
        neuf.write_text(valeur())
        os.replace(neuf, fichier)
    if not (texte := fichier.read_text()):
        raise Empechement(f"{fichier} est vide : {RETABLIR}")
    return texte


def ouvrir_file():
    for dossier in ("messages", "controle"):
        (settings.FILE / dossier).mkdir(parents=True, exist_ok=True)


def mettre_la_base_a_jour(chemin):
    definitive, a_cote = chemin / "base.sqlite3", chemin / "preparation"
    try:
        if connection.vendor != "sqlite":
            _executer(chemin)
        elif not definitive.exists():
            _faire(definitive, a_cote)
        elif not _a_jour(definitive):
            _refaire(definitive, a_cote)
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
    """A first base is made aside, then takes its place at once."""
    _executer(a_cote)
    with closing(sqlite3.connect(a_cote / "base.sqlite3")) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
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
            env=os.environ | {"DONNEES": str(donnees)},
            stderr=subprocess.PIPE,
            text=True,
        )
        if fini.returncode:
            raise Empechement(f"La base n’a pas pu être préparée : {fini.stderr.strip().splitlines()[-1]}")
