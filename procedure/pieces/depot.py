"""From what a browser sends to a piece of a case: bounded, looked at apart, then joined by an act like the others."""

import json
import logging
import unicodedata
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings
from django.utils import timezone

from procedure.essai import Essai
from procedure.moteur import franchir
from procedure.page import procedures
from procedure.pieces import antivirus
from procedure.pieces.lignes import FICHIERS
from procedure.pieces.plafond import trop_lourd
from procedure.pieces.rangement import Examinee, ranger
from procedure.pieces.sortes import ABIMEE, Sorte
from procedure.refus import Refus, ouvert
from procedure.rendu.atelier import Atelier, Echec

journal = logging.getLogger(__name__)
SECONDES, PATIENCE = 30, 20
LOURD = "Ce fichier demande trop de temps ou de mémoire pour être ouvert : imprimez-le en PDF, ou joignez-le en plusieurs parties."
OCCUPE = "Trop de fichiers sont examinés en ce moment : réessayez dans une minute."
PHRASES = {"Occupe": OCCUPE, "NaissanceImpossible": OCCUPE} | dict.fromkeys(
    ("TempsDepasse", "ArretBrutal", "MemoryError"), LOURD
)
# However many pages are served at once, hostile files occupy two processors at most; who waits too long is told so.
A_LA_FOIS = BoundedSemaphore(2)


def joindre(dossier, par, fichier, **choix):
    """What is slow comes before the act, which holds the lock of the case; and who may not act, before what is slow."""
    acte = procedures()[dossier.procedure].actes["joindre"]
    ouvert(Essai(dossier, acte, par, timezone.now()))
    with ranger(examiner(fichier)) as versees:
        return franchir(dossier, acte, par, fichiers=versees, **choix).pieces.get()


@contextmanager
def avec(fichier):
    """What an act is given of the file that comes with it: looked into and in its place; nothing, where none was sent."""
    if fichier is None:
        yield {}
    else:
        with ranger(examiner(fichier)) as versees:
            yield {FICHIERS: versees}


def examiner(fichier) -> Examinee:
    """What it is, or the `Refus` that says why it is not accepted."""
    if fichier.size > settings.PIECE_TAILLE_MAX:
        raise Refus(trop_lourd())
    octets = fichier.read()
    antivirus.verifier(octets)
    constat = json.loads(_lire(octets, extension=_couper(fichier.name)[1]))
    if "refus" in constat:
        raise Refus(constat["refus"])
    return Examinee(octets, Sorte.nommee(constat["sorte"]), constat["pages"], titre_de(fichier.name))


def _lire(octets, extension) -> bytes:
    try:
        return a_part("examiner", octets, extension=extension, pages_max=settings.PIECE_PAGES_MAX)
    except Echec as echec:
        raise Refus(PHRASES.get(str(echec), ABIMEE)) from None


def montrer(piece, page) -> bytes:
    """Our own image of it: what is shown on our pages is never what was sent."""
    with piece.fichier.open() as fichier:
        return a_part("montrer", fichier.read(), sorte=piece.type, page=page)


def a_part(travail, octets, **suite) -> bytes:
    """A child for this file alone: what it meets there touches no other."""
    if not A_LA_FOIS.acquire(timeout=PATIENCE):
        raise Echec("Occupe")
    try:
        with Atelier(SECONDES) as atelier:
            return atelier.demander(travail, octets, **suite)
    except Echec as echec:
        journal.warning("pièce, %s : %s", travail, echec)
        raise
    finally:
        A_LA_FOIS.release()


def titre_de(nom) -> str:
    """Of its name, what can be read: no folder, no extension, nothing that turns or hides letters."""
    lisible = unicodedata.normalize("NFC", " ".join(_couper(nom)[0].split()))
    return "".join(lettre for lettre in lisible if lettre.isprintable())[:120].strip()


def _couper(nom) -> tuple[str, str]:
    nom = nom.replace("\\", "/").rpartition("/")[2]
    debut, point, extension = nom.rpartition(".")
    return (debut, extension.lower()) if point else (nom, "")
