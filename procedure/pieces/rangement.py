"""Files and rows kept in step: a row never lacks its file, and a file that no row holds does not stay.

The file comes first, under its own random name, beside an empty file that says it is in doubt. Once the act is taken or
refused the doubt is lifted; where a process died in between, the clock lifts it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError

from procedure.models import Piece
from procedure.models.documents import jeton
from procedure.pieces.sortes import Sorte

# Longer than any act waits for its lock.
DOUTE = timedelta(hours=1)


@dataclass(frozen=True)
class Examinee:
    """What was accepted: its bytes, what they are, how it may be called."""

    octets: bytes
    sorte: Sorte
    pages: int
    titre: str


@dataclass(frozen=True)
class Versee:
    """A file in its place, which waits for its row."""

    jeton: str
    sorte: Sorte
    octets: int
    pages: int
    titre: str
    empreinte: str

    def colonnes(self) -> dict:
        """What a piece takes of it as it is."""
        return {
            "jeton": self.jeton, "type": self.sorte.extension, "octets": self.octets, "pages": self.pages,
            "empreinte": self.empreinte, "fichier": _fichier(self.jeton),
        }  # fmt: skip


def _fichier(jeton: str) -> str:
    return f"jointes/{jeton}"


def _doute(jeton: str) -> str:
    return f"jointes-en-doute/{jeton}"


@contextmanager
def ranger(*examinees: Examinee) -> Iterator[list[Versee]]:
    """`with ranger(examinee) as versees:` take the act that joins them. Whatever happens there, nothing is left in doubt."""
    jetons = [jeton() for _ in examinees]
    try:
        yield [_verser(nom, examinee) for nom, examinee in zip(jetons, examinees, strict=True)]
    finally:
        with suppress(DatabaseError):  # the clock will ask again
            for nom in jetons:
                trancher(nom)


def _verser(nom: str, examinee: Examinee) -> Versee:
    default_storage.save(_doute(nom), ContentFile(b""))
    default_storage.save(_fichier(nom), ContentFile(examinee.octets))
    empreinte = sha256(examinee.octets).hexdigest()
    return Versee(nom, examinee.sorte, len(examinee.octets), examinee.pages, examinee.titre, empreinte)


def trancher(nom: str) -> None:
    """A row holds it, or it goes; only then is there no doubt."""
    if not Piece.objects.filter(jeton=nom).exists():
        default_storage.delete(_fichier(nom))
    default_storage.delete(_doute(nom))


def ramasser(maintenant) -> None:
    """What a process that died left behind."""
    with suppress(FileNotFoundError):  # nobody has joined anything yet
        for nom in default_storage.listdir(_doute(""))[1]:
            if default_storage.get_modified_time(_doute(nom)) < maintenant - DOUTE:
                trancher(nom)
