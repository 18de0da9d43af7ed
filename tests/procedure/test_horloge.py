from datetime import timedelta

from django.utils import timezone

from procedure.horloge import sonner
from procedure.models import Ronde


def test_une_ronde_laisse_sa_trace(db):
    sonner()
    assert not Ronde.objects.derniere().trop_vieille


def test_les_vieilles_rondes_s_oublient(db):
    Ronde.objects.create(commencee_le=timezone.now() - Ronde.GARDEES - timedelta(hours=1))
    recente = Ronde.objects.create(commencee_le=timezone.now() - Ronde.GARDEES + timedelta(hours=1))
    sonner()
    assert Ronde.objects.earliest("commencee_le") == recente
    assert Ronde.objects.count() == 2
