"""Letters are rendered apart, by a child that time and memory bound: Celery's own limits do nothing in a pool of threads.

A child costs a second to start and a letter a few tenths: it serves until the workshop closes, or until a letter fails.
What people send us is opened by such a child too, one for each file: what it meets there touches nothing after it.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer

from procedure.rendu.trames import BIEN, MAL, envoyer, recevoir

RACINE = Path(__file__).resolve().parents[2]
SECONDES, MEMOIRE = 30, 768 * 2**20
# Neither our settings nor our secrets; and no order of hashing, which could show in the bytes.
ENVIRONNEMENT = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}


class Echec(Exception):
    """A work that could not be done, and the name of what went wrong. Of what a letter or a piece says, nothing."""


class Atelier:
    """`with Atelier() as atelier: pdf = atelier.rendre(html, titre, identifiant)`. One workshop a thread."""

    def __init__(self, secondes: int = SECONDES, memoire: int = MEMOIRE):
        self.secondes, self.memoire = secondes, memoire
        self.enfant: subprocess.Popen | None = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.fermer()

    def rendre(self, html: str, titre: str, identifiant: str) -> bytes:
        return self.demander("rendre", html=html, titre=titre, identifiant=identifiant)

    def demander(self, travail: str, octets: bytes = b"", **suite) -> bytes:
        entete = json.dumps({"travail": travail} | suite)
        reponse = self._demander(entete.encode() + b"\n" + octets)
        if not reponse.startswith(BIEN):
            self.fermer()  # the next letter finds a child that nothing has touched
            raise Echec(reponse.removeprefix(MAL).decode(errors="replace"))
        return reponse.removeprefix(BIEN)

    def fermer(self) -> None:
        if self.enfant:
            _tuer(self.enfant)
            with suppress(OSError), self.enfant:
                pass  # closes its pipes and waits for it
            self.enfant = None

    def _demander(self, demande: bytes) -> bytes:
        """The timer kills, and the pipes that break are how we know."""
        self.enfant = enfant = self.enfant or self._naitre()
        depasse = Event()
        minuterie = Timer(self.secondes, _interrompre, [enfant, depasse])
        minuterie.start()
        try:
            envoyer(enfant.stdin, demande)
            return recevoir(enfant.stdout)
        except (EOFError, OSError):
            return MAL + (b"TempsDepasse" if depasse.is_set() else b"ArretBrutal")
        finally:
            minuterie.cancel()
            minuterie.join()
            if depasse.is_set() or enfant.poll() is not None:
                self.fermer()

    def _naitre(self) -> subprocess.Popen:
        commande = [sys.executable, "-m", "procedure.rendu.enfant", str(self.memoire), str(self.secondes)]
        return subprocess.Popen(
            commande, cwd=RACINE, env=ENVIRONNEMENT, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _interrompre(enfant: subprocess.Popen, depasse: Event) -> None:
    depasse.set()  # before the pipes break
    _tuer(enfant)


def _tuer(enfant: subprocess.Popen) -> None:
    """With all its group, should a library have had children of its own."""
    if enfant.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(enfant.pid, signal.SIGKILL)
