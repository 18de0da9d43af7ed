"""What dies comes back, alone; what stops leaves nobody behind."""

import os
import signal
import time
from pathlib import Path

import psutil
import pytest

from config.marques import marque_de, marques
from config.superviseur import Enfant, Superviseur

pytestmark = pytest.mark.une_fois
ENFANTS = ("pages", "travail", "horloge")


@pytest.fixture
def installation(prete):
    return prete


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


def test_le_superviseur_tue_et_jamais_relance_ne_laisse_personne(installation):
    """The kernel tells the children: nobody else will."""
    installation.lancer().debout()
    tuer(installation.processus.pid)
    installation.processus.wait()
    installation.attendre(lambda: not installation.siens())


def test_ce_que_laisse_un_enfant_mort_est_tue(tmp_path):
    """A grandchild that left the session and does not notice."""
    marque, dits = marque_de(tmp_path), []
    enfant = Enfant("travail", ["sh", "-c", "setsid sleep 600 & exit 3"])
    superviseur = Superviseur(marque, [enfant], dits.append, lambda: True)
    superviseur._faire_naitre()
    enfant.processus.wait()
    assert len(list(marques(marque))) == 1
    superviseur._relever_les_morts()
    assert list(marques(marque)) == []
    assert dits == ["« travail » s’est arrêté (3) ; il repart dans 1 s."]
    superviseur._faire_naitre()
    assert enfant.processus is None


def test_qui_ne_tient_pas_debout_attend_de_plus_en_plus():
    enfant = Enfant("pages", [], ne_a=time.monotonic())
    assert [enfant.mourir() for _ in range(6)] == [1, 2, 5, 15, 30, 30]
    assert enfant.revient_a > time.monotonic() + 29
    enfant.ne_a = time.monotonic() - 21
    assert enfant.mourir() == 0.2


def test_sous_nohup_un_terminal_qui_se_ferme_n_arrete_rien(installation):
    installation.lancer("nohup").debout()
    installation.processus.send_signal(signal.SIGHUP)
    time.sleep(2)
    assert installation.processus.poll() is None
    assert installation.page() == 200
    assert installation.arreter() == 0


def test_un_orphelin_que_le_noyau_n_a_pas_prevenu_est_retrouve(installation):
    """The sabotage of the kernel's signal: a survivor that ignores it is found again by its mark."""
    sourd = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    marque = installation.env | {"TRAIT_D_UNION": f"{marque_de(installation.donnees)}#horloge"}
    survivant = psutil.Popen([os.sys.executable, "-c", sourd], env=marque, start_new_session=True)
    installation.lancer().debout()
    assert survivant.wait(5) == -signal.SIGKILL
    assert len(installation.chefs("horloge")) == 1
    installation.arreter()


def test_un_voisin_de_meme_debut_n_est_pas_touche(installation):
    """Other installations whose folder's name begins like ours, or says what our marks would say."""
    leurs = [f"{marque_de(Path(f'{installation.donnees}{suite}'))}#horloge" for suite in ("-2", "#horloge", "#")]
    dormir = [os.sys.executable, "-c", "import time; time.sleep(600)"]
    voisins = [psutil.Popen(dormir, env=installation.env | {"TRAIT_D_UNION": leur}) for leur in leurs]
    try:
        installation.lancer().debout()
        installation.arreter()
        assert [voisin.poll() for voisin in voisins] == [None, None, None]
    finally:
        for voisin in voisins:
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
