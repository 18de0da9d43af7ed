"""The ZIP that an office text is: unfolded within bounds, with no entry that two readers could see differently."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.parsers import expat

from procedure.pieces.sortes import DOUBLE, Refusee

ENTREES, DEPLIE = 2_000, 100 * 2**20
FIN = b"PK\x05\x06"  # where its list ends: with nothing before the first entry, nor after this
BOMBE = "Ce document est démesuré une fois ouvert : enregistrez-le en PDF."
SCELLE = "Ce document est protégé par un mot de passe : enregistrez-le sans protection."
ACTIF = "Ce document contient une macro, un objet incorporé ou un lien vers un autre fichier : enregistrez-le en PDF."
DESSINS = {
    "png",
    "jpg",
    "jpeg",
    "gif",
    "bmp",
    "webp",
    "svg",
    "emf",
    "wmf",
}  # shown by the office program, which runs nothing of them
LIENS = ("http://", "https://", "mailto:", "#")


def deplier(octets: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        entrees = archive.infolist()
        if octets.rfind(FIN) != len(octets) - 22 or min((entree.header_offset for entree in entrees), default=1):
            raise Refusee(DOUBLE)
        if len(entrees) > ENTREES or sum(entree.file_size for entree in entrees) > DEPLIE:
            raise Refusee(BOMBE)
        if any(entree.flag_bits & 1 for entree in entrees):
            raise Refusee(SCELLE)
        _nommees(entrees)
        return {entree.filename: archive.read(entree) for entree in entrees if not entree.is_dir()}


def _nommees(entrees: list[zipfile.ZipInfo]) -> None:
    noms = [entree.orig_filename for entree in entrees]
    if len({nom.lower() for nom in noms}) < len(noms):
        raise Refusee(DOUBLE)
    for nom in noms:
        if not nom.isprintable() or "\\" in nom or nom.startswith("/") or ".." in nom.split("/"):
            raise Refusee(ACTIF)


def parcourir(
    xml: bytes, visiter: Callable[[str, dict[str, str]], None], lire: Callable[[str], Any] | None = None
) -> None:
    """Each element by its bare name, its attributes likewise. No declaration of a type, thus no entity."""
    lecteur = expat.ParserCreate()
    lecteur.StartElementHandler = lambda nom, attributs: visiter(_nu(nom), {_nu(a): v for a, v in attributs.items()})
    lecteur.StartDoctypeDeclHandler = _refuser
    lecteur.CharacterDataHandler = lire
    lecteur.Parse(xml, True)


def _nu(nom: str) -> str:
    return nom.rpartition(":")[2]


def _refuser(*_: Any) -> None:
    raise Refusee(ACTIF)


def verifier_lien(cible: str) -> None:
    """Somebody may click on it: to the web or to a mailbox, never to a file or a program."""
    ailleurs = ":" in cible.partition("/")[0] and not cible.lower().startswith(LIENS)
    if ailleurs or cible.startswith(("//", "\\")):
        raise Refusee(ACTIF)
