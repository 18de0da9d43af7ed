"""How the parent and its child speak: a length, then that many bytes."""

import struct

LONGUEUR = struct.Struct(">I")
POIDS = 32 * 2**20  # a letter is a few tens of kilobytes, a piece what its setting allows
BIEN, MAL = b"+", b"-"  # how an answer begins


def envoyer(flux, octets: bytes) -> None:
    flux.write(LONGUEUR.pack(len(octets)) + octets)
    flux.flush()


def recevoir(flux) -> bytes:
    (longueur,) = LONGUEUR.unpack(_lire(flux, LONGUEUR.size))
    if longueur > POIDS:
        raise EOFError
    return _lire(flux, longueur)


def _lire(flux, taille: int) -> bytes:
    octets = flux.read(taille)
    if len(octets) < taille:
        raise EOFError
    return octets
