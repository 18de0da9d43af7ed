"""Annexe 4 in both outcomes, whatever the parquet answered; and the file that its refusal sends back to it."""

from dataclasses import replace
from datetime import date

import pytest

from rappel_ordre.information import Reponse
from tests.rappel_ordre.fiches import avec
from tests.rappel_ordre.informations import (
    CARENCE,
    CLAUSE,
    ENFANT,
    ENTIERES,
    INFORMATIONS,
    REFUS_TACITE,
    SEULE,
    TENU,
    TRANSMISE,
)  # fmt: skip
from tests.rappel_ordre.lettres import imprimer, manque, pages, temoigner, texte

pytestmark = pytest.mark.une_fois
# Annexe 1 named the adults, with their addresses: here is who came.
TUS = {("personne", "representants", 0, champ) for champ in ("nom", "qualite", "adresse")}


def test_la_fiche_d_information_dit_chaque_champ_a_sa_place():
    """In the order of annexe 4. Who came needs no reason: the first adult came."""
    ecrit, mots, absents = temoigner(ENTIERES["information"], TUS)
    assert absents == {("constat", "service"), ("adultes", 0, "raison")}
    suite = [
        mots["destinataire", "appel"], mots["destinataire", "lignes", 0], mots["papier", "lieu"], "18 novembre 2026",
        mots["constat", "numero"], mots["reponse", "terme"], mots["reponse", "clause"], mots[("convocation",)],
        mots["personne", "nom"], "1er juin 2011", mots["personne", "ne_a"], mots["personne", "adresse"],
        mots["personne", "telephone"], mots["personne", "profession"], "☑ s’est présentée", "☐ ne s’est pas présentée",
        mots["tenue", "quand"], mots["tenue", "par"], mots["tenue", "qualite"], mots["tenue", "arrete_numero"],
        mots["adultes", 0, "nom"], "oui", "Denis TALBOT", "non : en déplacement", mots["personne", "diligences", 0, "moyen"],
        "Observations", mots[("observations",)], "haute considération", mots["signataire", "qualite"],
        mots["signataire", "nom"],
    ]  # fmt: skip
    assert manque(ecrit, suite) is None


@pytest.mark.parametrize(("reponse", "dit"), [
    (Reponse(sens="favorable", le=date(2026, 11, 20)), "et de votre avis favorable du 20 novembre 2026, j’ai convoqué"),
    (Reponse(sens="tacite", clause=CLAUSE, terme="le lundi 23 novembre 2026 à 24 h"),
     "au terme du délai, le lundi 23 novembre 2026 à 24 h, qui vaut acceptation selon l’article 3 de la convention"),
    (Reponse(sens="sans_avis", clause="l’article 2 de l’avenant"), "après laquelle l’article 2 de l’avenant me laisse décider"),
    (Reponse(sens="sans_avis"), "l’absence de réponse à ma consultation, j’ai convoqué"),
    (Reponse(sens="sans_consultation"), "sans consultation préalable de votre parquet, j’ai convoqué"),
], ids=["favorable", "tacite", "sans_avis", "sans_avis_ni_clause", "sans_consultation"])  # fmt: skip
def test_la_fiche_ne_prete_au_parquet_que_ce_qu_il_a_dit(reponse, dit):
    ecrit = texte(replace(TENU, reponse=reponse))
    assert dit in ecrit
    assert ("avis favorable" in ecrit) == (reponse.sens == "favorable")
    assert ("acceptation" in ecrit) == (reponse.sens == "tacite")


def test_la_carence_joint_le_constat_et_ne_dit_ni_qui_ni_quand():
    ecrit = texte(CARENCE)
    assert "☐ s’est présentée ☑ ne s’est pas présentée" in ecrit
    assert "Le procès-verbal est joint à ce courriel : il vous appartient d’apprécier les suites" in ecrit
    assert "Observations Aucune." in ecrit
    assert "Rappel tenu" not in ecrit
    assert "joint au dossier en ligne" in texte(avec(CARENCE, constat={"joint": False}))
    assert "est joint" not in texte(TENU)


def test_les_adultes_absents_ont_leur_raison_et_ce_qui_fut_fait():
    assert (
        manque(texte(SEULE), ["Aucun adulte n’a pu être présent : aucun n’a pu être joint", "passage au domicile"])
        is None
    )
    assert "j’ai reçu, sans convocation préalable, la personne" in texte(SEULE)
    assert "TALBOT" in texte(ENFANT)
    assert "adultes" not in texte(TENU)


def test_la_transmission_dit_chaque_champ_a_sa_place():
    ecrit, mots, absents = temoigner(ENTIERES["transmission"], TUS)
    du_silence = {("reponse", "clause"), ("reponse", "terme")}
    assert absents == du_silence | {("personne", "diligences", 0, champ) for champ in ("moyen", "resultat")}
    suite = [
        mots["destinataire", "appel"], mots["constat", "numero"], "20 novembre 2026", "votre avis défavorable", mots[("clause",)],
        mots["personne", "nom"], mots["personne", "adresse"], mots["faits", "nature"], mots["faits", "qualification"],
        mots["faits", "quand"], mots["faits", "lieu"], mots["faits", "resume"], mots["constat", "service"],
        mots["pieces", 0], "plainte du bailleur", "haute considération", mots["signataire", "nom"],
    ]  # fmt: skip
    assert manque(ecrit, suite) is None


def test_un_refus_par_le_silence_cite_sa_clause_et_son_terme():
    ecrit = texte(REFUS_TACITE)
    assert "le lundi 23 novembre 2026 à 24 h, vaut refus selon l’article 3 de la convention" in ecrit
    assert "avis défavorable" not in ecrit
    assert "vaut refus" not in texte(TRANSMISE)


@pytest.mark.parametrize("nom", sorted(INFORMATIONS.keys() - {"info_demesuree"}))
def test_une_lettre_ordinaire_au_parquet_tient_en_une_page(nom):
    (page,) = pages(imprimer(INFORMATIONS[nom]))
    assert INFORMATIONS[nom].signataire.nom in page


@pytest.mark.epreuve
def test_une_signature_n_est_jamais_seule(ampleur, chiffre):
    mots = ("mot " * 1300).split()
    longueurs = range(0, 1300, ampleur(320, 8))
    longs = [replace(lettre, observations=" ".join(mots[:n])) for lettre in (ENFANT, CARENCE) for n in longueurs]
    dernieres = [pages(imprimer(lettre))[-1] for lettre in longs]
    assert all("haute considération" in page and "Hélène VASSEUR" in page for page in dernieres)
    chiffre(f"{len(dernieres)} longueurs d’observations : 0 page où la signature est seule")
