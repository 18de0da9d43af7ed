"""Every letter of a rappel: both profiles whatever it says, and no text that becomes anything else than text."""

import random

import pytest
from django.template import engines
from weasyprint.urls import FatalURLFetchingError

from procedure.rendu.textes import figer
from tests.procedure.hostiles import fuite, oreille, planter, vecteurs
from tests.procedure.test_rendu import conforme
from tests.rappel_ordre import fiches, informations, plis
from tests.rappel_ordre.lettres import Squelette, champs, imprimer, lire, pages, poser

pytestmark = pytest.mark.une_fois
LETTRES = fiches.FICHES | plis.PLIS | informations.INFORMATIONS
ENTIERES = {"fiche": fiches.ENTIERE} | plis.ENTIERES | informations.ENTIERES
# Neither what a letter leaves out nor the way it is sent, which is ours to say.
CHAMPS = {nom: [c for c in champs(lettre) if lire(lettre, c) and c != ("mode",)] for nom, lettre in ENTIERES.items()}
NOMBRE = sum(map(len, CHAMPS.values()))
TOUS = 1_000_000
IMAGES = {("papier", "armoiries"), ("qr",)}


@pytest.mark.parametrize("nom", LETTRES)
def test_les_deux_profils_quoi_qu_elle_dise(nom):
    octets = imprimer(LETTRES[nom])
    assert conforme(octets) == []
    assert octets == imprimer(LETTRES[nom])


@pytest.mark.parametrize("nom", ENTIERES)
def test_rien_de_personnel_hors_des_pages(nom):
    """Neither the title of the PDF nor its foot name anybody."""
    lettre = ENTIERES[nom]
    assert lettre.titre == f"{lettre.objet} – RAO-2026-73901-0042"
    octets = imprimer(lettre)
    noms = ("OUVRARD", "Lina", "TALBOT", "LORMEAU", "Bastien")
    assert not any(nom.encode(jeu) in octets for nom in noms for jeu in ("utf-8", "utf-16-be"))
    assert fiches.PAPIER.lieu in pages(octets)[0]


@pytest.fixture
def hostiles(tmp_path):
    planter(tmp_path)
    with oreille() as (port, venus):
        yield vecteurs(tmp_path, port), venus


def tirer(vecteurs, nombre):
    """So many hostile texts, each in its field, the same at every run."""
    essais = [(nom, chemin, texte) for nom, chemins in CHAMPS.items() for chemin in chemins for texte in vecteurs]
    return random.Random(2026).sample(essais, min(nombre, len(essais)))


def changent(essais):
    """The hostile texts that became something else than text."""
    attendus = {nom: Squelette(figer(lettre)).os for nom, lettre in ENTIERES.items()}
    return [
        (nom, *essai) for nom, *essai in essais if Squelette(figer(poser(ENTIERES[nom], *essai))).os != attendus[nom]
    ]


@pytest.mark.epreuve
def test_un_texte_hostile_reste_un_texte(hostiles, ampleur, chiffre):
    essais = tirer(hostiles[0], ampleur(300, TOUS))
    assert changent(essais) == []
    chiffre(
        f"{len(essais)} textes hostiles ({len(hostiles[0])} vecteurs, {NOMBRE} champs de {len(CHAMPS)} lettres) : 0 balise née d’un texte"
    )


def test_le_sabotage_de_l_echappement_se_voit(hostiles, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "autoescape", False)
    essais = tirer(hostiles[0], 60)
    assert len(changent(essais)) > len(essais) / 2


@pytest.mark.epreuve
def test_un_texte_hostile_ne_charge_rien(hostiles, ampleur, chiffre):
    """Down to the PDF. Only the coat of arms and the mark are addresses: there the letter may be refused."""
    vecteurs, venus = hostiles
    essais = tirer(vecteurs, ampleur(20, 3000))
    issues = [(chemin, essayer(nom, chemin, texte)) for nom, chemin, texte in essais]
    assert [chemin for chemin, issue in issues if issue is True] == []
    assert {chemin for chemin, issue in issues if issue is None} <= IMAGES
    assert venus == []
    chiffre(f"{len(issues)} lettres, un texte hostile dans chacune : 0 octet de fichier, 0 connexion")


def essayer(nom, chemin, texte):
    try:
        return fuite(imprimer(poser(ENTIERES[nom], chemin, texte)))
    except FatalURLFetchingError:
        return None
