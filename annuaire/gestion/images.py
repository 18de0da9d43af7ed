"""A picture that somebody sends, made ours: decoded, reduced, written again. Nothing of what was sent is kept."""

from io import BytesIO

from PIL import Image

from annuaire.armoiries import POIDS as A_PORTER

POIDS = 2 * 1024 * 1024
COTES = (600, 300, 150)  # the last is light enough whatever it shows: a letter prints it 16 mm high


def reduire(fichier) -> bytes:
    """As large as a letter can carry it: a photograph weighs much more than a drawing."""
    fichier.seek(0)
    with Image.open(fichier, formats=("PNG", "JPEG")) as image:
        image.thumbnail((COTES[0], COTES[0]))
        reduite = image.convert("RGBA")
    essais = (_ecrire(reduite, cote) for cote in COTES)
    return next(octets for octets in essais if len(octets) <= A_PORTER)


def _ecrire(image, cote) -> bytes:
    sortie = BytesIO()
    image.thumbnail((cote, cote))
    image.save(sortie, "PNG")
    return sortie.getvalue()
