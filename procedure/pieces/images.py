"""Photos and scans: decoded whole before they are accepted, and shown as an image that we have drawn again."""

import zipfile
from io import BytesIO

from PIL import Image, ImageOps

from procedure.pieces.sortes import DOUBLE, MARQUES, Refusee, Sorte

LARGEUR, HAUTEUR = 1200, 4800  # of what we show
PIXELS = 80_000_000  # an A3 sheet at 600 dots to the inch
IMMENSE = "Cette image est trop grande pour être ouverte : envoyez-la en moins de 80 millions de points."
FORMATS = {
    Sorte.JPEG: ("JPEG", "MPO"),
    Sorte.PNG: ("PNG",),
    Sorte.WEBP: ("WEBP",),
}  # a telephone's JPEG may hold several
Image.MAX_IMAGE_PIXELS = None  # our own bound speaks first, and French


def examiner(octets: bytes, sorte: Sorte) -> int:
    if MARQUES.search(octets) or zipfile.is_zipfile(BytesIO(octets)):
        raise Refusee(DOUBLE)
    with _ouvrir(octets, sorte) as image:
        image.load()
    return 1


def montrer(octets: bytes, sorte: Sorte) -> bytes:
    """Upright. What the camera noted of the place and the hour stays in the file, and is not in what is shown."""
    with _ouvrir(octets, sorte) as image:
        image.draft("RGB", (2 * LARGEUR, 2 * HAUTEUR))
        return en_png(ImageOps.exif_transpose(image))


def _ouvrir(octets: bytes, sorte: Sorte) -> Image.Image:
    image = Image.open(BytesIO(octets), formats=FORMATS[sorte])
    if image.width * image.height > PIXELS:
        raise Refusee(IMMENSE)
    return image


def en_png(image: Image.Image) -> bytes:
    """On a sheet of our own, white where it is transparent: nothing passes but its pixels."""
    if image.mode.startswith("I"):  # sixteen bits, of which a screen shows eight
        image = image.point(lambda point: point * (1 / 256)).convert("L")
    image = image.convert("RGBA")
    image.thumbnail((LARGEUR, HAUTEUR))
    feuille = Image.new("RGB", image.size, "white")
    feuille.paste(image, mask=image)
    sortie = BytesIO()
    feuille.save(sortie, "PNG")
    return sortie.getvalue()
