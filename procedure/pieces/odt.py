"""An OpenDocument text that is one: no macro, no event, no object of another program, nothing fetched from elsewhere."""

from procedure.pieces.conteneur import ACTIF, DESSINS, SCELLE, deplier, parcourir, verifier_lien
from procedure.pieces.sortes import AUTRE, Refusee, Sorte

XML = {"xml", "rdf"}
PERMISES = XML | DESSINS | {"svm", "ttf", "otf"}
SANS_EXTENSION = ("mimetype", "layout-cache")
INTERDITS = {"script", "event-listener", "object-ole", "plugin", "applet", "floating-frame", "dde-source"}


def examiner(octets: bytes) -> int:
    contenu = deplier(octets)
    if contenu.get("mimetype") != Sorte.ODT.mime.encode() or "content.xml" not in contenu:
        raise Refusee(AUTRE)
    for nom, partie in contenu.items():
        extension = nom.rpartition(".")[2].lower()
        if not _a_sa_place(nom, extension):
            raise Refusee(ACTIF)
        if partie and extension in XML:  # some are left empty
            parcourir(partie, _verifier)
    return 0


def _a_sa_place(nom: str, extension: str) -> bool:
    dossier = nom.partition("/")[0].lower()
    if dossier in ("basic", "scripts", "dialogs"):
        return False
    return extension in PERMISES or nom in SANS_EXTENSION or dossier == "objectreplacements"


def _verifier(nom: str, attributs: dict[str, str]) -> None:
    if nom == "encryption-data":
        raise Refusee(SCELLE)
    if nom in INTERDITS:
        raise Refusee(ACTIF)
    lien = attributs.get("href", "")
    if nom == "a":
        verifier_lien(lien)
    elif nom != "template" and (":" in lien.partition("/")[0] or lien.startswith(("/", "\\", "../"))):
        raise Refusee(ACTIF)
