"""When things happened, and what shows it: typed by the mairie with its proof, by nobody where a gesture is its own date."""

from datetime import timedelta

import pytest

from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, relire


def test_une_reception_ne_precede_pas_l_envoi(rappel, equipe):
    dossier = rappel("avis_demande")
    with pytest.raises(Refus, match="précède l’envoi"):
        franchir(
            dossier, Page.noter_reception, equipe.agent,
            instant=INSTANT, le=INSTANT - 5 * JOUR, preuve="accusé", courrier="fiche",
        )  # fmt: skip
    assert not dossier.faits.exists()


def test_le_parquet_par_courriel_repond_par_l_agent_avec_sa_preuve(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    recu = INSTANT + timedelta(days=2)
    with pytest.raises(Refus, match="la date que montre la preuve"):
        franchir(dossier, Page.favorable, equipe.agent, instant=recu)
    with pytest.raises(Refus, match="Joignez ce qui le prouve"):
        franchir(dossier, Page.favorable, equipe.agent, instant=recu, le=recu)
    franchir(dossier, Page.favorable, equipe.agent, instant=TERME + timedelta(days=9), le=recu, preuve="courriel.eml")
    trace = dossier.traces.get(acte="favorable")
    assert (trace.consigne, trace.le, trace.su_le) == (True, recu, TERME + timedelta(days=9))
    assert relire(dossier).etat == Etat.AUTORISE


def test_en_ligne_personne_ne_choisit_la_date_de_son_avis(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="Parvenu après le terme"):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME + MINUTE, le=INSTANT)


def test_le_parquet_en_ligne_accuse_reception_d_un_geste(rappel, equipe):
    dossier = rappel("avis_demande")
    recu = INSTANT + JOUR
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=recu, le=INSTANT, courrier="fiche")
    assert dossier.faits.get().le == recu
