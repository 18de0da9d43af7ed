"""A PDF that only shows pages. What acts, hides a file or calls elsewhere is refused; what we show of it is our own image."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain

import pikepdf
import pypdfium2

from procedure.pieces.images import HAUTEUR, LARGEUR, en_png
from procedure.pieces.sortes import ABIMEE, DOUBLE, MARQUES, Refusee

# Names, as the format writes them: a script, a program, a file inside, a form that sends or is built on the fly.
AGIT = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|Rendition|OnInstantiate|GoTo[ER]|SubmitForm|ImportData)"
    rb"(?=[\0\s/<>()\[\]%]|\Z)"
)
ECHAPPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Words are not names. qpdf escapes what it writes again; in the file itself only an address that nothing could cut is told apart.
CHAINE = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
ADRESSE = re.compile(rb"/URI\s*\((?:https?|mailto):[^\0\s()<>\\]*\)")
FIN = re.compile(rb"%%EOF[\0\s]*\Z")
ACTIF = (
    "Ce PDF contient un formulaire actif, un script ou un fichier caché : imprimez-le en PDF et joignez cette copie."
)
CHIFFRE = (
    "Ce PDF est protégé par un mot de passe ou une restriction : enregistrez-le sans protection, ou imprimez-le en PDF."
)
LONG = "Ce PDF compte plus de {} pages : joignez-le en plusieurs parties."


def examiner(octets: bytes, pages_max: int) -> int:
    """Its pages. It is seen by qpdf and byte by byte, for no two readers find their way in a PDF alike."""
    if not FIN.search(octets) or MARQUES.search(octets[:1024]):
        raise Refusee(DOUBLE if b"%%EOF" in octets else ABIMEE)
    if any(AGIT.search(lu) for lu in chain(_en_clair(octets), _objets(octets))):
        raise Refusee(ACTIF)
    with pypdfium2.PdfDocument(octets) as document:
        if len(document) > pages_max:
            raise Refusee(LONG.format(pages_max))
        _dessiner(document, 1)
        return len(document)


def _en_clair(octets: bytes) -> Iterator[bytes]:
    """Every byte, whatever a reader makes of it: as it stands, and as names read (`/J#61vaScript` is `/JavaScript`)."""
    sans_adresses = ADRESSE.sub(b"", octets)
    yield sans_adresses
    yield ECHAPPE.sub(lambda code: bytes([int(code[1], 16)]), sans_adresses)


def _objets(octets: bytes) -> Iterator[bytes]:
    """Every object as qpdf reads it: unfolded, its names in clear."""
    try:
        document = pikepdf.open(BytesIO(octets), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refusee(CHIFFRE) from None
    with document:
        if document.is_encrypted:
            raise Refusee(CHIFFRE)
        yield from (CHAINE.sub(b"", _ecrit(objet)) for objet in document.objects)


def _ecrit(objet) -> bytes:
    return (objet.stream_dict if isinstance(objet, pikepdf.Stream) else objet).unparse(resolved=True)


def montrer(octets: bytes, page: int) -> bytes:
    with pypdfium2.PdfDocument(octets) as document:
        return en_png(_dessiner(document, page))


def _dessiner(document, page: int):
    """As wide as it is read, whatever size it claims; with what was typed in a form, which is drawn apart."""
    if document.get_formtype():
        document.init_forms()
    feuille = document[page - 1]
    largeur, hauteur = feuille.get_size()
    return feuille.render(scale=min(LARGEUR / largeur, HAUTEUR / hauteur)).to_pil()
