"""Our two fonts have every sign that our pages write: one that is missing is drawn by another font, or by none."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from config.reglages import RACINE
from tests.maison import ETAGES

pytestmark = pytest.mark.une_fois
EN_TETE = "\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}ŁŐŞẾỮœŒéÇğß"
AILLEURS = set("ʻʼ□☐☑")  # what people may type, and what letters print in fonts of their own


def signes():
    """Of templates, of scripts, and of what Python says."""
    dossiers = [
        (RACINE / "templates", "*.html"),
        (RACINE / "static", "*.js"),
        *((RACINE / app, "*.py") for app in ETAGES),
    ]
    textes = (path.read_text() for dossier, motif in dossiers for path in dossier.rglob(motif))
    lus = {signe for texte in textes for signe in texte if ord(signe) > 127} - AILLEURS
    return {signe for signe in lus if unicodedata.category(signe)[0] not in "CM"}


@pytest.mark.parametrize("police", ["sans", "serif"])
def test_nos_polices_ont_chaque_signe_de_nos_pages(police):
    fonte = TTFont(RACINE / f"static/polices/{police}.woff2")
    assert sorted(signe for signe in signes() | set(EN_TETE) if ord(signe) not in fonte.getBestCmap()) == []


@pytest.mark.parametrize(("police", "nom"), [("sans", "Trait Sans"), ("serif", "Trait Serif")])
def test_elles_ne_portent_pas_un_nom_reserve(police, nom):
    noms = TTFont(RACINE / f"static/polices/{police}.woff2")["name"]
    assert {str(noms.getName(rang, 3, 1)) for rang in (1, 4)} == {nom}
    assert "Reserved Font Name" in str(noms.getName(0, 3, 1))
