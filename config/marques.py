"""A mark in the environment of each child, inherited by all it starts.

The mark, not a list of process ids, finds what is left of a child – or of a whole installation whose supervisor was killed
with -9. Linux only: it reads /proc.
"""

import hashlib
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MARQUE = "TRAIT_D_UNION"


def marque_de(dossier: Path) -> str:
    """The mark of the installation whose data are there: a digest, for any letter may stand in a path."""
    return hashlib.sha256(os.fsencode(dossier)).hexdigest()[:16]


def marques(marque: str, nom: str = "") -> Iterator[int]:
    """The processes that carry this mark: of one child, or of the whole installation."""
    motif = f"\0{MARQUE}={marque}#{nom}".encode() + (b"\0" if nom else b"")
    for dossier in Path("/proc").iterdir():
        if not dossier.name.isdigit() or int(dossier.name) == os.getpid():
            continue
        try:
            environnement = b"\0" + (dossier / "environ").read_bytes()
        except OSError:
            continue  # gone meanwhile, or another user's
        if motif in environnement:
            yield int(dossier.name)


def eteindre(marque: str, nom: str = "", patience: float = 1.0) -> None:
    """Ask all that carries the mark to stop, then kill what has not."""
    for signal_, delai in ((signal.SIGTERM, patience), (signal.SIGKILL, 5.0)):
        for numero in marques(marque, nom):
            with suppress(ProcessLookupError):
                os.kill(numero, signal_)
        fin = time.monotonic() + delai
        while any(marques(marque, nom)):
            if time.monotonic() > fin:
                break
            time.sleep(0.05)
        else:
            return
