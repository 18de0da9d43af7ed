"""The child that works apart: `python -m procedure.rendu.enfant <bytes of memory> <seconds a piece of work>`.

It bounds itself before it loads anything, knows neither settings nor database, writes no file and leaves no core. It
answers what was asked, or the name of what went wrong: what a letter or a piece says appears nowhere else.
"""

import json
import os
import resource
import sys

from procedure.rendu.trames import BIEN, MAL, envoyer, recevoir


def main(memoire: int, secondes: int) -> None:
    entree, sortie = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not speak for us
    _borner(memoire)
    while True:
        try:
            demande = recevoir(entree)
        except EOFError:
            return
        _borner_le_calcul(secondes)
        envoyer(sortie, _repondre(demande))


def _repondre(demande: bytes) -> bytes:
    try:
        entete, _, octets = demande.partition(b"\n")
        return BIEN + _travailler(octets=octets, **json.loads(entete))
    except BaseException as erreur:  # WeasyPrint's refusal of an address is no Exception
        return MAL + type(erreur.__cause__ or erreur).__name__.encode()


def _travailler(travail: str, octets: bytes, **suite) -> bytes:
    """Loaded here, by who is asked for it only, so that a failure to load is told too."""
    match travail:
        case "rendre":
            from procedure.rendu.pdf import rendre

            return rendre(**suite)
        case "examiner":
            from procedure.pieces.examen import examiner

            return examiner(octets, **suite)
        case "montrer":
            from procedure.pieces.examen import montrer

            return montrer(octets, **suite)
    raise ValueError(travail)


def _borner(memoire: int) -> None:
    for borne, valeur in ((resource.RLIMIT_AS, memoire), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(borne, (valeur, valeur))


def _borner_le_calcul(secondes: int) -> None:
    """Should the parent be gone, nobody else would stop it: the system does, some seconds after the parent would have."""
    deja = resource.getrusage(resource.RUSAGE_SELF)
    limite = int(deja.ru_utime + deja.ru_stime) + secondes + 5
    resource.setrlimit(resource.RLIMIT_CPU, (limite, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
