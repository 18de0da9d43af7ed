"""The second wall, as it stands: `migrate` builds it, so that no table comes without; `/sante/` looks at it. SQLite has none."""

from hashlib import sha256

from django.db import connection, transaction

from procedure.mur import FONCTIONS, regles

# What the base has made of each rule, and the words it was left with.
POSEES = """
    SELECT relname, obj_description(mur.oid, 'pg_policy'), md5(concat_ws(' ', polname, polcmd, polpermissive, polroles,
        pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)))
    FROM pg_class JOIN pg_policy mur ON polrelid = pg_class.oid
    WHERE relrowsecurity AND relforcerowsecurity AND relnamespace = current_schema()::regnamespace
"""


def manquants() -> set[str]:
    """What is not there, or hollow: not ours to the letter, or no longer as it was built."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as curseur:
        return {*_fonctions_a_poser(curseur), *_tables_a_murer(curseur)}


def debout() -> bool:
    """Before the role that we are: before a superuser there is none."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT row_security_active('procedure_dossier')")
        return curseur.fetchone()[0]


@transaction.atomic
def elever():
    """On all the tables of cases. What stands stays, and locks nobody out."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as curseur:
        for nom in _fonctions_a_poser(curseur):
            curseur.execute(FONCTIONS[nom])
        for table in _tables_a_murer(curseur):
            _murer(curseur, table)


def _fonctions_a_poser(curseur) -> list[str]:
    """Whose body is not ours."""
    curseur.execute(
        "SELECT oid::regprocedure::text, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
    )
    posees = dict(curseur.fetchall())
    return [nom for nom, creation in FONCTIONS.items() if posees.get(nom) != creation.split("$$")[1]]


def _tables_a_murer(curseur) -> list[str]:
    """Where ours is not the only rule."""
    curseur.execute(POSEES)
    posees: dict[str, list[bool]] = {}
    for table, dit, faite in curseur.fetchall():
        posees.setdefault(table, []).append(dit == _sceau(regles().get(table, ""), faite))
    return [table for table in regles() if posees.get(table) != [True]]


def _murer(curseur, table):
    """Closed to all but who sees through walls, until our rule opens it; with what it was made of, and what became of it."""
    curseur.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    curseur.execute("SELECT polname FROM pg_policy WHERE polrelid = %s::regclass", [table])
    for (reste,) in curseur.fetchall():
        curseur.execute(f"DROP POLICY {reste} ON {table}")
    curseur.execute(regles()[table])
    curseur.execute(f"{POSEES} AND relname = %s", [table])
    faite = curseur.fetchone()[2]
    curseur.execute(f"COMMENT ON POLICY mur ON {table} IS %s", [_sceau(regles()[table], faite)])


def _sceau(regle, faite) -> str:
    return f"{sha256(regle.encode()).hexdigest()} {faite}"
