"""What an installation is made of before its processes start: its nature, its key, its queue. Its base is in `base.py`."""

import os
import shutil
from contextlib import contextmanager

from django.conf import settings
from django.core.management.utils import get_random_secret_key
from django.db import connection

from config.demarrage import RETABLIR
from config.reglages import Empechement, env


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
        settings.SECRET_KEY = _lire_ou_ecrire(chemin / "cle", get_random_secret_key)  # who writes it signs with it too


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
        (settings.FILE_DE_MESSAGES / dossier).mkdir(parents=True, exist_ok=True)
