"""A picture that somebody sends, made ours: decoded, reduced, written again. Nothing of what was sent is kept."""

from io import BytesIO

from PIL import Image

POIDS = 2 * 1024 * 1024
COTE = 600


def reduire(fichier) -> bytes:
    fichier.seek(0)
    with Image.open(fichier, formats=("PNG", "JPEG")) as image:
        image.thumbnail((COTE, COTE))
        sortie = BytesIO()
        image.convert("RGBA").save(sortie, "PNG")
    return sortie.getvalue()
