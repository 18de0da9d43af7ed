"""Rows by thousands, written as the engine would: on PostgreSQL a thousand a statement, for COPY enters no table behind the wall."""

import json
from collections import defaultdict
from datetime import datetime

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Max
from psycopg2.extras import execute_values

from config.peuplement.calque import TABLES
from procedure.models import Dossier, MotCle, Trace
from rappel_ordre.models import RappelOrdre

# A case before its rows, an act before what tells of it.
ORDRE = (Dossier, RappelOrdre, MotCle, Trace, *(modele for modele in TABLES if modele is not Trace))


def brut(valeur):
    """As a driver takes it."""
    if isinstance(valeur, dict | list):
        return json.dumps(valeur, cls=DjangoJSONEncoder)
    return connection.ops.adapt_datetimefield_value(valeur) if isinstance(valeur, datetime) else valeur


class Depot:
    def __init__(self):
        self.lignes = defaultdict(list)
        self.suivants = {m: (m.objects.aggregate(Max("pk"))["pk__max"] or 0) + 1 for m in ORDRE}
        self.colonnes = {m: [champ.column for champ in m._meta.local_concrete_fields] for m in ORDRE}

    def reserver(self, modele, combien=1) -> int:
        premier = self.suivants[modele]
        self.suivants[modele] += combien
        return premier

    def ajouter(self, modele, ligne):
        self.lignes[modele].append([ligne[colonne] for colonne in self.colonnes[modele]])

    @transaction.atomic
    def vider(self):
        with connection.cursor() as curseur:
            for modele in ORDRE:
                if lignes := self.lignes.pop(modele, None):
                    ecrire = _par_mille if connection.vendor == "postgresql" else _inserer
                    ecrire(curseur, modele._meta.db_table, self.colonnes[modele], lignes)

    def finir(self):
        """The next key of each table comes after ours."""
        with connection.cursor() as curseur:
            for requete in connection.ops.sequence_reset_sql(no_style(), ORDRE):
                curseur.execute(requete)


def _inserer(curseur, table, colonnes, lignes):
    noms, trous = ", ".join(colonnes), ", ".join(["%s"] * len(colonnes))
    curseur.executemany(f"INSERT INTO {table} ({noms}) VALUES ({trous})", lignes)  # noqa: S608 – names of ours


def _par_mille(curseur, table, colonnes, lignes):
    """The driver's own words: those of Django's cursor take one row at a time."""
    execute_values(curseur.cursor, f"INSERT INTO {table} ({', '.join(colonnes)}) VALUES %s", lignes, page_size=1000)  # noqa: S608 – names of ours
