"""300 terms fall due while the worker is killed with -9 and Redis flushed: 300 effects, each once."""

import random
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from procedure.horloge import sonner
from procedure.models import Echeance, Saisine, Trace
from rappel_ordre.models import RappelOrdre
from tests.courtier import attendre
from tests.procedure.par_message import echoir_a_l_heure

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]


def tourmenter(ouvrier, courtier, morts, frapper):
    """Kill it while it works, flush what it had been told, start it again: how many times it died at work."""
    des, tue = random.Random(2026), 0
    while tue < morts and (restait := reste()):
        ouvrier.naitre()
        attendre(lambda restait=restait: reste() < restait, frapper)
        time.sleep(des.random() * 0.3)
        ouvrier.mourir()
        courtier.flushdb()
        tue += 1
    ouvrier.naitre()
    return tue


def reste():
    return RappelOrdre.objects.filter(etat="avis_demande").count()


@pytest.mark.epreuve
def test_rien_ne_se_perd_ni_ne_se_double_quand_on_tue(dues, ouvrier, courtier, ampleur, chiffre):
    combien, morts = ampleur((60, 2), (300, 25))
    dues(combien)
    tue = tourmenter(ouvrier, courtier, morts, sonner.delay)
    assert tue
    assert attendre(lambda: reste() == 0, sonner.delay, 180)
    assert (Saisine.objects.filter(issue="tacite", debout=True).count(), Saisine.objects.count()) == (combien, combien)
    assert Trace.objects.filter(acte="tacite").count() == combien
    assert Echeance.objects.filter(fin="echue").count() == combien
    assert not Echeance.objects.vives().exclude(effet="").exists()
    chiffre(
        f"{combien} termes, worker tué {tue} fois par kill -9, Redis vidé à chaque fois : {combien} effets, chacun une fois"
    )


def test_un_courtier_pris_pour_une_base_perd_des_effets(dues, ouvrier, courtier):
    """The sabotage: one message per term. What Redis forgets is never done."""
    dues(20)
    for pk in Echeance.objects.a_effet(timezone.now()).values_list("pk", flat=True):
        echoir_a_l_heure.apply_async((pk,), eta=timezone.now() + timedelta(seconds=1))
    courtier.flushdb()
    ouvrier.naitre()
    assert not attendre(lambda: reste() < 20, secondes=6)
