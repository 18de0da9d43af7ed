"""Since when a clock runs, what lifts it, when it stands still: what the facts of a case say to it."""

from datetime import UTC, datetime, timedelta

from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter


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
    franchir(dossier, Page.demander, equipe.agent, instant=INSTANT + MINUTE, le=INSTANT, preuve="courriel", texte="?")
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
