"""Rows by thousands, written as the engine would: on PostgreSQL by COPY, through the table that lies before each wall."""

import json
from collections import defaultdict
from datetime import datetime
from io import StringIO

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Max

from config.peuplement.calque import TABLES
from procedure.models import Dossier, MotCle, Trace
from rappel_ordre.models import RappelOrdre

# A case before its rows, an act before what tells of it.
ORDRE = (Dossier, RappelOrdre, MotCle, Trace, *(modele for modele in TABLES if modele is not Trace))
# What parts two fields and what says that there is none: no case holds either.
ENTRE, RIEN = "\x1f", "\x1e"


def brut(valeur):
    """As a driver takes it."""
    if isinstance(valeur, dict | list):
        return json.dumps(valeur, cls=DjangoJSONEncoder)
    return connection.ops.adapt_datetimefield_value(valeur) if isinstance(valeur, datetime) else valeur


class Depot:
    """Of several that write at once, each takes its turn of the keys that follow those of `dernieres_cles`."""

    def __init__(self, dernieres, rang=0, sur=1):
        self.lignes, self.sur = defaultdict(list), sur
        self.suivants = {modele: derniere + 1 + rang for modele, derniere in dernieres.items()}
        self.colonnes = {m: [champ.column for champ in m._meta.local_concrete_fields] for m in ORDRE}

    def reserver(self, modele, combien=1) -> range:
        premier = self.suivants[modele]
        self.suivants[modele] += combien * self.sur
        return range(premier, self.suivants[modele], self.sur)

    def ajouter(self, modele, ligne):
        self.lignes[modele].append([ligne[colonne] for colonne in self.colonnes[modele]])

    @transaction.atomic
    def vider(self):
        ecrire = _copier if connection.vendor == "postgresql" else _inserer
        with connection.cursor() as curseur:
            for modele in ORDRE:
                if lignes := self.lignes.pop(modele, None):
                    ecrire(curseur, modele._meta.db_table, ", ".join(self.colonnes[modele]), lignes)


def dernieres_cles() -> dict:
    """Read once, before anybody writes."""
    return {modele: modele.objects.aggregate(Max("pk"))["pk__max"] or 0 for modele in ORDRE}


def avancer_les_cles():
    """The next key of each table comes after all of ours."""
    with connection.cursor() as curseur:
        for requete in connection.ops.sequence_reset_sql(no_style(), ORDRE):
            curseur.execute(requete)


def _inserer(curseur, table, colonnes, lignes):
    trous = ", ".join(["%s"] * len(lignes[0]))
    curseur.executemany(f"INSERT INTO {table} ({colonnes}) VALUES ({trous})", lignes)  # noqa: S608 – names of ours


def _copier(curseur, table, colonnes, lignes):
    """COPY enters no table behind the wall: the rows are laid before it, and walk in."""
    curseur.execute(f"CREATE TEMP TABLE IF NOT EXISTS devant_{table} (LIKE {table}) ON COMMIT DELETE ROWS")
    texte = StringIO("".join(map(_en_ligne, lignes)))
    curseur.cursor.copy_expert(
        f"COPY devant_{table} ({colonnes}) FROM STDIN (DELIMITER '{ENTRE}', NULL '{RIEN}')", texte
    )
    curseur.execute(f"INSERT INTO {table} SELECT * FROM devant_{table}")  # noqa: S608 – names of ours


def _en_ligne(ligne) -> str:
    champs = ENTRE.join(RIEN if valeur is None else str(valeur) for valeur in ligne)
    return champs.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r") + "\n"
