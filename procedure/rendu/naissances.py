"""How a child is born: anew, which costs a second, or from a nursery that has loaded all it needs, which costs nothing."""

import atexit
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import IO, Any, NamedTuple

RACINE = Path(__file__).resolve().parents[2]
# Neither our settings nor our secrets; and no order of hashing, which could show in the bytes.
ENVIRONNEMENT = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
REPOS = 600  # seconds without a child, after which a nursery gives its memory back; and before one that failed is tried again
PATIENCE = 15  # seconds for it to load what it needs, or to answer
journal = logging.getLogger(__name__)


class Enfant(NamedTuple):
    pid: int  # and of all its group; nobody else has it until it is buried, as long as its mother lives
    entree: IO[bytes]
    sortie: IO[bytes]
    enterrer: Callable[[], object]

    def tuer(self) -> None:
        """With all its group, should a library have had children of its own."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def finir(self) -> None:
        self.tuer()
        for tube in (self.entree, self.sortie):
            with suppress(OSError):
                tube.close()
        self.enterrer()


def a_neuf(memoire: int, secondes: int) -> Enfant:
    processus: Any = _lancer("enfant", memoire, secondes, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return Enfant(processus.pid, processus.stdin, processus.stdout, processus.wait)


class Pepiniere:
    """One a process, from its first letter on; another, should it be gone. A process that was forked has its own.

    Where none can live, children are begun anew: letters are slower, and are made. It is tried again after a while.
    """

    def __init__(self, repos: float = REPOS):
        self.repos, self.reprise, self.verrou = repos, 0.0, Lock()
        self.porte: socket.socket | None = None
        self.processus: subprocess.Popen | None = None

    def naitre(self, memoire: int, secondes: int) -> Enfant:
        """One that was there may have left, for it rests. One that was just started and bears none would bear none again."""
        with self.verrou:
            while time.monotonic() >= self.reprise:
                neuve = self.porte is None
                try:
                    return self._demander(b"naitre %d %d" % (memoire, secondes))
                except OSError as erreur:
                    if neuve:
                        journal.warning("pépinière : %s", type(erreur).__name__)
                        self.reprise = time.monotonic() + self.repos
        return a_neuf(memoire, secondes)

    def fermer(self) -> None:
        with self.verrou:
            self._perdre()

    def _demander(self, mots: bytes) -> Enfant:
        """Pipes of its own for each attempt: a child of which nobody heard may still hold the others."""
        (lue, entree), (sortie, ecrite) = os.pipe(), os.pipe()
        try:
            porte = self.porte or self._ouvrir()
            socket.send_fds(porte, [mots], (lue, ecrite))
            numero = int(porte.recv(16) or b"0")
            if not numero:
                raise ConnectionResetError
        except BaseException:  # an answer that was not read would be taken for the next one's
            self._perdre()
            os.close(entree)
            os.close(sortie)
            raise
        finally:
            os.close(lue)
            os.close(ecrite)
        return Enfant(numero, os.fdopen(entree, "wb"), os.fdopen(sortie, "rb"), partial(_enterrer, porte, numero))

    def _ouvrir(self) -> socket.socket:
        self.porte, sienne = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.porte.settimeout(PATIENCE)
        with sienne:
            self.processus = _lancer("pepiniere", self.repos, stdin=sienne, stdout=subprocess.DEVNULL)
        return self.porte

    def _perdre(self) -> None:
        if self.porte:
            self.porte.close()
        if self.processus:
            self.processus.kill()
            self.processus.wait()
        self.porte = self.processus = None

    def oublier(self) -> None:
        """It is our parent's, which must be the only one to hold its door."""
        if self.porte:
            self.porte.close()
        if self.processus:
            self.processus.returncode = 0  # not our child: there is nothing to wait for
        self.verrou, self.porte, self.processus = Lock(), None, None


def _enterrer(porte, numero) -> None:
    """By the nursery where it was born, and by no other."""
    with suppress(OSError):
        porte.send(b"enterrer %d" % numero)


def _lancer(module, *mots, **flux) -> subprocess.Popen:
    commande = [sys.executable, "-m", f"procedure.rendu.{module}", *map(str, mots)]
    return subprocess.Popen(
        commande, cwd=RACINE, env=ENVIRONNEMENT, start_new_session=True, stderr=subprocess.DEVNULL, **flux
    )


PEPINIERE = Pepiniere()
os.register_at_fork(after_in_child=PEPINIERE.oublier)
atexit.register(PEPINIERE.fermer)
