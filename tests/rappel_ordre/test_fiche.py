"""Annexe 1: every field in its order, both profiles whatever it says, and no text that becomes anything else than text."""

import random
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from io import BytesIO

import pypdfium2
import pytest
from django.template import engines
from PIL import Image
from weasyprint.urls import FatalURLFetchingError

from procedure.rendu.pdf import rendre
from procedure.rendu.textes import figer, porter
from tests.procedure.hostiles import fuite, oreille, planter, vecteurs
from tests.procedure.test_rendu import conforme
from tests.rappel_ordre.fiches import FICHES, LONG, MAJEUR, MINEUR, PAPIER, avec

pytestmark = pytest.mark.une_fois
PNG = BytesIO()
Image.new("RGBA", (64, 80), (31, 79, 122, 128)).save(PNG, "PNG")
VARIANTES = FICHES | {
    "png": avec(MAJEUR, papier={"armoiries": porter(PNG.getvalue())}),
    "sans_legende": avec(MAJEUR, papier={"legende": ""}),
    "long_et_vide": avec(LONG, personne={"representants": (), "diligences": ()}, faits={"resume": ""}),
}


def imprimer(fiche):
    return rendre(figer(fiche), fiche.titre, fiche.reference)


def pages(octets):
    """What each page says, its spaces made plain."""
    document = pypdfium2.PdfDocument(octets)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def champs(valeur, chemin=()):
    """Where each text of a letter stands; of a list, the first element."""
    if isinstance(valeur, str):
        yield chemin
    elif isinstance(valeur, tuple) and valeur:
        yield from champs(valeur[0], (*chemin, 0))
    elif is_dataclass(valeur):
        for champ in fields(valeur):
            yield from champs(getattr(valeur, champ.name), (*chemin, champ.name))


def poser(valeur, chemin, texte):
    """The same letter, with this text there."""
    if not chemin:
        return texte
    premier, *suite = chemin
    if premier == 0:
        return (poser(valeur[0], suite, texte), *valeur[1:])
    return replace(valeur, **{premier: poser(getattr(valeur, premier), suite, texte)})


ENTIERE = avec(MINEUR, papier={"paragraphes": ("Un paragraphe de la commune.",)})
CHAMPS = list(champs(ENTIERE))
TOUS = 1_000_000
SANS_TEXTE = {("papier", "armoiries"), ("papier", "legende"), ("faits", "reconnus")}


@pytest.mark.parametrize("nom", VARIANTES)
def test_les_deux_profils_quoi_qu_elle_dise(nom):
    octets = imprimer(VARIANTES[nom])
    assert conforme(octets) == []
    assert octets == imprimer(VARIANTES[nom])


def test_chaque_champ_est_imprime_a_sa_place():
    """In the order of the annexe: a word apiece, which nothing else says."""
    mots, fiche = {}, ENTIERE
    for rang, chemin in enumerate(chemin for chemin in CHAMPS if chemin not in SANS_TEXTE):
        mots[chemin] = f"Mot{rang:02}z"
        fiche = poser(fiche, chemin, mots[chemin])
    texte = " ".join(pages(imprimer(fiche)))
    assert [chemin for chemin, mot in mots.items() if mot not in texte] == []
    suite = [
        mots["destinataire", "appel"], mots["destinataire", "courriel"], "18 novembre 2026", mots["constat", "numero"],
        mots["constat", "service"], mots["personne", "nom"], "1er juin 2011", mots["personne", "adresse"],
        mots["personne", "profession"], mots["personne", "representants", 0, "nom"],
        mots["personne", "diligences", 0, "moyen"], mots["faits", "quand"], mots["faits", "qualification"],
        mots["faits", "resume"], "L. 132-7", "6 février 2024", "votre avis.", "haute considération",
        mots["signataire", "qualite"], mots["signataire", "arrete_numero"], mots["signataire", "nom"],
        "Faits reconnus", "favorable", "défavorable", "réorientation",
    ]  # fmt: skip
    positions, ici = [], 0
    for mot in suite:
        ici = texte.find(mot, ici)
        positions.append(ici)
    assert -1 not in positions, suite[positions.index(-1)]


def test_les_cases_disent_ce_que_la_mairie_sait():
    rien = imprimer(avec(MAJEUR, faits={"reconnus": ""}))
    assert "☑ oui" in pages(imprimer(MAJEUR))[0]
    assert "☑ non" in pages(imprimer(avec(MAJEUR, faits={"reconnus": "non"})))[0]
    assert "☑" not in pages(rien)[0]


def test_les_adultes_ne_sont_nommes_que_pour_un_mineur():
    majeure = avec(MINEUR, personne={"mineur": False})
    assert "Denis TALBOT" in pages(imprimer(MINEUR))[0]
    assert "TALBOT" not in " ".join(pages(imprimer(majeure)))
    assert "aucun n’est connu" in pages(imprimer(FICHES["mineur_inconnu"]))[0]


