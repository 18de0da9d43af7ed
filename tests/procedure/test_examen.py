"""What may be joined, and what may not: told by what a file holds, in a child that time and memory bound."""

import re
import socket
import struct
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore, Thread
from types import SimpleNamespace

import pytest
from PIL import Image, ImageFile

from procedure.pieces import antivirus, conteneur, courriel, depot, docx, examen, images, odt, pdf, sortes, textes
from procedure.pieces.sortes import Sorte
from procedure.refus import Refus
from procedure.rendu.atelier import Atelier
from procedure.rendu.naissances import PEPINIERE
from tests.procedure import fichiers
from tests.procedure.fichiers import envoi

pytestmark = pytest.mark.une_fois
HONNETES, HOSTILES = cache(lambda: dict(fichiers.honnetes())), cache(lambda: dict(fichiers.hostiles()))
JAMAIS = re.compile(rb"(?!)")
# A sentence a mairie understands: no word of ours, nor of the libraries.
PHRASE = re.compile(r"[A-ZÀ-Ý].*\.")
BORNES = {"touffu.pdf", "lent.pdf", "gonfle.pdf"}


@pytest.fixture
def presse(monkeypatch):
    """Hostile files are given less time than people's."""
    monkeypatch.setattr(depot, "SECONDES", 8)


