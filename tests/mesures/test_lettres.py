"""What our way of rendering brings, against WeasyPrint used as it comes, on the same letter."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from weasyprint import HTML

from config.reglages import RACINE
from procedure.rendu.atelier import Atelier, Imprimerie
from procedure.rendu.pdf import STYLE, rendre
from procedure.rendu.textes import figer
from tests.rappel_ordre.fiches import MINEUR

pytestmark = [pytest.mark.mesure, pytest.mark.une_fois]
TOURS, LETTRES = 20, 60
# As one begins: fonts declared in the sheet, a sheet linked from the page, and what parts of a letter usually are made of.
SERIF = RACINE / "static/vendor/source-serif/TTF"
POLICES = "".join(
    f'@font-face {{ font-family: "Source Serif 4"; font-weight: {graisse}; src: url(file://{SERIF}/SourceSerif4-{nom}.ttf) }}'
    for graisse, nom in ((400, "Regular"), (600, "Semibold"))
)
USAGES = "@page { @bottom-center { content: counter(page) '/' counter(pages) } } .tete { display: flex } table { table-layout: auto }"


def duree(faire, fois, heure=time.perf_counter):
    debut = heure()
    for _ in range(fois):
        faire()
    return heure() - debut


def calcul(faire):
    """Of this process alone, whatever the machine does besides."""
    return duree(faire, 1, time.process_time)


@pytest.fixture(scope="module")
def lettre():
    """Not at import: it would make the template engine before the suite has made it strict."""
    return figer(MINEUR), MINEUR.titre, MINEUR.reference


def naive(html):
    HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")


@pytest.mark.parametrize(("nom", "suite"), [("la même feuille", ""), ("une feuille ordinaire", USAGES)])
def test_une_lettre(lettre, tmp_path, chiffre, nom, suite):
    feuille = tmp_path / "courrier.css"
    feuille.write_text(POLICES + (STYLE / "courrier.css").read_text() + suite)
    html = lettre[0].replace("</head>", f'<link rel="stylesheet" href="file://{feuille}"></head>')
    naive(html), rendre(*lettre)
    tours = [(calcul(lambda: rendre(*lettre)), calcul(lambda: naive(html))) for _ in range(TOURS)]
    notre, leur = (sorted(temps)[TOURS // 2] for temps in zip(*tours, strict=True))
    chiffre(f"une lettre / WeasyPrint tel quel, {nom} = {notre / leur:.2f}")


def test_deux_processus(lettre, chiffre):
    with Imprimerie() as un, Imprimerie() as deux, ThreadPoolExecutor(2) as fils:
        un.rendre(*lettre), deux.rendre(*lettre)
        seul = duree(lambda: un.rendre(*lettre), LETTRES)
        debut = time.perf_counter()
        list(fils.map(lambda atelier: duree(lambda: atelier.rendre(*lettre), LETTRES // 2), (un, deux)))
        chiffre(f"deux processus / un = {seul / (time.perf_counter() - debut):.2f}")


def test_naitre(lettre, chiffre):
    """What the first letter of a child costs, begun anew or born of the nursery, against the next ones: why there is one."""

    def une(atelier):
        atelier.demander("rendre", html=lettre[0], titre=lettre[1], identifiant=lettre[2])

    def premiere(genre):
        with genre() as atelier:
            une(atelier)

    with Imprimerie() as atelier:
        une(atelier)
        suivantes = duree(lambda: une(atelier), 5)
    for nom, genre in (("commencé à neuf", Atelier), ("né de la pépinière", Imprimerie)):
        chiffre(
            f"la lettre d’un enfant {nom} / une lettre de plus = {duree(partial(premiere, genre), 5) / suivantes:.1f}"
        )
