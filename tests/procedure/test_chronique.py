"""Facts in odd orders: what counts is which sending they speak of and when they happened, not when they were typed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annuaire.ecriture import ecrire
from annuaire.models import JourFerie
from procedure import moteur
from procedure.horloge import sonner
from procedure.models import Relance
from procedure.moteur import echoir, franchir, recompter
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter, relire
from tests.rappel_ordre.dossiers import par_courriel

HEURE, APRES = timedelta(hours=1), TERME + 2 * JOUR


@pytest.fixture
def recu(rappel):
    return rappel("avis_demande", recu=INSTANT)


@pytest.fixture
def tacite(recu):
    echoir(vive(recu).pk, TERME)
    return recu


def vive(dossier, delai="reponse_attendue"):
    return dossier.echeances.vives().filter(delai=delai).first()


def demander(dossier, equipe, instant):
    franchir(dossier, Page.demander, equipe.magistrat, instant=instant, texte="?")


def repondre(dossier, equipe, instant):
    franchir(dossier, Page.repondre, equipe.agent, instant=instant, texte="!")


def retourner(dossier, equipe, le, courrier="fiche", instant=None):
    suite = {"preuve": "rejet", "courrier": courrier}
    franchir(dossier, Page.noter_retour, equipe.agent, instant=instant or le, le=le, **suite)


def rectifier(dossier, personne, fait, quand, instant=APRES):
    suite = {"motif": "erreur", "preuve": "accusé"} | ({"quand": quand} if quand else {})
    franchir(dossier, Page.rectifier, personne, instant=instant, fait=fait.pk, **suite)


def le_dernier(dossier, nom):
    return dossier.faits.debout().filter(nom=nom).order_by("pk").last()


# An answer is never lost.


def test_un_avis_dit_tardif_qui_ne_l_etait_pas_fait_taire_le_silence(tacite, equipe):
    franchir(tacite, Page.tardif, equipe.magistrat, instant=TERME + HEURE, sens="defavorable")
    rectifier(tacite, equipe.agent, le_dernier(tacite, "fiche.reception"), INSTANT + 2 * JOUR)
    assert (relire(tacite).etat, vive(tacite)) == (Etat.AVIS_DEMANDE, None)
    assert vive(tacite, "avis_a_enregistrer")


def test_un_avis_tardif_dont_la_date_se_corrige_dans_le_terme_fait_taire_le_silence(tacite, equipe):
    franchir(tacite, Page.tardif, equipe.agent, instant=APRES, le=TERME + HEURE, **par_courriel(), sens="defavorable")
    rectifier(tacite, equipe.agent, le_dernier(tacite, "rendu"), TERME - HEURE)
    assert relire(tacite).etat == Etat.AVIS_DEMANDE


def test_un_avis_parti_d_une_page_que_l_horloge_a_devancee_n_est_pas_perdu(recu, equipe):
    """Posted in the term, judged after the clock had taken the lock."""
    lue = recu.version
    echoir(vive(recu).pk, TERME)
    franchir(recu, Page.defavorable, equipe.magistrat, version=lue, instant=TERME - MINUTE, motif="poursuites")
    assert relire(recu).etat == Etat.REFUSE


def test_une_page_que_quelqu_un_a_devancee_est_refusee(recu, equipe):
    lue = relire(recu).version
    franchir(recu, Page.favorable, equipe.mineurs, version=lue, instant=INSTANT + HEURE)
    with pytest.raises(Refus, match="a changé"):
        franchir(recu, Page.defavorable, equipe.magistrat, version=lue, instant=INSTANT + JOUR, motif="x")


def test_tant_que_le_maire_n_a_pas_decide_une_reponse_compte(rappel, convention, equipe):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=TERME + HEURE, motif="poursuites")
    assert relire(dossier).etat == Etat.REFUSE


# A letter that comes back answers no question, and which reception counts does not depend on the order of typing.


def test_un_retour_et_une_nouvelle_reception_ne_repondent_a_aucune_question(recu, equipe):
    demander(recu, equipe, INSTANT + HEURE)
    retourner(recu, equipe, INSTANT + JOUR)
    noter(recu, equipe.agent, "fiche", INSTANT + 2 * JOUR)
    assert vive(recu) is None


def test_corriger_la_reception_d_une_ancienne_reponse_n_accuse_pas_la_nouvelle(recu, equipe):
    for jour in (1, 3):
        demander(recu, equipe, INSTANT + jour * JOUR)
        repondre(recu, equipe, INSTANT + jour * JOUR + HEURE)
        if jour == 1:
            noter(recu, equipe.agent, "reponse", INSTANT + 2 * JOUR)
    rectifier(recu, equipe.agent, le_dernier(recu, "reponse.reception"), INSTANT + 2 * JOUR + MINUTE)
    assert vive(recu) is None


def test_un_retour_note_par_erreur_puis_repris_ne_change_rien(recu, equipe):
    retourner(recu, equipe, INSTANT + HEURE)
    rectifier(recu, equipe.agent, le_dernier(recu, "fiche.retour"), None, instant=INSTANT + 2 * HEURE)
    noter(recu, equipe.secretariat, "fiche", INSTANT + 3 * JOUR)
    assert vive(recu).limite == TERME


@pytest.mark.parametrize("tard", [False, True])
def test_l_ordre_de_saisie_ne_deplace_pas_le_terme(tard, rappel, equipe):
    """Received, returned the next day, received again the day after; the return learnt last, or in its turn."""
    dossier, fin = rappel("avis_demande", recu=INSTANT), INSTANT + 3 * JOUR
    if not tard:
        retourner(dossier, equipe, INSTANT + JOUR, instant=fin)
    franchir(
        dossier,
        Page.noter_reception,
        equipe.agent,
        instant=fin,
        le=INSTANT + 2 * JOUR,
        preuve="accusé",
        courrier="fiche",
    )
    if tard:
        retourner(dossier, equipe, INSTANT + JOUR, instant=fin)
    assert vive(dossier).limite == TERME + 2 * JOUR


def test_corriger_la_premiere_de_deux_receptions_la_laisse_premiere(tacite, equipe):
    noter(tacite, equipe.agent, "fiche", APRES)
    premiere = tacite.faits.debout().filter(nom="fiche.reception").order_by("pk").first()
    rectifier(tacite, equipe.agent, premiere, INSTANT + HEURE)
    assert relire(tacite).etat == Etat.AUTORISE


def test_un_retour_meme_appris_apres_le_terme_dit_que_rien_n_etait_recu(tacite, equipe):
    retourner(tacite, equipe, APRES)
    assert relire(tacite).etat == Etat.AVIS_DEMANDE


# A silence that spoke too early, or that is kept from speaking.


def test_corriger_l_heure_d_une_question_repondue_ne_la_pose_pas_de_nouveau(recu, equipe):
    demander(recu, equipe, INSTANT + HEURE)
    repondre(recu, equipe, INSTANT + 2 * HEURE)
    noter(recu, equipe.secretariat, "reponse", INSTANT + 2 * HEURE)
    rectifier(recu, equipe.magistrat, le_dernier(recu, "question"), INSTANT + HEURE + MINUTE, instant=INSTANT + JOUR)
    assert vive(recu).limite == TERME


def test_une_date_qu_on_ne_choisit_pas_n_arrete_pas_le_silence(recu, equipe):
    with pytest.raises(Refus):
        franchir(recu, Page.demander, equipe.magistrat, instant=APRES, le=INSTANT + HEURE, texte="?")
    assert relire(recu).etat == Etat.AUTORISE


def test_une_question_apres_le_terme_attend_que_le_silence_soit_dit(recu, equipe, monkeypatch):
    monkeypatch.setattr(moteur, "echoir", lambda *args: 1 / 0)
    with pytest.raises(Refus, match="le silence doit être constaté"):
        demander(recu, equipe, APRES)


def test_un_jour_ferie_appris_apres_coup_rend_la_parole_au_parquet(tacite, commune):
    """The term was a day later than silence said: it falls, and speaks again at its own time."""
    with time_machine.travel(TERME + HEURE, tick=False):
        ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
        sonner()
    assert (relire(tacite).etat, vive(tacite).limite) == (Etat.AVIS_DEMANDE, TERME + JOUR)


def test_une_convention_finie_avant_la_reception_ne_donne_plus_d_effet_meme_dit(tacite, convention):
    convention.fin = date(2026, 11, 17)
    convention.save()
    with time_machine.travel(APRES, tick=False):
        sonner()
    assert (relire(tacite).etat, vive(tacite).effet) == (Etat.AVIS_DEMANDE, "")


# Legitimate corrections.


@pytest.mark.parametrize("fois", [1, 2])
def test_un_fait_se_corrige_autant_qu_il_faut(fois, recu, equipe):
    for rang in range(fois):
        rectifier(
            recu, equipe.agent, le_dernier(recu, "fiche.reception"), INSTANT + (rang + 1) * MINUTE, INSTANT + JOUR
        )
    assert vive(recu).limite == TERME


def test_une_question_se_corrige_plus_tot(recu, equipe):
    demander(recu, equipe, INSTANT + JOUR)
    rectifier(recu, equipe.magistrat, le_dernier(recu, "question"), INSTANT + HEURE, instant=INSTANT + 2 * JOUR)
    assert vive(recu) is None


def test_reprendre_ne_tient_pas_a_un_avis_repris(rappel, convention, equipe):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="refus")
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(vive(dossier).pk, TERME)
    for sens, le in (("defavorable", TERME + 5 * JOUR), ("favorable", TERME + HEURE)):
        suite = {"instant": TERME + 6 * JOUR, "le": le, **par_courriel(), "sens": sens}
        franchir(dossier, Page.tardif, equipe.agent, **suite)
    with pytest.raises(Refus, match="avis tardif favorable"):
        franchir(dossier, Page.reprendre, equipe.elu, instant=TERME + 7 * JOUR)
    rectifier(dossier, equipe.agent, dossier.faits.get(le=TERME + 5 * JOUR), None, instant=TERME + 7 * JOUR)
    franchir(dossier, Page.reprendre, equipe.elu, instant=TERME + 7 * JOUR)
    assert relire(dossier).etat == Etat.AUTORISE


# What it costs, and what it says.


def test_les_requetes_ne_croissent_pas_avec_l_histoire(recu, equipe):
    combien = []
    for rang in range(1, 12):
        noter(recu, equipe.secretariat, "fiche", INSTANT + rang * MINUTE)
        with CaptureQueriesContext(connection) as requetes:
            recompter(recu.pk)
        combien.append(len(requetes))
    assert combien[-1] == combien[0]


def test_un_rappel_en_panne_n_est_pas_perdu_par_un_acte(recu, equipe, monkeypatch):
    matin = TERME - 64 * HEURE  # two days before the last, at 8 h
    with time_machine.travel(matin, tick=False) as heure:
        with monkeypatch.context() as panne:
            panne.setattr(moteur, "rappeler", lambda *args: 1 / 0)
            sonner()
        heure.move_to(matin + MINUTE)
        rectifier(recu, equipe.agent, le_dernier(recu, "fiche.reception"), INSTANT + MINUTE, instant=matin + MINUTE)
        heure.move_to(matin + 3 * MINUTE)
        sonner()
    assert Relance.objects.filter(echeance__dossier=recu.pk, echeance__delai="reponse_attendue").count() == 1
