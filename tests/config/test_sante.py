from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from procedure.horloge import sonner
from procedure.models import Ronde


@pytest.fixture
def lire(client, db):
    def _lire():
        reponse = client.get("/sante/")
        return reponse.status_code, reponse.json()

    return _lire


def test_tout_va_bien_quand_l_horloge_vient_de_passer(lire):
    sonner()
    code, constats = lire()
    assert code == 200
    assert constats["base"] == connection.vendor
    assert constats["migrations"] == "à jour"


def test_sans_aucune_ronde_un_terme_peut_etre_manque(lire):
    assert lire()[0] == 503


@pytest.mark.parametrize(("minutes", "code"), [(14, 200), (16, 503)])
def test_une_ronde_vaut_quinze_minutes(lire, minutes, code):
    sonner()
    Ronde.objects.update(finie_le=timezone.now() - timedelta(minutes=minutes))
    assert lire()[0] == code


def test_une_ronde_commencee_mais_pas_finie_ne_rassure_personne(lire):
    Ronde.objects.create()
    assert lire()[0] == 503


def test_une_base_qui_ne_repond_pas(lire, monkeypatch):
    def panne(*_):
        raise OperationalError("coupée")

    with monkeypatch.context() as coupure:
        coupure.setattr("config.sante.connection.cursor", panne)
        code, constats = lire()
    assert (code, constats["base"]) == (503, "la base ne répond pas")
