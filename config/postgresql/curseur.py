"""Each question says who asks it, in the same message: no round trip more, and nothing that outlives its transaction.

Several statements in one message are one transaction for PostgreSQL, in autocommit too. That takes its simple protocol:
psycopg2 speaks no other; with psycopg 3, cursors that bind on the client's side.
"""

import re

from django.db import NotSupportedError
from psycopg2.extensions import cursor

from procedure.regards import dit

# What reads or writes rows. The rest (savepoints, tables, databases) bears no company in a message, and needs none.
DE_LIGNES = re.compile(r"[\s(]*(SELECT|INSERT|UPDATE|DELETE|WITH|EXPLAIN)\b", re.I)


class Curseur(cursor):
    avant = ""

    def execute(self, requete, params=None):
        return super().execute(self._dire(requete), params)

    def executemany(self, requete, params):
        return super().executemany(self._dire(requete), params)

    def _dire(self, requete):
        """A cursor of the server's declares one statement: it would be asked by nobody, and answer nothing."""
        texte = requete.decode() if isinstance(requete, bytes) else requete
        if self.name is not None:
            raise NotSupportedError("Un curseur du serveur ne dit pas qui regarde.")
        self.avant = dit() if DE_LIGNES.match(texte) else ""
        return self.avant + texte

    @property
    def query(self):
        """As it was asked of us: what logs and tests read."""
        posee = super().query
        return posee and posee.removeprefix(self.avant.encode())
