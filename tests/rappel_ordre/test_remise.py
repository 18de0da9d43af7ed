"""Letters on paper wait to be posted or handed over, each of them, and somebody is reminded until they are."""

from datetime import timedelta

import pytest

from procedure.agenda.jours import recus, rendez_vous
from procedure.ecrans.tours import en_attente
from procedure.moteur import franchir
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.chemins import JOUR, MERE, MINUTE, PERE, autorise, convoquer, convoques, noter, relire, reporter

CONVOCATION, ANNULATION = "convocation_a_remettre", "annulation_a_remettre"


@pytest.fixture
def famille(rappel, equipe):
    """Two homes and the child: three letters."""
    return convoquer(autorise(rappel, equipe, MERE, PERE), equipe)


def attend(dossier, delai) -> bool:
    return dossier.echeances.vives().filter(delai=delai).exists()


def remettre(dossier, equipe, courrier, a, quand):
    dit = {"courrier": courrier, "destinataire": a, "preuve": "Récépissé signé"}
    franchir(dossier, Page.noter_remise, equipe.agent, instant=quand + MINUTE, le=quand, **dit)
    return relire(dossier)


def test_une_lettre_attend_tant_que_chacune_n_est_pas_partie(famille, equipe):
    for a in convoques(famille):
        assert attend(famille, CONVOCATION)
        famille = noter(famille, "envoi", equipe, a=a)
    assert not attend(famille, CONVOCATION)


def test_remise_dans_la_minute_de_la_signature(famille, equipe):
    for a in convoques(famille):
        remettre(famille, equipe, "convocation", a, INSTANT.replace(second=0))
    assert not attend(relire(famille), CONVOCATION)


def test_un_report_attend_ses_propres_lettres(famille, equipe):
    famille = noter(famille, "envoi", equipe)
    famille = reporter(famille, equipe, INSTANT + 15 * JOUR, INSTANT + 2 * JOUR)
    assert attend(famille, CONVOCATION)


@pytest.mark.parametrize("delai", [timedelta(0), 20 * JOUR])
def test_une_annulation_attend_dans_un_dossier_abandonne(famille, equipe, delai):
    """Nobody may come for nothing because the letter that says so stayed on a desk."""
    franchir(famille, Page.desister, equipe.elu, instant=INSTANT + JOUR, raison="opportunite", motif="Réglé.")
    famille = relire(famille)
    assert (famille.etat, attend(famille, ANNULATION), attend(famille, CONVOCATION)) == (Etat.ABANDONNE, True, False)
    for a in convoques(famille):
        assert attend(famille, ANNULATION)
        famille = remettre(famille, equipe, "annulation", a, INSTANT + 2 * JOUR + delai)
    assert not attend(famille, ANNULATION)


def test_l_heure_passee_l_elu_est_appele_et_l_agenda_ne_dit_le_rendez_vous_qu_une_fois(famille, equipe, client):
    """Before, it is on his agenda and asks nothing of him."""
    elu, hier = equipe.elu, famille.rdv_le - JOUR
    tenues = elu.habilitations.tenues(hier)
    assert not en_attente(elu, tenues, hier).exists()
    assert [dossier.pk for dossier in en_attente(elu, tenues, famille.rdv_le + MINUTE)] == [famille.pk]
    du_jour = [rendez for rendez in rendez_vous(elu, hier) if rendez.dossier.pk == famille.pk]
    assert [str(rendez.delai) for rendez in du_jour if rendez.heure] == ["Rendez-vous en mairie"]
    assert len(recus(elu, tenues, [famille.rdv_le.date()], hier)) == 1
