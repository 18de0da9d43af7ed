"""Since when a clock runs, what lifts it, when it stands still: what the facts of a case say to it."""

from datetime import UTC, datetime, timedelta

from procedure.moteur import franchir
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter, relire
from tests.procedure.test_silences import vive
from tests.rappel_ordre.dossiers import par_courriel


def test_une_question_leve_le_terme_et_la_reponse_recue_en_ouvre_un_neuf(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Quelle heure ?")
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()
    recue = INSTANT + timedelta(days=10)
    franchir(dossier, Page.repondre, equipe.agent, instant=recue, texte="22 h")
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=recue, le=recue, courrier="reponse")
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == datetime(2026, 12, 3, 23, 0, tzinfo=UTC)


def test_un_rejet_suspend_et_une_nouvelle_reception_fait_repartir(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    rejet = INSTANT + timedelta(days=1)
    franchir(
        dossier, Page.noter_retour, equipe.agent, instant=rejet, le=rejet, preuve="avis de rejet", courrier="fiche"
    )
    suspendue = dossier.echeances.vives().get(delai="reponse_attendue")
    assert (suspendue.limite, suspendue.suspendue_le, suspendue.reveil) == (None, rejet, None)
    recue = INSTANT + timedelta(days=8)
    franchir(dossier, Page.noter_reception, equipe.agent, instant=recue, le=recue, preuve="accusé", courrier="fiche")
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)


def test_tant_qu_une_question_attend_rien_ne_court(rappel, equipe):
    """Neither the first letter noted again, nor its reception learnt late, answers a question."""
    dossier = rappel("avis_demande")
    franchir(dossier, Page.demander, equipe.agent, instant=INSTANT + MINUTE, le=INSTANT, **par_courriel(), texte="?")
    noter(dossier, equipe.agent, "fiche", INSTANT + MINUTE)
    noter(dossier, equipe.secretariat, "fiche", INSTANT + JOUR)
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()


def test_une_ancienne_reponse_ne_repond_pas_a_une_nouvelle_question(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    for jour in (1, 3):
        instant = INSTANT + jour * JOUR
        franchir(dossier, Page.demander, equipe.magistrat, instant=instant, texte="?")
        if jour == 1:
            franchir(dossier, Page.repondre, equipe.agent, instant=instant, texte="!")
            noter(dossier, equipe.secretariat, "reponse", instant)
            noter(dossier, equipe.agent, "reponse", instant + MINUTE)
    noter(dossier, equipe.agent, "reponse", INSTANT + 4 * JOUR)
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 5 * JOUR, texte="!")
    noter(dossier, equipe.secretariat, "reponse", INSTANT + 5 * JOUR)
    assert (
        dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME + 7 * JOUR
    )  # the fifth day is a Saturday


def test_une_reception_notee_deux_fois_ne_repousse_pas_le_terme(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    noter(dossier, equipe.secretariat, "fiche", INSTANT + 3 * JOUR)
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME


def test_une_reponse_qui_revient_suspend_aussi(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + MINUTE, texte="!")
    noter(dossier, equipe.agent, "reponse", INSTANT + MINUTE)
    retour = INSTANT + JOUR
    franchir(dossier, Page.noter_retour, equipe.agent, instant=retour, le=retour, preuve="rejet", courrier="reponse")
    assert dossier.echeances.vives().get(delai="reponse_attendue").suspendue_le == retour


def test_un_retour_anterieur_a_la_reponse_recue_ne_la_suspend_pas(rappel, equipe):
    """The sheet had come back; the parquet asked, was answered, and received the answer."""
    dossier = rappel("avis_demande", recu=INSTANT)
    suite = {"instant": INSTANT + JOUR, "le": INSTANT + JOUR, "preuve": "rejet", "courrier": "fiche"}
    franchir(dossier, Page.noter_retour, equipe.agent, **suite)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + 2 * JOUR, texte="?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * JOUR, texte="!")
    noter(dossier, equipe.agent, "reponse", INSTANT + 2 * JOUR)
    assert (vive(dossier).suspendue_le, vive(dossier).limite) == (None, TERME + 2 * JOUR)


def test_un_retour_appris_apres_la_seconde_reception_fait_courir_le_terme_de_celle_ci(rappel, equipe):
    """Received, come back twice, received again before we were told that it had come back."""
    dossier = rappel("avis_demande", recu=INSTANT)
    noter(dossier, equipe.agent, "fiche", INSTANT + 5 * JOUR)
    for jour in (1, 2):
        suite = {"instant": INSTANT + 5 * JOUR, "le": INSTANT + jour * JOUR, "preuve": "rejet", "courrier": "fiche"}
        franchir(dossier, Page.noter_retour, equipe.agent, **suite)
    assert (vive(dossier).suspendue_le, vive(dossier).limite) == (None, TERME + 7 * JOUR)


def test_la_reception_d_un_autre_courrier_ne_finit_pas_la_suspension(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + MINUTE, texte="!")
    noter(dossier, equipe.agent, "reponse", INSTANT + MINUTE)
    suite = {"instant": INSTANT + JOUR, "le": INSTANT + JOUR, "preuve": "rejet", "courrier": "reponse"}
    franchir(dossier, Page.noter_retour, equipe.agent, **suite)
    noter(dossier, equipe.agent, "fiche", INSTANT + 2 * JOUR)
    assert vive(dossier).suspendue_le == INSTANT + JOUR


def test_ce_qui_fut_note_pour_une_demande_ne_sert_pas_a_la_suivante(rappel, equipe, monkeypatch):
    """The same clock in two waits: what was received for the first says nothing to the second."""
    monkeypatch.setattr(Page, "attentes", (Etat.AVIS_DEMANDE, Etat.AUTORISE))
    monkeypatch.setattr(Page.reponse_attendue, "dans", (Etat.AVIS_DEMANDE, Etat.AUTORISE))
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    assert relire(dossier).rang == 2
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()
