"""What a page asks of the base does not grow with what there is: one case, then five hundred that wait for the same person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from procedure.ecrans.journee import attente
from procedure.models import Dossier
from tests.conftest import INSTANT
from tests.procedure.mondes import multiplier

pytestmark = pytest.mark.usefixtures("a_l_heure")
DROITS = ("annuaire_habilitation", "annuaire_absence")
CHACUN = {"agent": "brouillon", "elu": "a_signer", "magistrat": "avis_demande"}


@pytest.fixture
def compter(client):
    def _compter(nom, *args):
        with CaptureQueriesContext(connection) as vues:
            assert client.get(reverse(nom, args=args)).status_code == 200
        return len(vues)

    return _compter


@pytest.mark.parametrize("qui", CHACUN)
def test_ma_journee_la_liste_et_un_dossier_demandent_autant_parmi_un_que_parmi_cinq_cents(
    rappel, equipe, client, compter, qui
):
    dossier, lui = rappel(CHACUN[qui], recu=INSTANT if CHACUN[qui] == "avis_demande" else None), getattr(equipe, qui)
    pages = [("procedure:journee",), ("procedure:dossiers",), ("procedure:dossier", dossier.jeton)]
    client.force_login(lui)
    for page in pages:
        compter(*page)  # a first visit is noted
    un = [compter(*page) for page in pages]
    multiplier(dossier, 499)
    assert Dossier.objects.visibles_par(lui).count() == 500
    assert len(attente(lui, lui.tenues(INSTANT), INSTANT)) > 1
    assert [compter(*page) for page in pages] == un


@pytest.mark.parametrize("qui", CHACUN)
def test_une_page_demande_une_fois_ce_que_tient_qui_la_lit(rappel, equipe, client, qui):
    dossier = rappel(CHACUN[qui], recu=INSTANT if CHACUN[qui] == "avis_demande" else None)
    client.force_login(getattr(equipe, qui))
    for adresse in (reverse("procedure:journee"), reverse("procedure:dossier", args=[dossier.jeton])):
        with CaptureQueriesContext(connection) as vues:
            client.get(adresse)
        demandes = [vue["sql"].partition(" FROM ")[2] for vue in vues]
        assert [sum(demande.startswith(f'"{table}"') for demande in demandes) for table in DROITS] == [1, 1], adresse


def test_la_demande_suivante_le_demande_de_nouveau(rappel, equipe, client):
    """What was closed between two requests, and what somebody holds on no request at all, are read as they are."""
    dossier, lui = rappel("a_signer"), equipe.elu
    adresse = reverse("procedure:dossier", args=[dossier.jeton])
    client.force_login(lui)
    assert client.get(adresse).status_code == 200
    assert lui.tenues(INSTANT)
    lui.habilitations.update(fermee_le=INSTANT)
    assert client.get(adresse).status_code == 403
    assert lui.tenues(INSTANT) == []
