"""300 terms fall due while the worker is killed with -9 and Redis flushed: 300 effects, each once."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
import redis
from django.db import connection
from django.utils import timezone

from config.celery import application
from config.reglages import RACINE
from procedure.horloge import sonner
from procedure.models import Echeance, Saisine, Trace
from rappel_ordre.models import RappelOrdre
from tests.procedure.par_message import echoir_a_l_heure

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]
PASSE = timedelta(days=30)


@pytest.fixture
def dues(rappel):
    """Cases received a month ago: their silence has long been due."""

    def _dues(combien):
        recu = timezone.now() - PASSE
        for _ in range(combien):
            rappel("avis_demande", recu=recu, le=recu)

    return _dues


class Ouvrier:
    """The production worker, killed without a word and started again."""

    def __init__(self):
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.ouvrier",
            "BASE_DES_ESSAIS": str(connection.settings_dict["NAME"]),
        }
        self.processus = None

    def naitre(self):
        commande = ["celery", "-q", "-A", "config", "worker", "--loglevel", "ERROR", "--pool", "threads", "-c", "2"]
        self.processus = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", *commande], cwd=RACINE, env=self.env, start_new_session=True
        )

    def mourir(self):
        if self.processus:
            os.killpg(self.processus.pid, signal.SIGKILL)
            self.processus.wait()


@pytest.fixture
def courtier(monkeypatch):
    """A Redis of our own, and this process writing to it. Another base than that of the tests beside us, who have a worker."""
    serveur, _, base = os.environ["REDIS_DES_ESSAIS"].rpartition("/")
    adresse = f"{serveur}/{int(base) - 1 if int(base) else 14}"
    client = redis.from_url(adresse)
    assert not client.dbsize(), f"{adresse} sert à quelqu’un"
    avant = application.conf.broker_url
    application.conf.broker_url, application.amqp._producer_pool = adresse, None
    monkeypatch.setenv("COURTIER_DES_ESSAIS", adresse)
    yield client
    application.conf.broker_url, application.amqp._producer_pool = avant, None
    client.flushdb()


@pytest.fixture
def ouvrier(courtier):
    ouvrier = Ouvrier()
    yield ouvrier
    ouvrier.mourir()


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


def attendre(condition, frapper, secondes=60):
    fin = time.monotonic() + secondes
    while not condition() and time.monotonic() < fin:
        frapper()
        time.sleep(0.3)
    return condition()


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
    assert not attendre(lambda: reste() < 20, lambda: None, 6)
