"""Two gestures face to face: both have judged before either writes, if what protects them lets them.

Forced, not hoped for, and without a delay. The second starts once the first has judged; the first writes once the second
has judged too, or has left, or is held back – which the base is asked, not guessed.
"""

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event, get_ident

from django.db import IntegrityError, OperationalError, connection

from procedure import moteur
from procedure.refus import Refus

PATIENCE = 60


class Joueur:
    """A thread and its connection, kept from one race to the next."""

    def __init__(self):
        self.juge_ou_parti, self.a_juge, self.entre = Event(), False, False
        self.fil = ThreadPoolExecutor(1)
        self.fil.submit(self._s_asseoir).result()

    def _s_asseoir(self):
        connection.ensure_connection()
        connection.execute_wrappers.append(self._entrer)
        self.numero = get_ident()
        self.processus = None if connection.vendor == "sqlite" else connection.connection.info.backend_pid

    def _entrer(self, executer, sql, *reste):
        """SQLite does not say who waits; but who asks to write while somebody does, waits."""
        self.entre = sql == "BEGIN IMMEDIATE"
        try:
            return executer(sql, *reste)
        finally:
            self.entre = False

    def se_lever(self):
        self.a_juge = False
        self.juge_ou_parti.clear()

    def jouer(self, geste):
        suite = self.fil.submit(self._jouer, geste)
        assert self.juge_ou_parti.wait(PATIENCE)
        return suite

    def _jouer(self, geste):
        try:
            return geste() or "fait"
        except (Refus, IntegrityError, OperationalError) as erreur:
            return erreur
        finally:
            self.juge_ou_parti.set()

    def ecrire_apres(self, autre):
        fin = time.monotonic() + PATIENCE
        while not (autre.juge_ou_parti.wait(0.005) or autre.est_retenu()):
            assert time.monotonic() < fin, "l’autre ne juge pas, et rien ne le retient"

    def est_retenu(self):
        """Does the transaction of whoever asks hold this one back?"""
        if connection.vendor == "sqlite":
            return self.entre and connection.connection.in_transaction
        with connection.cursor() as curseur:
            curseur.execute("SELECT pg_backend_pid() = ANY(pg_blocking_pids(%s))", [self.processus])
            return curseur.fetchone()[0]

    def partir(self):
        self.fil.submit(lambda: connection.close()).result()  # that thread's connection, not this one's
        self.fil.shutdown()


@contextlib.contextmanager
def face_a_face():
    """Two players, for as many meetings as one likes: `ensemble(premier, second)` gives what each gesture came to."""
    joueurs = Joueur(), Joueur()
    try:
        yield partial(_ensemble, joueurs)
    finally:
        for joueur in joueurs:
            joueur.partir()


def _ensemble(joueurs, *gestes):
    for joueur in joueurs:
        joueur.se_lever()
    with _front(*joueurs):
        suites = [joueur.jouer(geste) for joueur, geste in zip(joueurs, gestes, strict=True)]
        suites = [suite.result() for suite in suites]
    assert joueurs[0].a_juge, "le premier est refusé d’emblée : ce n’est pas une course"
    return suites


@contextlib.contextmanager
def _front(premier, second):
    """Stand between judging and writing."""
    juger, face = moteur.recevable, {premier.numero: (premier, second), second.numero: (second, premier)}

    def recevable(essai):
        moi, autre = face[get_ident()]
        juger(essai)
        moi.a_juge = True
        moi.juge_ou_parti.set()
        moi.ecrire_apres(autre)

    moteur.recevable = recevable
    try:
        yield
    finally:
        moteur.recevable = juger
