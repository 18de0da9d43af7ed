"""The role under which tests meet PostgreSQL: a superuser sees through the second wall, and would try nothing of it."""

from contextlib import suppress

import psycopg2
from psycopg2.errors import DuplicateObject, UniqueViolation

ROLE = "trait_d_union_essais"


def derriere_le_mur(base):
    """Its tables are made under that role too: it owns them, and the wall holds before their owner."""
    with psycopg2.connect(**_acces(base)) as connexion, connexion.cursor() as curseur:
        curseur.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if curseur.fetchone() == (True,):
            with suppress(DuplicateObject, UniqueViolation):  # another worker was first
                curseur.execute(f"CREATE ROLE {ROLE} CREATEDB NOSUPERUSER NOBYPASSRLS")
            base["OPTIONS"]["assume_role"] = ROLE
    connexion.close()


def _acces(base):
    adresse = {"dbname": base["NAME"], "host": base["HOST"], "port": base["PORT"], "user": base["USER"]}
    return {nom: dit for nom, dit in (adresse | {"password": base["PASSWORD"]}).items() if dit}
