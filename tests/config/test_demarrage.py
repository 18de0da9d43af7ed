"""`demarrer` starts whole or not at all: an obstacle is one sentence, an exit status, and nothing half done."""

import re
import signal
import socket

import pytest

pytestmark = pytest.mark.une_fois


def une_phrase(erreur, mots):
    assert erreur.count("\n") == 0, erreur
    assert mots in erreur
    assert "Traceback" not in erreur


def monter(options, dossier):
    """Words that run a command in a mount namespace of its own, where `dossier` is another disk."""
    return ["unshare", "--mount", "sh", "-c", f'mount -t tmpfs -o {options} essai "{dossier}" && exec "$@"', "sh"]


def test_un_port_pris(installation):
    with socket.create_server(("127.0.0.1", installation.port)):
        code, erreur = installation.echouer()
    assert code == 1
    une_phrase(erreur, f"Le port {installation.port} ne peut pas être ouvert : il est déjà pris")
    assert not installation.donnees.exists()


@pytest.mark.parametrize(
    ("port", "mots"),
    [("abc", "PORT n’est pas compris : il faut un nombre de 0 à 65535"), ("99999", "PORT n’est pas compris")],
)
def test_un_port_impossible(installation, port, mots):
    code, erreur = installation.echouer(PORT=port)
    assert code == 1
    une_phrase(erreur, mots)
    assert not installation.donnees.exists()


def test_un_fichier_a_la_place_du_dossier(installation):
    installation.donnees.write_text("à moi")
    code, erreur = installation.echouer()
    assert code == 1
    une_phrase(erreur, "ne peut pas être écrit : un fichier porte ce nom")
    assert installation.donnees.read_text() == "à moi"


@pytest.mark.privilege
def test_un_dossier_en_lecture_seule(installation):
    code, erreur = installation.echouer(*monter("ro", installation.donnees.parent))
    assert code == 1
    une_phrase(erreur, "il est en lecture seule")


@pytest.mark.privilege
def test_un_disque_presque_plein(installation):
    code, erreur = installation.echouer(*monter("size=20m", installation.donnees.parent))
    assert code == 1
    une_phrase(erreur, "est plein")


@pytest.mark.privilege
def test_un_disque_qui_se_remplit_en_chemin(installation, tmp_path):
    """Room enough to begin, not to end: what was begun is taken away."""
    disque, temoin = tmp_path / "disque", tmp_path / "temoin"
    disque.mkdir()
    apres = ["sh", "-c", f'"$@"; code=$?; ls -A "{disque}" > "{temoin}"; exit $code', "sh"]
    code, erreur = installation.echouer(
        *monter("size=200m,nr_inodes=8", disque), *apres, DONNEES=str(disque / "donnees")
    )
    assert code == 1
    une_phrase(erreur, "La base n’a pas pu être préparée" if "base" in erreur else "Le démarrage a échoué")
    assert temoin.read_text() == ""


@pytest.mark.privilege
def test_une_bibliotheque_manque(installation):
    cherche = "ldconfig -p | sed -n 's/.*libpangoft2-1.0.so.0.*=> //p'"
    masquer = ["unshare", "--mount", "sh", "-c", f'mount --bind /dev/null "$({cherche})" && exec "$@"', "sh"]
    code, erreur = installation.echouer(*masquer)
    assert code == 1
    une_phrase(erreur, "Il manque la bibliothèque libpangoft2-1.0.so.0 : sudo apt-get install -y libpangoft2-1.0-0")
    assert not installation.donnees.exists()


def test_une_seule_a_la_fois_puis_les_donnees_restent(prete):
    prete.lancer().debout()
    code, erreur = prete.echouer()
    assert code == 1
    une_phrase(erreur, "tourne déjà")
    assert prete.page() == 200
    assert "Agent de la mairie" in prete.journal.read_text()
    assert prete.arreter() == 0
    with prete.ouvrir_base() as base, base:
        base.execute("UPDATE annuaire_personne SET prenom = 'Zoé' WHERE nom = 'Perrin'")
    cle = (prete.donnees / "cle").read_text()
    prete.lancer().debout()
    assert prete.arreter() == 0
    assert (prete.donnees / "cle").read_text() == cle
    assert prete.lire("SELECT prenom FROM annuaire_personne WHERE nom = 'Perrin'") == [("Zoé",)]


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT], ids=lambda un: un.name)
def test_interrompue_pendant_sa_preparation_elle_ne_laisse_rien(installation, signal_):
    installation.lancer()
    installation.attendre((installation.donnees / "preparation").exists)
    assert installation.arreter(signal_) != 0
    assert not installation.donnees.exists()
    assert "Traceback" not in installation.journal.read_text()


def test_elle_part_d_ailleurs_et_sur_un_port_libre(prete, tmp_path):
    """From another folder, and where nobody chose a port, the one announced answers."""
    prete.env["PORT"] = "0"
    prete.lancer("env", "--chdir", str(tmp_path), "PYTHONPATH=")
    prete.attendre(lambda: "Ctrl-C" in prete.journal.read_text())
    prete.port = int(re.search(r"répond à http://localhost:(\d+)/", prete.journal.read_text())[1])
    prete.debout()
    assert prete.arreter() == 0


def test_tuee_pendant_sa_preparation_elle_repart(installation):
    installation.vide().lancer()
    installation.attendre((installation.donnees / "preparation").exists)
    assert installation.arreter(signal.SIGKILL) == -signal.SIGKILL
    assert not (installation.donnees / "base.sqlite3").exists()
    installation.lancer().debout()
    assert installation.arreter() == 0


def test_une_demonstration_ne_devient_pas_une_installation(installation):
    installation.donnees.mkdir()
    (installation.donnees / "nature").write_text("démonstration")
    (installation.donnees / "base.sqlite3").touch()
    code, erreur = installation.echouer(DEMONSTRATION="0")
    assert code == 1
    une_phrase(erreur, "celles d’une démonstration")
    assert {fichier.name for fichier in installation.donnees.iterdir()} == {"nature", "base.sqlite3", "verrou"}


def test_une_installation_sans_personne_dit_par_ou_commencer(installation):
    installation.vide().lancer().debout()
    code = installation.gerer("premier_compte").strip().rpartition(" ")[2]
    assert f"premier-compte/ avec le code {code}" in installation.journal.read_text()
    assert installation.page("/premier-compte/") == 200
