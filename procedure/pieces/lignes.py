"""The rows of the files that an act joins, whichever act it is: what may still be joined, and as what."""

from django.conf import settings
from django.core.exceptions import ValidationError

from procedure.models import Piece
from procedure.models.pieces import Nature, Niveau
from procedure.pieces.rangement import Versee

FICHIERS = "fichiers"  # under which our own code hands files to an act
FICHIER = "fichier"  # the field in which a page asks for one
RECUES = (Nature.PREUVE, Nature.COPIE, Nature.AUTRE)


def versees(donnees) -> list[Versee]:
    """Given by our own code: what a browser sends is never one."""
    return [versee for versee in (donnees or {}).get(FICHIERS) or () if isinstance(versee, Versee)]


def montrables(essai):
    """What was joined already and may show what the parquet answered: both sides can read it."""
    return essai.dossier.pieces.filter(nature__in=RECUES, cote="", niveau=Niveau.GENERAL).exclude(fichier="")


def admettre(dossier, fichiers, cote=""):
    ici = dossier.pieces.filter(cote=cote)
    if ici.count() + len(fichiers) > settings.PIECES_PAR_DOSSIER:
        lues = "que nous seuls lisons" if cote else "lues des deux côtés"
        raise ValidationError(f"Un dossier porte au plus {settings.PIECES_PAR_DOSSIER} pièces {lues}.")
    if ici.filter(empreinte__in=[versee.empreinte for versee in fichiers]).exists():
        raise ValidationError("Ce fichier est déjà joint à ce dossier.")


def rediger(essai, fichiers, cote="", titre="", **suite):
    """One row for each, numbered after those of the same side."""
    avant = essai.dossier.pieces.filter(cote=cote).count()
    for rang, versee in enumerate(fichiers, avant + 1):
        commun = {"dossier_id": essai.dossier.pk, "cote": cote, "rang": rang, "titre": titre or versee.titre}
        essai.pieces.append(Piece(**commun, jointe_le=essai.instant, **suite, **versee.colonnes()))


def prouver(essai):
    """What shows an answer given elsewhere is a piece of the case, in the very link of the act that records it."""
    if essai.consigne:
        rediger(essai, essai.formulaire.versees, nature=Nature.PREUVE, niveau=Niveau.GENERAL)