@pytest.fixture(autouse=True)
def _comme_dans_l_enfant(monkeypatch):
    """WeasyPrint, which makes these files, has Pillow accept images that were cut."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def extension(nom):
    return nom.rpartition(".")[2].lower() if "." in nom else ""


def accepte(nom, octets) -> bool:
    """In this very process, whatever the libraries say."""
    try:
        return b'"sorte"' in examen.examiner(octets, extension(nom), 200)
    except Exception:
        return False


def test_les_fichiers_honnetes_sont_tous_acceptes_pour_ce_qu_ils_sont(chiffre):
    constats = {nom: depot.examiner(envoi(nom, octets)) for nom, octets in HONNETES().items()}
    for nom, examinee in constats.items():
        assert examinee.sorte in sortes.NOMS.get(extension(nom), set(Sorte))
        assert bool(examinee.pages) == (examinee.sorte in sortes.IMAGES or examinee.sorte is Sorte.PDF)
    assert (constats["long.pdf"].pages, constats["mal-nommee.jpg"].sorte) == (30, Sorte.PNG)
    chiffre(f"{len(constats)} fichiers honnêtes, tous acceptés")


def test_les_fichiers_hostiles_sont_tous_refuses_en_une_phrase(chiffre):
    for nom, octets in HOSTILES().items():
        if nom not in BORNES:
            with pytest.raises(Refus) as refus:
                depot.examiner(envoi(nom, octets))
            assert PHRASE.fullmatch(refus.value.phrase), nom
    chiffre(f"{len(HOSTILES())} fichiers hostiles, aucun accepté")


@pytest.mark.usefixtures("presse")
@pytest.mark.parametrize("nom", sorted(BORNES))
def test_ce_qui_deborde_est_coupe_et_le_suivant_passe(nom):
    with pytest.raises(Refus) as refus:
        depot.examiner(envoi(nom, HOSTILES()[nom]))
    assert refus.value.phrase in (depot.LOURD, sortes.ABIMEE)
    assert depot.examiner(envoi("photo.jpg", HONNETES()["photo.jpg"])).pages == 1


class Tout:
    def __contains__(self, _):
        return True


def test_qui_attend_trop_son_tour_le_sait(monkeypatch):
    monkeypatch.setattr(depot, "A_LA_FOIS", BoundedSemaphore(1))
    monkeypatch.setattr(depot, "PATIENCE", 0.1)
    with depot.A_LA_FOIS, pytest.raises(Refus, match="réessayez"):
        depot.examiner(envoi("note.txt", b"x"))
    assert depot.examiner(envoi("note.txt", b"x")).pages == 0


SABOTAGES = {
    "les débuts connus": (sortes, "REFUSEES", (), ["prog.txt"]),
    "le nom": (sortes, "NOMS", SimpleNamespace(get=lambda *_: Tout()), ["macros.docm", "photo.pdf"]),
    "ce qui agit": (pdf, "AGIT", JAMAIS, ["script.pdf", "script-page.pdf", "lance.pdf", "envoie.pdf", "porte.pdf", "xfa.pdf"]),
    "les objets dépliés": (pdf, "_objets", lambda octets: [], ["script-en-flux.pdf", "restreint.pdf"]),
    "chaque octet": (pdf, "_en_clair", lambda octets: [], ["script-orphelin.pdf"]),
    "la fin du PDF": (pdf, "FIN", re.compile(b""), ["apres.pdf", "zip-apres.pdf"]),
    "le début du PDF": (pdf, "MARQUES", JAMAIS, ["dedans.pdf"]),
    "les marques d’une image": (images, "MARQUES", JAMAIS, ["php.jpg", "php.png", "script.jpg"]),
    "l’archive derrière": (images.zipfile, "is_zipfile", lambda _: False, ["zip.jpg"]),
    "les points": (images, "PIXELS", 10**12, ["enorme.png"]),
    "jusqu’au bout": (ImageFile, "LOAD_TRUNCATED_IMAGES", True, ["tronquee.jpg"]),
    "ce qui se déplie": (conteneur, "DEPLIE", 10**12, ["bombe.docx"]),
    "les entités": (conteneur, "_refuser", lambda *_: None, ["entites.docx"]),
    "les noms dedans": (conteneur, "_nommees", lambda _: None, ["sorti.docx", "double.docx"]),
    "les parties de Word": (docx, "PERMISES", Tout(), ["macros.docx"]),
    "les liaisons": (docx, "_verifier", lambda *_: None, ["modele.docx", "controle.docx", "image-dehors.docx", "macros-dites.docx"]),
    "les liens de Word": (docx, "verifier_lien", lambda _: None, ["fichier-lie.docx", "partage-lie.docx"]),
    "les champs": (docx, "DDE", re.compile("(?!)"), ["dde.docx"]),
    "les places": (odt, "_a_sa_place", lambda *_: True, ["macros.odt", "script.odt"]),
    "les éléments": (odt, "_verifier", lambda *_: None, ["evenement.odt", "objet.odt", "dehors.odt", "scelle.odt", "lien.odt"]),
    "les commandes": (textes, "COMMANDES", re.compile("(?!)"), ["binaire.txt"]),
    "les marques d’un texte": (textes, "MARQUES", JAMAIS, ["page-cachee.txt", "page-utf16.txt"]),
    "les pièces d’un courriel": (courriel, "_examiner", lambda *_: None, ["porte-exe.eml", "porte-page.eml", "porte-zip.eml", "au-fond.eml"]),
}  # fmt: skip


@pytest.mark.parametrize("quoi", SABOTAGES)
def test_sans_cette_surete_ce_fichier_passerait(quoi, monkeypatch):
    module, nom, sabotage, passent = SABOTAGES[quoi]
    hostiles = {nom: HOSTILES()[nom] for nom in passent}
    assert not any(accepte(nom, octets) for nom, octets in hostiles.items())
    monkeypatch.setattr(module, nom, sabotage)
    assert [nom for nom, octets in hostiles.items() if not accepte(nom, octets)] == []


def test_des_pages_et_du_poids_au_plus(settings):
    settings.PIECE_PAGES_MAX, settings.PIECE_TAILLE_MAX = 29, 10**6
    with pytest.raises(Refus, match="plus de 29 pages"):
        depot.examiner(envoi("long.pdf", HONNETES()["long.pdf"]))
    with pytest.raises(Refus, match="dépasse 1 Mo"):
        depot.examiner(envoi("note.txt", b"a" * (10**6 + 1)))
    assert depot.examiner(envoi("note.txt", b"a" * 10**6)).sorte is Sorte.TXT


@pytest.mark.parametrize(
    ("nom", "titre"),
    [
        ("../../etc/PV n° 12.pdf", "PV n° 12"),
        ("C:\\Users\\x\\PV.pdf", "PV"),
        ("photo\u202egpj.exe.pdf", "photogpj.exe"),
        ("a\u0301\u200b\tb\u00a0c.pdf", "á b c"),
        ("x" * 300 + ".pdf", "x" * 120),
        (".pdf", ""),
        ("sans-nom", "sans-nom"),
        ("<script>.pdf", "<script>"),
    ],
)
def test_le_titre_est_ce_qui_se_lit_du_nom(nom, titre):
    assert depot.titre_de(nom) == titre


# --- What is shown


def vue(nom, page=1):
    sorte = sortes.reconnaitre(HONNETES()[nom], extension(nom))
    return Image.open(BytesIO(examen.montrer(HONNETES()[nom], sorte.extension, page)))


SANS_DESSIN = ("long.pdf", "scan16.png")


def test_tout_ce_qui_a_des_pages_se_montre_en_une_image_a_nous():
    for nom, octets in HONNETES().items():
        if sortes.reconnaitre(octets, extension(nom)) in {*sortes.IMAGES, Sorte.PDF}:
            image = vue(nom)
            assert (image.format, image.mode, image.info) == ("PNG", "RGB", {}), nom
            assert image.width <= images.LARGEUR, nom
            assert len(image.convert("L").getcolors(256)) > 1 or nom in SANS_DESSIN, nom


def test_une_photo_couchee_se_montre_debout_et_sans_ce_que_l_appareil_a_note():
    droite, couchee = vue("photo.jpg"), vue("IMG_0001.JPG")
    assert (droite.size, couchee.size) == ((120, 80), (80, 120))
    assert b"Appareil 7391" in HONNETES()["IMG_0001.JPG"]
    assert b"Appareil 7391" not in examen.montrer(HONNETES()["IMG_0001.JPG"], "jpg", 1)


def test_ce_qui_fut_saisi_dans_un_formulaire_se_voit():
    saisi, vide = vue("formulaire.pdf"), examen.montrer(fichiers.pdf("<p></p>"), "pdf", 1)
    assert len(saisi.convert("L").getcolors(256)) > 10
    assert len(Image.open(BytesIO(vide)).convert("L").getcolors(256)) == 1


def test_une_feuille_demesuree_se_montre_a_notre_mesure():
    """However wide it says it is, and however long."""
    for taille in ((14_400, 10), (10, 14_400), (3, 3)):
        document = fichiers.pikepdf.new()
        document.add_blank_page(page_size=taille)
        image = Image.open(BytesIO(examen.montrer(fichiers.refait_de(document), "pdf", 1)))
        assert image.width <= images.LARGEUR
        assert image.height <= images.HAUTEUR


def test_seize_bits_ne_font_pas_une_page_blanche():
    gris = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x4000, 0xC000))
    montree = Image.open(BytesIO(images.en_png(gris)))
    assert [montree.getpixel((x, 0))[0] for x in (0, 1)] == [0x40, 0xC0]


def test_une_piece_s_ouvre_dans_un_enfant_commence_a_neuf():
    """Those of the nursery lie in memory alike: a file that broke one would know the next."""
    PEPINIERE.fermer()
    depot.examiner(envoi("note.txt", b"x"))
    assert PEPINIERE.processus is None


def test_l_enfant_qui_lit_une_piece_n_ecrit_rien_et_ne_sait_rien(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "une-cle-secrete")
    with Atelier() as atelier:
        atelier.demander("examiner", HONNETES()["pv.pdf"], extension="pdf", pages_max=9)
        proc = Path("/proc", str(atelier.enfant.pid))
        environ, limites = proc.joinpath("environ").read_bytes(), proc.joinpath("limits").read_text()
    assert b"une-cle-secrete" not in environ
    assert [ligne.split()[-3] for ligne in limites.splitlines() if "file size" in ligne] == ["0", "0"]


# --- The antivirus


def clamav(serveur, reponse, recus):
    """It speaks as clamd does, and keeps what it was given."""
    prise, _ = serveur.accept()
    with prise, prise.makefile("rb") as flux:
        assert flux.read(10) == b"zINSTREAM\0"
        while longueur := struct.unpack(">I", flux.read(4))[0]:
            recus.append(flux.read(longueur))
        prise.sendall(reponse)


@pytest.fixture(params=["tcp", "unix"])
def antivirus_qui_dit(request, settings, tmp_path):
    serveurs = []

    def _antivirus(reponse):
        serveur = socket.create_server(("127.0.0.1", 0)) if request.param == "tcp" else socket.socket(socket.AF_UNIX)
        serveurs.append(serveur)
        if request.param == "unix":
            serveur.bind(str(tmp_path / "clamd"))
            serveur.listen()
        ou = f"127.0.0.1:{serveur.getsockname()[1]}" if request.param == "tcp" else tmp_path / "clamd"
        settings.ANTIVIRUS, recus = f"{request.param}://{ou}", []
        Thread(target=clamav, args=(serveur, reponse, recus), daemon=True).start()
        return recus

    yield _antivirus
    for serveur in serveurs:
        serveur.close()


@pytest.mark.parametrize(
    ("reponse", "phrase"),
    [(b"stream: OK\0", None), (b"stream: Eicar-Test FOUND\0", "malveillant"), (b"x. ERROR\0", "ne répond pas"), (b"", "ne répond pas")],
)  # fmt: skip
def test_l_antivirus_voit_tout_le_fichier_et_son_mot_fait_loi(antivirus_qui_dit, reponse, phrase):
    octets, recus = b"a" * 200_000, antivirus_qui_dit(reponse)
    if phrase:
        with pytest.raises(Refus, match=phrase):
            depot.examiner(envoi("note.txt", octets))
    else:
        assert depot.examiner(envoi("note.txt", octets)).sorte is Sorte.TXT
    assert b"".join(recus) == octets


def test_sans_l_antivirus_annonce_rien_n_entre(settings, tmp_path):
    settings.ANTIVIRUS = f"unix://{tmp_path}/absent"
    with pytest.raises(Refus, match="ne répond pas"):
        depot.examiner(envoi("photo.jpg", HONNETES()["photo.jpg"]))


def test_un_antivirus_qui_se_tait_ne_retient_pas_la_page(settings, monkeypatch):
    monkeypatch.setattr(antivirus, "SECONDES", 1)
    with socket.create_server(("127.0.0.1", 0)) as muet:
        settings.ANTIVIRUS = f"tcp://127.0.0.1:{muet.getsockname()[1]}"
        with pytest.raises(Refus, match="ne répond pas"):
            depot.examiner(envoi("photo.jpg", HONNETES()["photo.jpg"]))
