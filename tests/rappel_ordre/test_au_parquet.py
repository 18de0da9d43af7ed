"""What a mairie writes to a parquet that opens nothing here: a letter that says all, in the mail."""

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from annuaire.ecriture import ecrire
from annuaire.models import Clause
from procedure.horloge import sonner
from procedure.models import Document
from procedure.moteur import franchir
from procedure.rendu.textes import figer
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_rendu import conforme
from tests.rappel_ordre.decisions import LETTRES
from tests.rappel_ordre.dossiers import par_courriel
from tests.rappel_ordre.lettres import Squelette, imprimer, pages

JOUR = timedelta(1)
TARD = INSTANT + 9 * JOUR


@pytest.mark.une_fois
@pytest.mark.parametrize("nom", LETTRES)
def test_les_deux_profils_quoi_qu_elle_dise(nom):
    assert conforme(imprimer(LETTRES[nom])) == []


@pytest.mark.une_fois
@pytest.mark.parametrize(("nom", "dits"), [
    ("reponse", ["LORMEAU Bastien Élie", "1er mars 1994", "bruits nocturnes", "12, rue des Tanneurs", "18 novembre 2026",
        "Votre question du 20 novembre 2026", "qu’a-t-il dit des voisins", "Oui, le 15 novembre", "Les services municipaux"]),
    ("passer_outre", ["LORMEAU", "jeudi 26 novembre 2026 à 24 h", "(art. 3)", "J’adresserai ce rappel", "sans avis",
        "n’est pas tenu pour une acceptation", "arrêté n° 2026-118", "Hélène VASSEUR"]),
    ("renoncer", ["26 novembre 2026", "est défavorable", "Une enquête est ouverte depuis le 20.", "Je renonce à ce rappel",
        "la justice en décide", "Les suites à donner", "Hélène VASSEUR"]),
    ("maintenir", ["est défavorable", "Je maintiens ce rappel", "Les faits ont cessé", "Hélène VASSEUR"]),
])  # fmt: skip
def test_chacune_dit_tout_dans_son_ordre(nom, dits):
    texte, ici = " ".join(pages(imprimer(LETTRES[nom]))), 0
    for dit in dits:
        assert dit in texte[ici:], dit
        ici = texte.index(dit, ici)


@pytest.mark.une_fois
def test_ce_que_personne_ne_signe_ne_porte_aucun_nom_de_signataire():
    assert "VASSEUR" not in " ".join(pages(imprimer(LETTRES["reponse"])))


@pytest.mark.une_fois
def test_un_texte_hostile_y_reste_un_texte():
    hostile = "<img src='file:///etc/passwd'><script>alert(1)</script>{% load x %}"
    for lettre, champ in (
        (LETTRES["reponse"], "question"),
        (LETTRES["reponse"], "reponse"),
        (LETTRES["renoncer"], "motif"),
    ):
        dites = [Squelette(figer(replace(lettre, **{champ: dit}))).os for dit in (hostile, "x")]
        assert dites[0] == dites[1]


# --- In the mail of a parquet without any account


@pytest.fixture
def clause(convention):
    def _clause(cle, **suite):
        convention.versions.get().clauses.filter(cle=cle).delete()
        ecrire(Clause(version=convention.versions.get(), cle=cle, article="art. 3", **suite))

    return _clause


@pytest.fixture
def hors_ligne(rappel, equipe, parquet, clause, a_l_heure):
    """A parquet that only reads its box; a case before it."""
    clause("parquet.adresse", valeur="siege@valmont.example")
    parquet.habilitations.all().delete()
    return rappel("avis_demande", recu=INSTANT)


def lire(courriel):
    """What its first joined file says."""
    nom, octets, genre = courriel.attachments[0]
    assert (nom.endswith(".pdf"), genre) == (True, "application/pdf")
    document = pypdfium2.PdfDocument(octets)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def dernier(dossier, courrier, mailoutbox):
    sonner()
    objet = dossier.messages.filter(courrier=courrier).last().objet
    return lire(next(mail for mail in reversed(mailoutbox) if mail.subject == objet))


