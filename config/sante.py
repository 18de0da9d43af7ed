"""Is all well? A bad answer to one of these questions means that a term could be missed.

The pages themselves need only the base: a clock that is late is no reason to call them dead.
"""

from typing import NamedTuple

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from procedure.models import Ronde


class Constat(NamedTuple):
    sujet: str
    bien: bool
    etat: str


def examiner(*questions):
    return [_poser(question) for question in questions or (base, migrations, horloge)]


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
    executeur = MigrationExecutor(connection)
    a_faire = len(executeur.migration_plan(executeur.loader.graph.leaf_nodes()))
    return Constat("migrations", not a_faire, f"{a_faire} à faire" if a_faire else "à jour")


def horloge():
    ronde = Ronde.objects.derniere()
    if ronde is None:
        return Constat("horloge", False, "aucune ronde")
    return Constat("horloge", not ronde.trop_vieille, f"dernière ronde le {ronde.finie_le:%d/%m/%Y à %H:%M:%S} UTC")
