"""A Redis of our own, and the production worker that reads it: killed without a word, and started again."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import redis
from django.db import connection

from config.celery import application
from config.reglages import RACINE

CELERY = ["celery", "-q", "-A", "config", "worker", "--loglevel", "ERROR", "--pool", "threads", "-c", "2"]


@contextmanager
def courtier_a_nous():
    """This process writes to it. Another base than that of the tests beside us, who have a worker."""
    serveur, _, base = os.environ["REDIS_DES_ESSAIS"].rpartition("/")
    adresse = f"{serveur}/{int(base) - 1 if int(base) else 14}"
    client = redis.from_url(adresse)
    assert not client.dbsize(), f"{adresse} sert à quelqu’un"
    avant = application.conf.broker_url
    application.conf.broker_url, application.amqp._producer_pool = adresse, None
    yield client
    application.conf.broker_url, application.amqp._producer_pool = avant, None
    client.flushdb()


class Ouvrier:
    def __init__(self):
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.ouvrier",
            "BASE_DES_ESSAIS": str(connection.settings_dict["NAME"]),
            "COURTIER_DES_ESSAIS": application.conf.broker_url,
        }
        self.processus = None

    def naitre(self):
        commande = [sys.executable, "-W", "ignore", "-m", *CELERY]
        self.processus = subprocess.Popen(commande, cwd=RACINE, env=self.env, start_new_session=True)

    def mourir(self):
        if self.processus:
            os.killpg(self.processus.pid, signal.SIGKILL)
            self.processus.wait()

    @property
    def calcul(self):
        """Its seconds of calculation so far, whatever the machine does besides."""
        temps = psutil.Process(self.processus.pid).cpu_times()
        return temps.user + temps.system

    @property
    def memoire(self):
        return psutil.Process(self.processus.pid).memory_info().rss


def attendre(condition, frapper=lambda: None, secondes=60, pas=0.3):
    fin = time.monotonic() + secondes
    while not condition() and time.monotonic() < fin:
        frapper()
        time.sleep(pas)
    return condition()
