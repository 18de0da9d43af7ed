"""A real installation for the tests: `manage.py demarrer`, in a folder of its own, on a free port."""

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil

from config.marques import MARQUE, marque_de
from config.reglages import RACINE
from tests.listes import CHAMBERY, MOTTE, ecrire_liste

PROPRE = {nom: os.environ[nom] for nom in ("PATH", "HOME", "LANG") if nom in os.environ}
DEMARRER = [sys.executable, "-W", "ignore", str(RACINE / "manage.py"), "demarrer"]
PATIENCE = 240  # a bound to a wait, never a speed: what starts is loaded by its neighbours


def port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


class Installation:
    def __init__(self, donnees: Path):
        self.donnees, self.port = donnees, port_libre()
        self.adresse = f"http://localhost:{self.port}"
        self.journal = donnees.parent / f"{donnees.name}.journal"
        self.env = PROPRE | {"DONNEES": str(donnees), "PORT": str(self.port), "DEMONSTRATION": "1"}
        # Two communes: what is tested here is not how long 37 000 take.
        self.env["TERRITOIRE"] = str(ecrire_liste(donnees.parent / f"{donnees.name}.csv.gz", CHAMBERY, MOTTE))

    def reprendre(self, donnees):
        """Begin with what another has left."""
        shutil.copytree(donnees, self.donnees)
        return self

    def vide(self):
        """Nobody in it, nothing told: what is tried is not what a demonstration holds."""
        self.env |= {"DEMONSTRATION": "0", "EMAIL_URL": "smtp://127.0.0.1:9"}
        return self

    def lancer(self, *avant):
        """Start it in the background, behind the words given (make, unshare…)."""
        with self.journal.open("a") as journal:
            self.processus = subprocess.Popen(
                [*avant, *DEMARRER],
                cwd=RACINE,
                env=self.env,
                stdout=journal,
                stderr=journal,
                start_new_session=True,
                preexec_fn=_entendre,
            )
        return self

    def echouer(self, *avant, **env):
        """Start it where it cannot: its exit status, and the sentence it leaves."""
        fini = subprocess.run(
            [*avant, *DEMARRER], cwd=RACINE, env=self.env | env, capture_output=True, text=True, timeout=PATIENCE
        )
        return fini.returncode, fini.stderr.strip()

    def gerer(self, *mots):
        commande = [sys.executable, "-W", "ignore", "manage.py", *mots]
        return subprocess.run(commande, cwd=RACINE, env=self.env, capture_output=True, text=True, check=True).stdout

    def ouvrir_base(self):
        return closing(sqlite3.connect(self.donnees / "base.sqlite3"))

    def lire(self, requete):
        with self.ouvrir_base() as base:
            return base.execute(requete).fetchall()

    def page(self, chemin="/sante/"):
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connexion:
            try:
                connexion.request("GET", chemin, headers={"Host": "localhost"})
                return connexion.getresponse().status
            except (OSError, http.client.HTTPException):
                return None

    def attendre(self, condition):
        fin = time.monotonic() + PATIENCE
        while not (valeur := condition()):
            assert time.monotonic() < fin, f"rien après {PATIENCE} s :\n{self.journal.read_text()}"
            time.sleep(0.1)
        return valeur

    def debout(self):
        """The page answers, and each of the three stands."""
        self.attendre(lambda: self.page() == 200 and all(self.chefs(nom) for nom in ("pages", "travail", "horloge")))
        return self

    def siens(self, nom=""):
        """All its processes, whoever is their parent now."""
        debut = f"{marque_de(self.donnees)}#{nom}"
        return [p for p in psutil.process_iter() if _environ(p).get(MARQUE, "").startswith(debut)]

    def chefs(self, nom):
        """Those of its processes that lead a session: one per child."""
        return [p.pid for p in self.siens(nom) if _session(p.pid) == p.pid]

    def arreter(self, *signaux, groupe=False):
        for signal_ in signaux or [signal.SIGTERM]:
            os.killpg(self.processus.pid, signal_) if groupe else self.processus.send_signal(signal_)
            time.sleep(0.2)
        return self.processus.wait(PATIENCE)

    def nettoyer(self):
        if getattr(self, "processus", None) and self.processus.poll() is None:
            self.processus.kill()
            self.processus.wait()
        for processus in self.siens():
            processus.kill()


def _entendre():
    """A shell's background job ignores Ctrl-C, and all it starts with it: the tests may be one, what they start is not."""
    for signal_ in (signal.SIGINT, signal.SIGHUP):
        signal.signal(signal_, signal.SIG_DFL)


def _environ(processus):
    try:
        return processus.environ()
    except (psutil.Error, OSError):
        return {}


def _session(pid):
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None
