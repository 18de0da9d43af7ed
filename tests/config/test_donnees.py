"""The folder of the data: a start that fails takes away what it made, and nothing ever takes the data themselves."""

import socket
import stat
from pathlib import Path

import pytest

pytestmark = pytest.mark.une_fois


def contenu(dossier):
    return {fichier.name for fichier in dossier.iterdir()}


def test_personne_n_ecoute_plus_et_les_donnees_restent(prete):
    """`make run | head`, a terminal that closes: a first run goes on, stops well, and keeps what was written."""
    prete.lancer("bash", "-c", 'exec "$@" > >(head -n 1)', "bash").debout()
    assert prete.arreter() == 0
    assert {"base.sqlite3", "cle", "nature"} <= contenu(prete.donnees)
    assert "Traceback" not in prete.journal.read_text()
    assert "BrokenPipe" not in prete.journal.read_text()


def test_les_dossiers_faits_pour_rien_disparaissent_tous(installation, tmp_path):
    with socket.create_server(("127.0.0.1", installation.port)):
        assert installation.echouer(DONNEES=str(tmp_path / "a/b/c"))[0] == 1
    assert not (tmp_path / "a").exists()


def test_seul_ce_que_le_demarrage_a_ecrit_est_retire(installation, tmp_path):
    """The static files cannot be gathered: the base was already there, and it goes; a file of somebody else stays."""
    installation.donnees.mkdir()
    (installation.donnees / "a-moi").write_text("à moi")
    (tmp_path / "statique").write_text("un fichier")
    code, erreur = installation.vide().echouer(STATIQUE=str(tmp_path / "statique"))
    assert (code, "Traceback" in erreur) == (1, False)
    assert contenu(installation.donnees) == {"a-moi", "verrou"}
    assert (tmp_path / "statique").read_text() == "un fichier"


def test_les_donnees_ne_sont_lisibles_que_de_leur_proprietaire(demonstration):
    """The static files are the same for everybody: they may be read, if one could reach them."""
    fichiers = [demonstration, *demonstration.rglob("*")]
    modes = {fichier.relative_to(demonstration): stat.S_IMODE(fichier.stat().st_mode) for fichier in fichiers}
    assert modes[Path()] == 0o700
    assert modes[Path("cle")] == 0o600
    assert [fichier for fichier, mode in modes.items() if mode & 0o077 and fichier.parts[0] != "statique"] == []
