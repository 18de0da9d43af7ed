"""The mark of a letter: it is read from the page, and the page stays valid."""

import pypdfium2
import pytest
import qrcode

from procedure.rendu.pdf import rendre
from procedure.rendu.reperes import repere
from tests.procedure.test_rendu import HTML, conforme

pytestmark = pytest.mark.une_fois
ADRESSE = "https://trait-d-union.example/lettres/9f0a7c52-3b1e-4f6d-8a77-2d6f0b1c5e90/"
COTE = 2000


def imprime(adresse):
    """Alone on a page of its own size."""
    style = "<style>@page { size: 100mm; margin: 0 } img { position: absolute; top: 0; left: 0; width: 100mm }</style>"
    image = f'<img alt="Code QR" src="{repere(adresse)}">'
    return rendre(HTML.format(style, image).replace("<h1>Une lettre</h1>", ""), "Essai", "essai")


def lu(octets, cases):
    """The middle of each square, dark or not."""
    page = pypdfium2.PdfDocument(octets)[0]
    image = page.render(scale=COTE / page.get_width(), grayscale=True).to_pil()
    milieux = [int((rang + 0.5) * COTE / cases) for rang in range(cases)]
    return [[image.getpixel((x, y)) < 128 for x in milieux] for y in milieux]


@pytest.mark.parametrize("adresse", [ADRESSE, "https://t.example/l/" + "x" * 200])
def test_le_repere_imprime_est_celui_de_l_adresse(adresse):
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(adresse)
    attendu = code.get_matrix()
    octets = imprime(adresse)
    assert conforme(octets) == []
    assert lu(octets, len(attendu)) == attendu
    assert octets == imprime(adresse)
    assert lu(imprime(adresse + "?"), len(attendu)) != attendu