def test_la_reponse_a_sa_question_lui_parvient_en_entier(hors_ligne, equipe, mailoutbox):
    dit = {"instant": INSTANT, "le": INSTANT, "texte": "Était-il accompagné ?"}
    franchir(hors_ligne, Page.demander, equipe.agent, **dit, **par_courriel())
    franchir(hors_ligne, Page.repondre, equipe.agent, instant=INSTANT, texte="Oui, de sa mère.")
    lu = dernier(hors_ligne, "reponse", mailoutbox)
    assert all(dit in lu for dit in ("Était-il accompagné", "Oui, de sa mère.", "QUIDAM Ada", "1, rue des Essais"))
    document = hors_ligne.documents.get(courrier="reponse")
    assert (document.signataire, document.reference in hors_ligne.traces.get(acte="repondre").empreintes) == (
        None,
        True,
    )


def test_passer_outre_lui_dit_le_terme_et_la_clause(hors_ligne, equipe, clause, mailoutbox, a_l_heure):
    clause("rappel_ordre.avis", duree=5, unite="jours", prorogee=True, effet="le_maire_decide")
    franchir(
        hors_ligne, Page.noter_reception, equipe.agent, instant=INSTANT, le=INSTANT, preuve="accusé", courrier="fiche"
    )
    a_l_heure(TARD)
    franchir(hors_ligne, Page.passer_outre, equipe.elu, instant=TARD)
    lu = dernier(hors_ligne, "lettre", mailoutbox)
    assert all(dit in lu for dit in ("J’adresserai ce rappel", "lundi 23 novembre 2026 à 24", "(art. 3)", "Ada TEST"))


@pytest.mark.parametrize(
    ("acte", "dit"), [("renoncer", "Je renonce à ce rappel"), ("maintenir", "Je maintiens ce rappel")]
)
def test_ce_que_l_elu_decide_apres_son_avis_lui_est_dit_avec_le_motif(
    acte, dit, hors_ligne, equipe, mailoutbox, a_l_heure
):
    a_l_heure(TARD)
    sonner()
    tardif = {"sens": "defavorable", "observations": "Une enquête est ouverte."}
    franchir(hors_ligne, Page.tardif, equipe.agent, instant=TARD, le=TARD, **tardif, **par_courriel())
    franchir(hors_ligne, getattr(Page, acte), equipe.elu, instant=TARD, motif="Les faits ont cessé.")
    lu = dernier(hors_ligne, "lettre", mailoutbox)
    attendus = (
        dit,
        "Les faits ont cessé.",
        "est défavorable",
        "Une enquête est ouverte.",
        "27 novembre 2026",
        "Ada TEST",
    )
    assert [attendu for attendu in attendus if attendu not in lu] == []


def test_refaite_elle_dit_ce_qui_fut_decide(rappel, equipe, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TARD)
    sonner()
    franchir(dossier, Page.tardif, equipe.magistrat, instant=TARD, sens="reorientation")
    franchir(dossier, Page.maintenir, equipe.elu, instant=TARD, motif="Les faits ont cessé.")
    franchir(RappelOrdre.objects.get(pk=dossier.pk), Page.refaire, equipe.elu, instant=TARD, courrier="lettre")
    premiere, seconde = Document.objects.filter(dossier=dossier.pk, courrier="lettre").order_by("pk")
    assert (seconde.remplace, "réoriente ce dossier" in seconde.html, "Les faits ont cessé." in seconde.html) == (
        premiere,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("effet", "dit"), [("acceptation", "vaut acceptation (art. 3)"), ("refus", "vaut refus (art. 3)")]
)
def test_le_constat_du_silence_dit_ses_dates_et_sa_clause_sans_nommer_personne(
    effet, dit, hors_ligne, equipe, clause, mailoutbox, a_l_heure
):
    clause("rappel_ordre.avis", duree=5, unite="jours", prorogee=True, effet=effet)
    recue = {"instant": INSTANT, "le": INSTANT, "preuve": "accusé", "courrier": "fiche"}
    franchir(hors_ligne, Page.noter_reception, equipe.agent, **recue)
    a_l_heure(TARD)
    sonner()
    (courriel,) = [mail for mail in mailoutbox if mail.to == ["siege@valmont.example"] and "Constat" in mail.subject]
    for attendu in (
        dit,
        "Avis demandé le mercredi 18 novembre 2026",
        "reçu par le parquet le mercredi 18 novembre 2026",
        "lundi 23 novembre 2026 à 24",
    ):
        assert attendu in courriel.body
    assert "quidam" not in courriel.body.lower()
