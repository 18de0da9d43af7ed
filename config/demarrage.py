"""What must hold before the processes start. Each obstacle is one sentence, and leaves nothing half done."""

import ctypes
import errno
import fcntl
import shutil
import socket
from contextlib import contextmanager, suppress

from config.reglages import Empechement

BIBLIOTHEQUES = {"libpangoft2-1.0.so.0": "libpangoft2-1.0-0", "libharfbuzz-subset.so.0": "libharfbuzz-subset0"}
PLACE_EN_MO = 100
RETABLIR = "rétablissez une sauvegarde entière, ou choisissez un autre dossier DONNEES."
RAISONS = {
    errno.EACCES: "les droits manquent",
    errno.EPERM: "les droits manquent",
    errno.EROFS: "il est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.ENOTDIR: "un fichier porte ce nom",
    errno.EEXIST: "un fichier porte ce nom",
    errno.EADDRINUSE: "il est déjà pris",
    errno.EADDRNOTAVAIL: "cette adresse n’est pas celle de cette machine",
}


def _raison(erreur):
    return RAISONS.get(erreur.errno, erreur.strerror or str(erreur))


def verifier_bibliotheques():
    for fichier, paquet in BIBLIOTHEQUES.items():
        try:
            ctypes.CDLL(fichier)
        except OSError:
            raise Empechement(f"Il manque la bibliothèque {fichier} : sudo apt-get install -y {paquet}") from None


@contextmanager
def reserver(chemin):
    """The folder of the data, ours alone while it is used. What we made of it goes again if nothing was put in it."""
    faits = [chemin_ for chemin_ in (chemin, *chemin.parents) if not chemin_.exists()]
    try:
        chemin.mkdir(mode=0o700, parents=True, exist_ok=True)
        verrou = (chemin / "verrou").open("w")
        fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Empechement(f"Trait d’union tourne déjà avec les données de {chemin}.") from None
    except OSError as erreur:
        _rendre(faits)
        raise Empechement(f"Le dossier {chemin} ne peut pas être écrit : {_raison(erreur)}.") from None
    with verrou:
        try:
            yield
        finally:
            _rendre(faits)


def _rendre(faits):
    """Folders that hold nothing but our lock: an empty one is all that rmdir takes, data are never in its reach."""
    with suppress(OSError):
        if faits and [fichier.name for fichier in faits[0].iterdir()] == ["verrou"]:
            (faits[0] / "verrou").unlink()
        for chemin in faits:
            chemin.rmdir()


@contextmanager
def tout_ou_rien(chemin):
    """A first preparation that fails leaves the folder as it found it. Where there was an installation, nothing goes."""
    deja = set(chemin.iterdir())
    try:
        yield
    except BaseException:
        if chemin / "nature" not in deja:
            for neuf in set(chemin.iterdir()) - deja:
                shutil.rmtree(neuf) if neuf.is_dir() else neuf.unlink()
        raise


def verifier_place(chemin, octets=0):
    libre, voulue = shutil.disk_usage(chemin).free // 2**20, PLACE_EN_MO + octets // 2**20
    if libre < voulue:
        raise Empechement(f"Le disque de {chemin} est plein : il y reste {libre} Mo, il en faut {voulue}.")


def ouvrir_prise(adresse, port):
    """The listening socket. Ours from now on: a web process that dies and returns refuses nobody meanwhile."""
    ecoute = socket.socket(socket.AF_INET6 if ":" in adresse else socket.AF_INET)
    ecoute.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ecoute.bind((adresse, port))
        ecoute.listen(128)
    except OSError as erreur:
        ecoute.close()
        raise Empechement(
            f"Le port {port} ne peut pas être ouvert : {_raison(erreur)}. Choisissez-en un autre : PORT=8001 make run"
        ) from None
    return ecoute
