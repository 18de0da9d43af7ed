"""The SQLite base is made or brought up to date whole, or stays as it was; one that was lost is not made again."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest

from config import base, demarrage, preparation
from config.reglages import Empechement
from tests.config.test_demarrage import une_phrase

pytestmark = pytest.mark.une_fois
COMPTER = "SELECT count(*) FROM annuaire_personne"
MEURT_EN_ECRIVANT = """
import os, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("UPDATE annuaire_personne SET prenom = 'Zoé' WHERE nom = 'Perrin'")
base.commit()
os._exit(0)  # no close, no checkpoint: the row is in the -wal only
"""


@pytest.fixture
def en_retard(prete):
    """An installation whose database is behind: the tables of the cases are not there yet."""
    prete.gerer("migrate", "procedure", "zero", "--verbosity", "0")
    return prete


def test_elle_est_mise_a_jour_et_garde_ses_lignes(en_retard):
    """Those of its journal too: a last row that only the -wal holds."""
    personnes = en_retard.lire(COMPTER)
    subprocess.run([sys.executable, "-c", MEURT_EN_ECRIVANT, en_retard.donnees / "base.sqlite3"], check=True)
    assert (en_retard.donnees / "base.sqlite3-wal").stat().st_size
    en_retard.lancer().debout()
    assert en_retard.arreter() == 0
    assert en_retard.lire(COMPTER) == personnes != [(0,)]
    assert en_retard.lire("SELECT prenom FROM annuaire_personne WHERE nom = 'Perrin'") == [("Zoé",)]
    assert en_retard.lire("PRAGMA integrity_check") == [("ok",)]
    assert not (en_retard.donnees / "preparation").exists()


def test_une_mise_a_jour_qui_echoue_la_laisse_comme_elle_etait(en_retard):
    with en_retard.ouvrir_base() as ouverte:
        ouverte.execute("CREATE TABLE procedure_ronde (x)")
    avant = (en_retard.donnees / "base.sqlite3").read_bytes()
    code, erreur = en_retard.echouer()
    assert code == 1
    une_phrase(erreur, "La base n’a pas pu être préparée")
    assert (en_retard.donnees / "base.sqlite3").read_bytes() == avant
    assert not (en_retard.donnees / "preparation").exists()


def test_ouverte_ailleurs_elle_n_est_pas_remplacee(en_retard):
    with en_retard.ouvrir_base() as ouverte:
        ouverte.execute(COMPTER).fetchall()
        code, erreur = en_retard.echouer()
    assert code == 1
    une_phrase(erreur, "est ouverte par un autre programme")
    assert en_retard.lire("SELECT count(*) FROM django_migrations WHERE app = 'procedure'") == [(0,)]


def test_personne_n_y_ecrit_pendant_sa_mise_a_jour(en_retard, monkeypatch):
    """The only moment when a row could be lost: it is refused then, and what the update wrote stands."""

    refus = pytest.raises(sqlite3.OperationalError, match="locked")

    def migrer(a_cote):
        with closing(sqlite3.connect(a_cote / "base.sqlite3")) as copie, copie:
            copie.execute("UPDATE annuaire_personne SET prenom = 'Zoé'")
        with closing(sqlite3.connect(en_retard.donnees / "base.sqlite3", timeout=0)) as autre, refus:
            autre.execute("UPDATE annuaire_personne SET prenom = 'perdue'")

    monkeypatch.setattr(base, "_executer", migrer)
    with preparation.atelier(en_retard.donnees):
        base._refaire(en_retard.donnees / "base.sqlite3", en_retard.donnees / "preparation")
    assert en_retard.lire("SELECT DISTINCT prenom FROM annuaire_personne") == [("Zoé",)]
    assert not list(en_retard.donnees.glob("base.sqlite3-*"))


def test_une_premiere_base_prend_sa_place_avec_son_journal(tmp_path, monkeypatch):
    ouvertes = []

    def preparer(a_cote):
        ouvertes.append(sqlite3.connect(a_cote / "base.sqlite3"))
        ouvertes[0].executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1);")

    monkeypatch.setattr(base, "_executer", preparer)
    with preparation.atelier(tmp_path):
        base._faire(tmp_path / "base.sqlite3", tmp_path / "preparation")
    ouvertes[0].close()
    with closing(sqlite3.connect(tmp_path / "base.sqlite3")) as prise:
        assert prise.execute("SELECT x FROM t").fetchall() == [(1,)]


@pytest.mark.parametrize("perdu", ["base.sqlite3", "nature"])
def test_ce_qui_manque_a_ete_perdu(prete, perdu):
    (prete.donnees / perdu).unlink()
    reste = {fichier.name for fichier in prete.donnees.iterdir()}
    code, erreur = prete.echouer()
    assert code == 1
    une_phrase(erreur, f"Il manque {prete.donnees / perdu}")
    assert {fichier.name for fichier in prete.donnees.iterdir()} == reste


@pytest.mark.parametrize("nom", ["base.sqlite3", "cle", "nature"])
def test_ce_qui_est_vide_a_ete_perdu(prete, nom):
    (prete.donnees / nom).write_text("")
    code, erreur = prete.echouer()
    assert code == 1
    une_phrase(erreur, "est vide : rétablissez une sauvegarde")


def test_un_fichier_qui_n_est_pas_une_base(prete):
    (prete.donnees / "base.sqlite3").write_text("Bonjour, " * 1000)
    code, erreur = prete.echouer()
    assert code == 1
    une_phrase(erreur, "base.sqlite3 ne peut pas être lue")


def test_la_place_demandee_suit_la_taille_de_la_base(tmp_path, monkeypatch):
    monkeypatch.setattr(demarrage.shutil, "disk_usage", lambda _: SimpleNamespace(free=150 * 2**20))
    demarrage.verifier_place(tmp_path)
    demarrage.verifier_place(tmp_path, 50 * 2**20)
    with pytest.raises(Empechement, match="il en faut 151"):
        demarrage.verifier_place(tmp_path, 51 * 2**20)
