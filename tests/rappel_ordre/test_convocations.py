"""Annexes 2 and 3, and what goes with them: each field in its place, what is true of each person, and the window."""

from dataclasses import replace

import pytest

from procedure.rendu.textes import figer
from tests.rappel_ordre.fiches import avec
from tests.rappel_ordre.lettres import imprimer, manque, pages, temoigner, texte
from tests.rappel_ordre.plis import ANNULATION, EDUCATRICE, ENTIERES, LINA, MAJEUR, PARENTS, PLIS, REMISE

pytestmark = pytest.mark.une_fois
MENACE = "poursuites pénales puissent être engagées"
# Of a person, what the letter does not need; of the facts, what is the procureur's to read.
TUS = {("faits", "resume"), ("personne", "telephone"), ("personne", "profession")} | {
    ("personne", partie, 0, champ)
    for partie in ("representants", "diligences")
    for champ in ("nom", "qualite", "adresse", "moyen", "resultat")
}


@pytest.mark.parametrize(("nom", "enfant"), [("majeur", ""), ("parents", "votre enfant")])
def test_une_convocation_dit_chaque_champ_a_sa_place(nom, enfant):
    """In the order of annexes 2 and 3."""
    ecrit, mots, absents = temoigner(ENTIERES[nom], TUS)
    assert absents == set()
    suite = [
        mots["destinataire", "noms", 0], mots["destinataire", "lignes", 0], mots["papier", "lieu"], "18 novembre 2026",
        mots["constat", "numero"], "du 14 novembre 2026", mots[("remplace",)], mots["constat", "service"], enfant,
        mots["personne", "nom"], mots["personne", "prenoms"], "juin 2011" if enfant else "mars 1994",
        mots["personne", "ne_a"], mots["personne", "adresse"], mots["faits", "nature"], mots["faits", "quand"],
        mots["faits", "lieu"], "L. 132-7", "loi du 5 mars 2007", enfant and "avec votre enfant", "solennel",
        mots["rendez_vous", "quand"], mots["rendez_vous", "lieu"], mots["rendez_vous", "adresse"],
        enfant and "sauf impossibilité", "À défaut de vous présenter" + (enfant and " avec votre enfant"),
        mots[("tribunal",)], "salutations distinguées", mots["signataire", "qualite"], mots["signataire", "arrete_numero"],
        mots["signataire", "nom"],
    ]  # fmt: skip
    assert manque(ecrit, suite) is None


def test_la_lettre_au_mineur_dit_quand_pourquoi_et_avec_qui():
    ecrit, mots, absents = temoigner(ENTIERES["mineur"], TUS)
    assert absents == {("destinataire", "appel"), *(("personne", nom) for nom in ("nom", "prenoms", "ne_a", "adresse"))}
    suite = [
        mots["destinataire", "noms", 0], "Bonjour,", mots[("remplace",)], mots["faits", "nature"], mots["faits", "quand"],
        "rappel à l’ordre", mots["rendez_vous", "quand"], mots["rendez_vous", "lieu"], "Ne venez pas sans un adulte",
        mots["adultes", 0], mots[("tribunal",)], mots["signataire", "nom"],
    ]  # fmt: skip
    assert manque(ecrit, suite) is None
    assert "un de vos parents, ou une personne qui s’occupe de vous" in texte(replace(LINA, adultes=()))


def test_une_annulation_dit_quel_rendez_vous_et_aucun_motif():
    ecrit, _, absents = temoigner(ENTIERES["annulation"], TUS)
    assert absents == set()
    assert "Ce rendez-vous est annulé" in ecrit
    assert not any(mot in ecrit for mot in ("procès-verbal", "procureur", "rappel à l’ordre", "faits"))
    assert "Bonjour," in texte(replace(ANNULATION, au_mineur=True))


@pytest.mark.parametrize("pli", [MAJEUR, PARENTS], ids=["majeur", "parents"])
def test_les_poursuites_ne_sont_dites_que_si_elles_sont_possibles(pli):
    """An offence, and a person of 13 or more; else the procureur appraises."""
    assert MENACE in texte(pli)
    sinon = texte(replace(pli, poursuites=False))
    assert "poursuites" not in sinon
    assert "au procureur de la République près le tribunal judiciaire de Valmont, qui appréciera les suites" in sinon
    assert "poursuites" not in texte(replace(LINA, poursuites=False))


def test_qui_n_est_pas_un_parent_n_a_pas_d_enfant_ici():
    assert "votre enfant" not in texte(EDUCATRICE)
    assert "l’enfant dont vous avez la responsabilité éducative" in texte(EDUCATRICE)
    assert "présenter, avec cet enfant," in texte(EDUCATRICE)


@pytest.mark.parametrize(("mode", "mention", "recepisse"), [
    ("lrar", "Lettre recommandée avec avis de réception", False),
    ("remise", "Remise en main propre contre récépissé", True),
    ("", "Bastien LORMEAU", False),
])  # fmt: skip
def test_le_mode_est_dit_et_la_remise_a_son_recepisse(mode, mention, recepisse):
    ecrit = texte(replace(MAJEUR, mode=mode))
    assert ecrit.startswith(f"Ville de Sainte-Aure Le maire · Tranquillité publique et prévention {mention}")
    assert ("Date, heure" in ecrit) == ("Signature" in ecrit) == recepisse


def test_les_faits_sans_nature_se_disent_par_leur_resume():
    assert MAJEUR.faits.resume[:40] not in texte(MAJEUR)
    assert MAJEUR.faits.resume[:40] in texte(avec(MAJEUR, faits={"nature": ""}))


def test_le_repere_dit_ce_qu_il_ouvre_et_manque_sans_trace():
    assert MAJEUR.suivi in texte(MAJEUR)
    assert 'alt="Code QR, pour les agents de la mairie : il ouvre le suivi de cette lettre"' in figer(MAJEUR)
    assert "Réservé" not in texte(replace(MAJEUR, qr=""))


ORDINAIRES = {nom: pli for nom, pli in PLIS.items() if nom != "pli_longue"}


@pytest.mark.parametrize("nom", ORDINAIRES)
def test_un_pli_ordinaire_tient_en_une_page(nom):
    (page,) = pages(imprimer(PLIS[nom]))
    assert PLIS[nom].signataire.nom in page


@pytest.mark.epreuve
def test_une_signature_n_est_jamais_seule(ampleur, chiffre):
    """However long what the commune adds: the last page says what happens otherwise, and who signs."""
    mots = ("mot " * 700).split()
    plis = [REMISE, PARENTS, LINA]
    longs = [
        avec(pli, papier={"paragraphes": (" ".join(mots[:n]),)}) for pli in plis for n in range(0, 700, ampleur(240, 8))
    ]
    dernieres = [pages(imprimer(pli))[-1] for pli in longs]
    assert all("procureur" in page and "Hélène VASSEUR" in page for page in dernieres)
    chiffre(f"{len(dernieres)} longueurs de paragraphes : 0 page où la signature est seule")
