"""Where the children that make letters are born: `python -m procedure.rendu.pepiniere <seconds without a child>`.

It has loaded what a letter needs, made one that says nothing, and from then on does nothing but fork: a child is ready at
once, and nothing that one of them meets comes back here. What people send us is never opened by a child of this house:
brothers lie in memory alike, and a file made to break one would know the next.

It is spoken to through its standard input, a socket: `naitre <bytes of memory> <seconds>` comes with a pair of pipes and is
answered by a number; `enterrer <number>` says that nobody will send a signal to that number any more.
"""

import gc
import os
import select
import socket
import sys
import time
from contextlib import suppress

from procedure.rendu import enfant

ATTENTE = 2  # seconds for threads that were begun to end
RIEN = '<!DOCTYPE html><html lang="fr"><head><title>Rien</title></head><body><p>Rien</p></body></html>'


def main(repos: float) -> None:
    porte, nes = socket.socket(fileno=os.dup(0)), 0
    _charger()
    if not _attendre_seule():
        return
    while nes or select.select([porte], [], [], repos)[0]:
        mots, tubes, _, _ = socket.recv_fds(porte, 64, 2)
        match mots.split():
            case b"naitre", memoire, secondes:
                porte.send(b"%d" % _naitre(porte, tubes, int(memoire), int(secondes)))
                nes += 1
            case b"enterrer", numero:
                os.waitpid(int(numero), 0)
                nes -= 1
            case _:
                return  # who asked is gone: the children find it out too


def _charger() -> None:
    """What cannot be loaded is told by the child of whom a letter is asked."""
    with suppress(Exception):
        from procedure.rendu import pdf

        pdf.rendre(RIEN, "Rien", "rien")
        pdf.oublier()
    gc.collect()
    gc.freeze()  # what is here already is not looked through again, and stays shared the longer


def _attendre_seule() -> bool:
    """Pango looks for fonts in threads of its own. A fork takes none of them, and would wait for ever for what they find."""
    fin = time.monotonic() + ATTENTE
    while (fils := len(os.listdir("/proc/self/task"))) > 1 and time.monotonic() < fin:
        time.sleep(0.01)
    return fils == 1


def _naitre(porte, tubes, memoire: int, secondes: int) -> int:
    numero = os.fork()
    if numero == 0:
        porte.close()
        _servir(tubes, memoire, secondes)
    os.setpgid(numero, numero)  # by it or by us: before anybody may want to stop it
    for tube in tubes:
        os.close(tube)
    return numero


def _servir(tubes, memoire: int, secondes: int) -> None:
    try:
        os.setpgid(0, 0)
        for tube, place in zip(tubes, (0, 1), strict=True):
            os.dup2(tube, place)
            os.close(tube)
        enfant.main(memoire, secondes)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main(float(sys.argv[1]))
