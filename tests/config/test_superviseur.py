"""What dies comes back, alone; what stops leaves nobody behind."""

import os
import signal
from pathlib import Path

import psutil
import pytest

from config.superviseur import marque_de

pytestmark = pytest.mark.une_fois
ENFANTS = ("pages", "travail", "horloge")


def tuer(numero):
    os.kill(numero, signal.SIGKILL)


def vivant(numero):
    """A process that still runs: one that is dead and waits to be read by init holds nothing."""
    try:
        return psutil.Process(numero).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.epreuve
def test_chaque_enfant_tue_revient_seul(installation, ampleur, chiffre):
    installation.lancer().debout()
    fois = ampleur(1, 20)
    for _ in range(fois):
        for nom in ENFANTS:
            anciens = {processus.pid for processus in installation.siens(nom)}
            tuer(installation.chefs(nom)[0])
            installation.attendre(lambda nom=nom, anciens=anciens: set(installation.chefs(nom)) - anciens)
            installation.debout()
            assert not anciens & {processus.pid for processus in installation.siens(nom)}
            assert [len(installation.chefs(autre)) for autre in ENFANTS] == [1, 1, 1]
    assert installation.arreter() == 0
    assert installation.siens() == []
    chiffre(f"{3 * fois} enfants tués (-9), {3 * fois} revenus, toujours une seule horloge, 0 orphelin")


@pytest.mark.epreuve
def test_le_superviseur_tue_puis_relance_ne_laisse_aucun_orphelin(installation, ampleur, chiffre):
    fois = ampleur(2, 20)
    installation.lancer().debout()
    for _ in range(fois):
        anciens = {processus.pid for processus in installation.siens()}
        tuer(installation.processus.pid)
        installation.processus.wait()
        installation.lancer()
        installation.attendre(lambda anciens=anciens: not any(vivant(numero) for numero in anciens))
        installation.debout()
        assert [len(installation.chefs(nom)) for nom in ENFANTS] == [1, 1, 1]
    assert installation.arreter() == 0
    assert installation.siens() == []
    chiffre(f"superviseur tué (-9) et relancé {fois} fois : page revenue {fois} fois, une seule horloge, 0 orphelin")


def test_un_orphelin_que_le_noyau_n_a_pas_prevenu_est_retrouve(installation):
    """The sabotage of the kernel's signal: a survivor that ignores it is found again by its mark."""
    sourd = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    marque = installation.env | {"TRAIT_D_UNION": f"{marque_de(installation.donnees)}#horloge"}
    survivant = psutil.Popen([os.sys.executable, "-c", sourd], env=marque, start_new_session=True)
    installation.lancer().debout()
    assert survivant.wait(5) == -signal.SIGKILL
    assert len(installation.chefs("horloge")) == 1
    installation.arreter()


@pytest.mark.parametrize("suite", ["-2", "#horloge", "#"])
def test_un_voisin_de_meme_debut_n_est_pas_touche(installation, suite):
    """Another installation whose folder's name begins like ours, or says what our marks would say."""
    voisin = psutil.Popen(
        [os.sys.executable, "-c", "import time; time.sleep(600)"],
        env=installation.env | {"TRAIT_D_UNION": f"{marque_de(Path(f'{installation.donnees}{suite}'))}#horloge"},
    )
    try:
        installation.lancer().debout()
        installation.arreter()
        assert voisin.is_running()
    finally:
        voisin.kill()
        voisin.wait()


@pytest.mark.parametrize(
    "signaux",
    [[signal.SIGTERM], [signal.SIGINT], [signal.SIGTERM] * 2, [signal.SIGINT] * 2, [signal.SIGHUP]],
    ids=lambda signaux: "+".join(un.name for un in signaux),
)
def test_l_arret_est_propre(installation, signaux):
    installation.lancer().debout()
    assert installation.arreter(*signaux) == 0
    assert installation.siens() == []
    assert installation.page() is None
    assert "Traceback" not in installation.journal.read_text()


def test_ctrl_c_au_terminal_sous_make(installation):
    """The terminal signals the whole foreground group, and make passes it on: twice is the ordinary case."""
    installation.lancer("env", "--", "sh", "-c", '"$@"; exit $?', "sh").debout()
    installation.arreter(signal.SIGINT, groupe=True)
    installation.attendre(lambda: not installation.siens())
    assert "Traceback" not in installation.journal.read_text()
