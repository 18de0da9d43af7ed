"""Letters made again from the text that the chain holds: the same text gives the same bytes, with the same style and library.

A PDF that was replaced together with its digest shows here, and nowhere else.
"""

from collections.abc import Iterator
from itertools import chain

from procedure.journal import LOT, Anomalie
from procedure.lots import lots
from procedure.models import Document
from procedure.rendu.atelier import Echec, Imprimerie


def relire_les_lettres() -> Iterator[Anomalie]:
    rendues = Document.objects.exclude(rendu_le=None).exclude(html="").select_related("dossier", "trace")
    with Imprimerie() as atelier:
        for document in chain.from_iterable(lots(rendues, LOT)):
            if quoi := _comparer(document, atelier):
                yield Anomalie(document.dossier.numero, document.trace.version, f"« {document.courrier} » : {quoi}")


def _comparer(document, atelier) -> str:
    try:
        octets = atelier.rendre(document.html, document.titre, document.jeton)
    except Echec as echec:
        return f"la lettre ne se refait pas ({echec})"
    return "" if octets == document.octets() else "le PDF gardé n’est pas celui que donne son texte"
