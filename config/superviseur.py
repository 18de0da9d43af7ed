"""One parent for the processes of an installation: it restarts what dies, leaves no orphan, and stops on the first signal.

Each child leads a session of its own; `marques.py` finds what it leaves. Linux only: the kernel is asked for a signal when
the parent dies.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from config.marques import MARQUE, eteindre
from config.reglages import RACINE

PATIENCE = 30.0
PAUSES = (0.2, 1, 2, 5, 15, 30)
STABLE = 20.0
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Enfant:
    nom: str
    commande: list[str]
    herite: tuple[int, ...] = ()
    processus: subprocess.Popen[bytes] | None = None
    ne_a: float = 0.0
    revient_a: float = 0.0
    echecs: int = 0

    def naitre(self, marque: str) -> None:
        parent = os.getpid()

        def avant() -> None:
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:  # the parent died before it could be watched
                os._exit(1)

        environnement = os.environ | {MARQUE: f"{marque}#{self.nom}"}
        self.processus = subprocess.Popen(
            self.commande,
            cwd=RACINE,
            env=environnement,
            pass_fds=self.herite,
            start_new_session=True,
            preexec_fn=avant,
        )
        self.ne_a = time.monotonic()

    def mourir(self) -> float:
        """Note a death; the pause before the next birth grows while the child does not stand."""
        self.processus = None
        self.echecs = 0 if time.monotonic() - self.ne_a > STABLE else self.echecs + 1
        pause = PAUSES[min(self.echecs, len(PAUSES) - 1)]
        self.revient_a = time.monotonic() + pause
        return pause


@dataclass
class Superviseur:
    marque: str
    enfants: list[Enfant]
    dire: Callable[[str], None]
    prete: Callable[[], bool]  # asked until it says yes

    def tourner(self) -> None:
        """Run until a stop signal. Signals are waited for, never handled: none can fall at the wrong moment."""
        # What was ignored when we were started (nohup) stays so: a blocked signal would come through all the same.
        self.arrets = {
            s for s in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP) if signal.getsignal(s) != signal.SIG_IGN
        }
        self.attendus = self.arrets | {signal.SIGCHLD}
        signal.pthread_sigmask(signal.SIG_BLOCK, self.attendus)
        try:
            self._veiller()
        finally:
            self._arreter()

    def _veiller(self) -> None:
        prete = False
        while True:
            self._relever_les_morts()
            self._faire_naitre()
            prete = prete or self.prete()
            recu = signal.sigtimedwait(self.attendus, 1.0 if prete else 0.2)
            if recu and recu.si_signo in self.arrets:
                return

    def _faire_naitre(self) -> None:
        for enfant in self.enfants:
            if enfant.processus is None and time.monotonic() >= enfant.revient_a:
                enfant.naitre(self.marque)

    def _relever_les_morts(self) -> None:
        for enfant in self.enfants:
            if enfant.processus is None or enfant.processus.poll() is None:
                continue
            code = enfant.processus.returncode
            eteindre(self.marque, enfant.nom)
            self.dire(f"« {enfant.nom} » s’est arrêté ({code}) ; il repart dans {enfant.mourir():g} s.")

    def _arreter(self) -> None:
        self.dire(f"Arrêt en cours ({PATIENCE:g} s au plus)…")
        vivants = [enfant.processus for enfant in self.enfants if enfant.processus]
        for processus in vivants:
            processus.terminate()
        fin = time.monotonic() + PATIENCE
        while any(processus.poll() is None for processus in vivants) and time.monotonic() < fin:
            signal.sigtimedwait(self.attendus, 0.2)  # a second Ctrl-C hurries nothing
        eteindre(self.marque)
        for processus in vivants:
            processus.wait()
