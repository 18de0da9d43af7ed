"""The presses' test: folded in three in a DL envelope, a letter shows the whole address, and nothing else."""

import pypdfium2
import pytest
from weasyprint import CSS

from procedure.rendu import pdf
from tests.rappel_ordre.lettres import imprimer
from tests.rappel_ordre.plis import LONGUE, PLIS

pytestmark = pytest.mark.une_fois
MM = 72 / 25.4
# Windows of a DL envelope, 220 by 110 mm: 100 mm wide, 45 or 35 high, 20 mm from its right and its foot.
HAUTE, BASSE = 45, 35
# The folded sheet, 210 by 99 mm, leans on its foot or hops a little; it slides from one side to the other.
JEUX = [(gauche, bas) for gauche in (0, 10) for bas in (0, 3)]


def visible(hauteur, gauche, bas):
    """What a window shows of the sheet: left, top, right, bottom, in millimetres of the page."""
    return 100 - gauche, 99 - 20 - hauteur + bas, 200 - gauche, 99 - 20 + bas


def signes(page):
    """Each sign that is drawn, with its box."""
    texte = page.get_textpage()
    for rang in range(texte.count_chars()):
        if signe := texte.get_text_range(rang, 1).strip():
            yield signe, boite(page, texte.get_charbox(rang))


def boite(page, bornes):
    gauche, bas, droite, haut = bornes
    return gauche / MM, (page.get_height() - haut) / MM, droite / MM, (page.get_height() - bas) / MM


def montre(octets, fenetre):
    """What is seen through it, whole or cut; whether some of it is cut; and whether a line or an image is seen."""
    page = pypdfium2.PdfDocument(octets)[0]
    vus = [(signe, b) for signe, b in signes(page) if touche(b, fenetre)]
    coupe = any(not dedans(b, fenetre) for _, b in vus)
    traits = [
        objet
        for objet in page.get_objects(max_depth=1)
        if objet.type != 1 and touche(boite(page, objet.get_bounds()), fenetre)
    ]
    return "".join(signe for signe, _ in vus), coupe, traits


def touche(b, f):
    return b[0] < f[2] and b[2] > f[0] and b[1] < f[3] and b[3] > f[1]


def dedans(b, f):
    return b[0] >= f[0] and b[2] <= f[2] and b[1] >= f[1] and b[3] <= f[3]


def adresse(pli):
    """What must be read there, its spaces left out."""
    return "".join("".join((*pli.destinataire.noms, *pli.destinataire.lignes)).split())


def fautes(pli, hauteurs, jeux=JEUX):
    octets, attendu = imprimer(pli), (adresse(pli), False, [])
    essais = [(hauteur, *jeu) for hauteur in hauteurs for jeu in jeux]
    return [(essai, vu) for essai in essais if (vu := montre(octets, visible(*essai))) != attendu]


@pytest.mark.parametrize("nom", sorted(PLIS.keys() - {"pli_longue"}))
def test_la_fenetre_montre_l_adresse_et_rien_d_autre(nom):
    assert fautes(PLIS[nom], (HAUTE, BASSE)) == []


def test_une_adresse_demesuree_demande_la_fenetre_haute():
    """Nine lines, where the post asks for six at most: whole in a window of 45 mm, when the sheet leans on its foot."""
    assert fautes(LONGUE, (HAUTE,), [(0, 0), (10, 0)]) == []


@pytest.mark.parametrize(("juste", "faux"), [
    ("top: 34mm", "top: 44mm"),
    ("left: 76mm", "left: 60mm"),
    ("min-height: 72mm", "min-height: 60mm"),
    (".pli .references { position: relative; width: 64mm", ".pli .references { position: relative; width: 120mm"),
])  # fmt: skip
def test_un_pli_mal_regle_se_voit(monkeypatch, juste, faux):
    feuille = (pdf.STYLE / "courrier.css").read_text()
    assert juste in feuille
    style = CSS(string=feuille.replace(juste, faux), font_config=pdf._polices())
    monkeypatch.setattr(pdf, "_style", lambda: style)
    assert fautes(PLIS["pli_majeur"], (HAUTE, BASSE))
