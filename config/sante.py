"""Is all well? A bad answer to one of these questions means that a term could be missed, or what was done rewritten.

The pages themselves need only the base: a clock that is late is no reason to call them dead.
"""

import shutil
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from kombu import Connection

from config.courriels import NULLE_PART
from procedure import maconnerie
from procedure.declencheurs import manquants
from procedure.models import Document, Message, Ronde
from procedure.regards import TOUT, regarder

# Past this, what should have left has not, and a reminder of a term may be in it.
EN_SOUFFRANCE = timedelta(hours=1)
PLACE = 500 * 2**20


class Constat(NamedTuple):
    sujet: str
    bien: bool
    etat: str


def examiner(*questions):
    return [
        _poser(question)
        for question in questions or (base, migrations, horloge, file, declencheurs, second_mur, courrier, disque)
    ]


def _poser(question):
    try:
        return question()
    except DatabaseError:
        return Constat(question.__name__, False, "la base ne répond pas")


def base():
    with connection.cursor() as curseur:
        curseur.execute("SELECT 1")
    return Constat("base", True, connection.vendor)


def migrations():
    """Django leaves aside, without a word, an edition of which an older installation had made only a part."""
    executeur = MigrationExecutor(connection)
    graphe, disque = executeur.loader.graph, executeur.loader.disk_migrations
    ecartees = {cle for cle, migration in disque.items() if migration.replaces} - graphe.nodes.keys()
    a_faire = len(executeur.migration_plan(graphe.leaf_nodes())) + len(ecartees)
    return Constat("migrations", not a_faire, f"{a_faire} à faire" if a_faire else "à jour")


def horloge():
    ronde = Ronde.objects.derniere()
    if ronde is None:
        return Constat("horloge", False, "aucune ronde")
    return Constat("horloge", not ronde.trop_vieille, f"dernière ronde le {ronde.finie_le:%d/%m/%Y à %H:%M:%S} UTC")


def file():
    """The broker only knocks at the door; but nobody knocks where there is none."""
    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=_options(), connect_timeout=3) as lien:
            lien.ensure_connection(max_retries=1, timeout=3)
    except Exception as erreur:  # each transport has its own
        return Constat("file", False, type(erreur).__name__)
    return Constat("file", True, settings.CELERY_BROKER_URL.partition(":")[0])


def _options():
    return getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})


def declencheurs():
    absents = manquants()
    return Constat(
        "journal", not absents, f"déclencheurs absents ou creux : {len(absents)}" if absents else "ne se réécrit pas"
    )


def second_mur():
    """Cases hidden by PostgreSQL itself: SQLite has no such thing, and a superuser sees through it."""
    if connection.vendor != "postgresql":
        return Constat("second mur", True, "sans objet sur SQLite")
    if absents := maconnerie.manquants():
        return Constat("second mur", False, f"règles absentes ou creuses : {len(absents)} ; manage.py migrate les pose")
    debout = maconnerie.debout()
    return Constat("second mur", debout, "debout" if debout else "absent : le rôle de la base passe au travers")


@regarder(TOUT)
def courrier():
    """Letters and mails that should have left long ago. One that was given up has been told to both sides."""
    if settings.EMAIL_BACKEND == NULLE_PART:
        return Constat("courrier", False, "rien ne peut partir : EMAIL_URL manque")
    avant = timezone.now() - EN_SOUFFRANCE
    attendent = Message.objects.filter(reveil__isnull=False, depose_le__lt=avant).count()
    attendent += Document.objects.filter(rendu_le=None, reveil__isnull=False, trace__su_le__lt=avant).count()
    return Constat("courrier", not attendent, f"{attendent} en souffrance" if attendent else "rien n’attend")


def disque():
    reste = shutil.disk_usage(settings.DONNEES).free
    return Constat("disque", reste > PLACE, f"{reste // 2**30} Gio libres")
