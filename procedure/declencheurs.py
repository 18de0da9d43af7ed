"""The database itself refuses to rewrite history: triggers, on both engines, against UPDATE, DELETE and TRUNCATE.

SQLite's INSERT OR REPLACE passes by the triggers of UPDATE and DELETE: there, an identifier or a rank that exists is refused
before the insertion. A migration that remakes one of these tables drops its triggers: it ends with `Poser(table)`.
"""

from django.db import connection
from django.db.migrations.operations.base import Operation

REFUS = "Le journal ne se réécrit pas."
# What may never be there twice, alone or together; and whether a row may be erased, when its time is over.
TABLES = {
    "procedure_trace": (("id", "maillon"), ("dossier_id", "version"), False),
    "procedure_fait": (("id", "corrige_id"), (), False),
    "procedure_propos": (("id",), ("trace_id", "champ"), True),
    "procedure_consultation": (("id",), (), True),
}


POSES = {
    "sqlite": "SELECT sql, NULL FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT pg_get_triggerdef(pg_trigger.oid, true), prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
    """,
}


def manquants() -> set[str]:
    """Those that are not there, or are hollow: of the same name, and not ours to the letter."""
    return {nom for nom, _ in _a_poser()}


def poser(*tables):
    """On these tables, or on all. What is there already, and refuses what it must, stays."""
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            curseur.execute(FONCTION)
        for nom, creation in _a_poser(*tables):
            curseur.execute(_levee(nom))
            curseur.execute(creation)


def lever(*tables):
    """For what remakes a table, and for tests that empty theirs."""
    with connection.cursor() as curseur:
        for nom, _ in _tous(*tables):
            curseur.execute(_levee(nom))


def _a_poser(*tables) -> list[tuple[str, str]]:
    """As the base says each again: its table, its event, its condition if any; on PostgreSQL its function besides."""
    corps = CORPS if connection.vendor == "postgresql" else None
    with connection.cursor() as curseur:
        curseur.execute(POSES[connection.vendor])
        poses = set(curseur.fetchall())
    return [(nom, creation) for nom, creation in _tous(*tables) if (creation, corps) not in poses]


def _levee(nom):
    ou = f" ON {nom.rpartition('_refuse_')[0]}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {nom}{ou}"


class Poser(Operation):
    """The last operation of a migration that touches one of these tables."""

    reversible = True
    reduces_to_sql = False

    def __init__(self, *tables):
        self.tables = tables

    def state_forwards(self, app_label, state):
        """The models do not know of it."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        poser(*self.tables)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        lever(*self.tables)

    def describe(self):
        return "Refuser que le journal se réécrive"


CORPS = f" BEGIN RAISE EXCEPTION '{REFUS}' USING ERRCODE = 'integrity_constraint_violation'; END "
FONCTION = f"CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $${CORPS}$$"


def _tous(*tables):
    for table in tables or TABLES:
        cles, ensemble, effacable = TABLES[table]
        gestes = ("update",) if effacable else ("update", "delete")
        if connection.vendor == "postgresql":
            yield from ((f"{table}_refuse_{geste}", _pour_chaque(table, geste)) for geste in gestes)
            yield f"{table}_refuse_truncate", _en_bloc(table)
        else:
            yield from ((f"{table}_refuse_{geste}", _sqlite(table, geste)) for geste in gestes)
            yield f"{table}_refuse_insert", _sqlite_insertion(table, cles, ensemble)


def _pour_chaque(table, geste):
    return (
        f"CREATE TRIGGER {table}_refuse_{geste} BEFORE {geste.upper()} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION journal_refuse()"
    )


def _en_bloc(table):
    return (
        f"CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
    )


def _sqlite(table, geste):
    return (
        f"CREATE TRIGGER {table}_refuse_{geste} BEFORE {geste.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{REFUS}'); END"
    )


def _sqlite_insertion(table, cles, ensemble):
    egaux = [f"{cle} = NEW.{cle}" for cle in cles]
    egaux += [" AND ".join(f"{cle} = NEW.{cle}" for cle in ensemble)] if ensemble else []
    existe = f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(f'({egal})' for egal in egaux)})"  # noqa: S608 – names of ours
    return (
        f"CREATE TRIGGER {table}_refuse_insert BEFORE INSERT ON {table} WHEN {existe}"
        f" BEGIN SELECT RAISE(ABORT, '{REFUS}'); END"
    )