def test_un_constat_sans_numero_ni_date_se_dit_sans_blanc():
    (texte,) = pages(imprimer(avec(MAJEUR, constat={"nature": "rapport", "numero": "", "le": None})))
    assert "Le rapport, établi par la police municipale," in texte
    assert "· rapport Rappel à l’ordre" in texte


@pytest.mark.parametrize(
    ("joint", "dit"), [(True, "est joint à ce courriel"), (False, "est joint au dossier en ligne")]
)
def test_la_fiche_dit_ou_se_lit_le_constat(joint, dit):
    assert dit in " ".join(pages(imprimer(avec(MAJEUR, constat={"joint": joint}))))


def test_un_texte_saisi_dans_une_page_garde_ses_lignes():
    fiche = avec(MAJEUR, papier={"paragraphes": ("Première ligne.\r\nSeconde.",)}, faits={"resume": "Un.\r\n\r\nDeux."})
    html = figer(fiche)
    assert "□" not in html
    assert "Première ligne.<br>Seconde." in html
    assert "<p>Un.</p>" in html


def test_une_fiche_ordinaire_tient_en_une_page():
    assert len(pages(imprimer(MAJEUR))) == 1


@pytest.mark.epreuve
def test_une_signature_n_est_jamais_seule(ampleur, chiffre):
    """However long the facts: the last page has the request, the last words and the signature together, and the frame."""
    longueurs = range(0, 1300, ampleur(160, 8))
    mots = ("mot " * 1300).split()
    dernieres = [
        pages(imprimer(avec(fiche, faits={"resume": " ".join(mots[:longueur])})))[-1]
        for fiche in (MAJEUR, MINEUR)
        for longueur in longueurs
    ]
    ensemble = ("J’ai l’intention", "votre avis.", "haute considération", "Hélène VASSEUR", "Avis du parquet")
    assert all(mot in page for page in dernieres for mot in ensemble)
    chiffre(f"{len(dernieres)} longueurs de faits : la signature toujours avec la demande, 0 page où elle est seule")


class Squelette(HTMLParser):
    """What a page is made of, its words left out."""

    def __init__(self, html):
        super().__init__()
        self.os = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.os.append((tag, [nom for nom, _ in attrs]))

    def handle_decl(self, decl):
        self.os.append(decl)

    handle_pi = handle_comment = unknown_decl = handle_decl


@pytest.fixture
def hostiles(tmp_path):
    planter(tmp_path)
    with oreille() as (port, venus):
        yield vecteurs(tmp_path, port), venus


def tirer(vecteurs, nombre):
    """So many hostile texts, each in its field, the same at every run."""
    essais = [(chemin, texte) for chemin in CHAMPS for texte in vecteurs]
    return random.Random(2026).sample(essais, min(nombre, len(essais)))


def changent(essais):
    """The hostile texts that became something else than text."""
    attendu = Squelette(figer(ENTIERE)).os
    return [essai for essai in essais if Squelette(figer(poser(ENTIERE, *essai))).os != attendu]


@pytest.mark.epreuve
def test_un_texte_hostile_reste_un_texte(hostiles, ampleur, chiffre):
    essais = tirer(hostiles[0], ampleur(300, TOUS))
    assert changent(essais) == []
    chiffre(
        f"{len(essais)} textes hostiles ({len(hostiles[0])} vecteurs, {len(CHAMPS)} champs) : 0 balise née d’un texte"
    )


def test_le_sabotage_de_l_echappement_se_voit(hostiles, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "autoescape", False)
    essais = tirer(hostiles[0], 60)
    assert len(changent(essais)) > len(essais) / 2


@pytest.mark.epreuve
def test_un_texte_hostile_ne_charge_rien(hostiles, ampleur, chiffre):
    """Down to the PDF. Only the coat of arms is an address: there the letter may be refused."""
    vecteurs, venus = hostiles
    issues = [(chemin, essayer(chemin, texte)) for chemin, texte in tirer(vecteurs, ampleur(20, TOUS))]
    assert [chemin for chemin, issue in issues if issue is True] == []
    assert {chemin for chemin, issue in issues if issue is None} <= {("papier", "armoiries")}
    assert venus == []
    chiffre(f"{len(issues)} lettres, un texte hostile dans chacune : 0 octet de fichier, 0 connexion")


def essayer(chemin, texte):
    try:
        return fuite(imprimer(poser(ENTIERE, chemin, texte)))
    except FatalURLFetchingError:
        return None


def test_rien_de_personnel_hors_des_pages():
    """Neither the title of the PDF nor its foot name anybody."""
    titre = MINEUR.titre
    assert titre == "Fiche de transmission – RAO-2026-73901-0042"
    octets = imprimer(MINEUR)
    assert not any(nom.encode(jeu) in octets for nom in ("OUVRARD", "Lina", "TALBOT") for jeu in ("utf-8", "utf-16-be"))
    assert PAPIER.lieu in pages(octets)[0]
