"""Lists of communes as short as a test needs them, in the shape that outils/reduire_communes gives them."""

import gzip

ENTETE = "code,nom,siren,population,epci,epci_nom,epci_nature,devenue"
GRAND_CHAMBERY = "200069110,CA du Grand Chambéry,CA"
CHAMBERY = f"73065,Chambéry,217300656,59964,{GRAND_CHAMBERY},"
MOTTE = f"73179,La Motte-Servolex,217301795,12067,{GRAND_CHAMBERY},"


def ecrire_liste(chemin, *lignes, entete=ENTETE):
    """The same lines are the same octets, whatever the second they are written in."""
    chemin.write_bytes(gzip.compress("\n".join([entete, *lignes, ""]).encode(), mtime=0))
    return chemin


def ligne(code, nom, population="", devenue=""):
    """A commune without an EPCI."""
    return f"{code},{nom},,{population},,,,{devenue}"
