"""A coat of arms that no letter could carry would stop them all: it never enters."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from annuaire.armoiries import POIDS
from annuaire.ecriture import ecrire
from annuaire.models import EnTete
from config.reglages import RACINE
from procedure.rendu.adresses import ImagesPortees
from procedure.rendu.textes import porter


def png(largeur, hauteur):
    tampon = BytesIO()
    Image.new("L", (largeur, hauteur)).save(tampon, "PNG")
    return tampon.getvalue()


def en_tete(commune, octets):
    return EnTete(institution=commune, nom="Ville", adresse="1, place Neuve", lieu="Sainte-Aure", armoiries=octets)


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"
REFUSEES = {
    "trop lourde": png(10, 10) + b"\0" * POIDS,
    "trop grande": png(2_001, 2_000),
    "sans image": b"\x89PNG\r\n\x1a\n" + b"\0" * 900,
    "autre chose": b"GIF89a",
    "dessin qui lit un fichier": SVG % b"<image href='file:///etc/passwd'/>",
    "dessin qui demande un style": SVG % b"<style>@import 'http://ailleurs.example/x.css';</style>",
    "dessin qui se déplie": b"<!DOCTYPE svg [<!ENTITY a 'x'>]>" + SVG % b"&a;",
}


@pytest.mark.parametrize("cas", REFUSEES)
def test_ce_qu_aucune_lettre_ne_porte_est_refuse(commune, cas):
    with pytest.raises(ValidationError, match="lettre"):
        en_tete(commune, REFUSEES[cas]).full_clean()


ACCEPTEES = {
    "vide": b"",
    "png": png(600, 600),
    "lourde": png(10, 10).ljust(POIDS, b"\0"),
    "dessin": (RACINE / "static" / "courriers" / "armoiries-exemple.svg").read_bytes(),
}


@pytest.mark.parametrize("cas", ACCEPTEES)
def test_ce_qui_est_accepte_une_lettre_le_porte(commune, cas):
    ecrire(en_tete(commune, ACCEPTEES[cas]))
    gardees = bytes(EnTete.objects.get().armoiries)
    assert not gardees or ImagesPortees().fetch(porter(gardees))
