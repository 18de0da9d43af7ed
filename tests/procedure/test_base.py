"""The database policy holds on both engines: writers wait for each other, and none is lost or refused."""

from threading import Thread

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from procedure.models import Ronde

ECRIVAINS = 4


def incrementer(pk, tours, erreurs):
    """Read, then write what was read: the shape of every act."""
    try:
        for _ in range(tours):
            with transaction.atomic():
                ronde = Ronde.objects.select_for_update().get(pk=pk)
                ronde.commencee_le = ronde.commencee_le.replace(microsecond=ronde.commencee_le.microsecond + 1)
                ronde.save()
    except OperationalError as erreur:
        erreurs.append(erreur)
    finally:
        connection.close()


def course(tours=15):
    ronde = Ronde.objects.create()
    ronde.commencee_le = ronde.commencee_le.replace(microsecond=0)
    ronde.save()
    erreurs = []
    fils = [Thread(target=incrementer, args=(ronde.pk, tours, erreurs)) for _ in range(ECRIVAINS)]
    for un in fils:
        un.start()
    for un in fils:
        un.join()
    ronde.refresh_from_db()
    return ronde.commencee_le.microsecond, erreurs


@pytest.mark.epreuve
@pytest.mark.django_db(transaction=True)
def test_des_ecritures_concurrentes_ne_se_perdent_ni_ne_s_excluent(ampleur, chiffre):
    tours = ampleur(15, 500)
    assert course(tours) == (ECRIVAINS * tours, [])
    chiffre(f"{ECRIVAINS} écrivains, {ECRIVAINS * tours} écritures lues puis écrites : 0 perdue, 0 refusée")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="le sabotage est propre à SQLite")
def test_sans_immediate_des_ecritures_sont_refusees(monkeypatch):
    """The sabotage: a transaction that starts as a reader cannot always become a writer."""
    connection.close()
    monkeypatch.setitem(settings.DATABASES["default"]["OPTIONS"], "transaction_mode", "DEFERRED")
    compte, erreurs = course()
    assert erreurs or compte < ECRIVAINS * 15
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_une_connexion_sert_a_plusieurs_pages(client):
    client.get("/sante/")
    premiere = connection.connection
    client.get("/sante/")
    assert connection.connection is premiere is not None


def test_ni_transaction_par_page_ni_base_en_memoire(db):
    reglage = settings.DATABASES["default"]
    assert reglage["ATOMIC_REQUESTS"] is False
    assert reglage["CONN_MAX_AGE"] > 0
    if connection.vendor == "sqlite":
        with connection.cursor() as curseur:
            assert curseur.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert curseur.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
            assert curseur.execute("PRAGMA database_list").fetchone()[2].startswith("/")
    else:
        with connection.cursor() as curseur:
            curseur.execute("SHOW lock_timeout")
            assert curseur.fetchone() == ("20s",)
