"""Annexe 1: every field in its order, what the boxes say, who is named, and the signature never alone."""

import pytest

from procedure.rendu.textes import figer
from tests.rappel_ordre.fiches import ENTIERE, FICHES, MAJEUR, MINEUR, avec
from tests.rappel_ordre.lettres import imprimer, manque, pages, temoigner

pytestmark = pytest.mark.une_fois


def test_chaque_champ_est_imprime_a_sa_place():
    """In the order of the annexe: a word apiece, which nothing else says."""
    ecrit, mots, absents = temoigner(ENTIERE)
    assert absents == set()
    suite = [
        mots["destinataire", "appel"], mots["destinataire", "courriel"], "18 novembre 2026", mots["constat", "numero"],
        mots["constat", "service"], mots["personne", "nom"], "1er juin 2011", mots["personne", "adresse"],
        mots["personne", "profession"], mots["personne", "representants", 0, "nom"],
        mots["personne", "diligences", 0, "moyen"], mots["faits", "quand"], mots["faits", "qualification"],
        mots["faits", "resume"], "L. 132-7", "6 février 2024", "votre avis.", "haute considération",
        mots["signataire", "qualite"], mots["signataire", "arrete_numero"], mots["signataire", "nom"],
        "Faits reconnus", "favorable", "défavorable", "réorientation",
    ]  # fmt: skip
    assert manque(ecrit, suite) is None


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
