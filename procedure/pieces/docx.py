"""A Word text that is one: no macro, no control, no object, nothing fetched from elsewhere when it opens."""

import re

from procedure.pieces.conteneur import ACTIF, DESSINS, deplier, parcourir, verifier_lien
from procedure.pieces.sortes import AUTRE, Refusee

TYPES, CORPS = "[Content_Types].xml", "wordprocessingml.document.main+xml"
XML = {"xml", "rels", "vml"}
PERMISES = XML | DESSINS | {"jpe", "jfif", "tif", "tiff", "wdp", "odttf"}
INTERDITS = re.compile(r"macroenabled|vba|activex|oleobject|attachedtoolbars", re.I)
# A relation that brings something in: only what the text itself is made of may be related inside.
LIAISONS = re.compile(
    r"/(?:oleObject|vbaProject|wordVbaData|control|aFChunk|attachedTemplate|subDocument|frame|package|externalLink"
    r"|attachedToolbars|keyMapCustomizations|mailMergeSource|mailMergeHeaderSource|recipientData)$",
    re.I,
)
DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.I)


def examiner(octets: bytes) -> int:
    contenu = deplier(octets)
    if TYPES not in contenu or CORPS.encode() not in contenu[TYPES]:
        raise Refusee(AUTRE)
    for nom, partie in contenu.items():
        extension = nom.rpartition(".")[2].lower()
        if extension not in PERMISES:
            raise Refusee(ACTIF)
        if extension in XML:
            Lecture(partie)
    return 0


class Lecture:
    """One part, as it is read. A field may be cut in pieces: its words are put together again."""

    def __init__(self, partie: bytes):
        self.champ, self.dans_un_champ = "", False
        parcourir(partie, self.ouvrir, self.dire)
        if DDE.search(self.champ):
            raise Refusee(ACTIF)

    def ouvrir(self, nom: str, attributs: dict[str, str]) -> None:
        self.dans_un_champ = nom == "instrText"
        self.champ += attributs.get("instr", "") if nom == "fldSimple" else ""
        _verifier(nom, attributs)

    def dire(self, texte: str) -> None:
        self.champ += texte if self.dans_un_champ else ""


def _verifier(nom: str, attributs: dict[str, str]) -> None:
    if nom in ("Default", "Override") and INTERDITS.search(attributs.get("ContentType", "")):
        raise Refusee(ACTIF)
    if nom == "Relationship":
        sorte, dehors = attributs.get("Type", ""), attributs.get("TargetMode", "").lower() == "external"
        if LIAISONS.search(sorte) or (dehors and not sorte.endswith("/hyperlink")):
            raise Refusee(ACTIF)
        if dehors:
            verifier_lien(attributs.get("Target", ""))
