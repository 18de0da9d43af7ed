"""The first edition writes the tables at once; an installation that grew into them, one migration after the other, is left alone."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from config.sante import migrations

pytestmark = pytest.mark.django_db


def a_faire():
    executeur = MigrationExecutor(connection)
    return [str(migration) for migration, _ in executeur.migration_plan(executeur.loader.graph.leaf_nodes())]


@pytest.fixture
def d_avant():
    """What such an installation has noted: the migrations that the edition replaces, not the edition."""
    recorder, disque = MigrationRecorder(connection), MigrationExecutor(connection).loader.disk_migrations
    for (app, nom), migration in disque.items():
        if migration.replaces:
            recorder.record_unapplied(app, nom)
            for ancienne in migration.replaces:
                recorder.record_applied(*ancienne)
    return recorder


def test_une_installation_d_avant_l_edition_n_a_rien_a_refaire(d_avant):
    assert d_avant.migration_qs.filter(name="0001_premiere_edition").count() == 0
    assert a_faire() == []


def test_celle_qui_n_en_avait_fait_qu_une_partie_se_voit(d_avant):
    assert migrations().bien
    d_avant.record_unapplied("transactions", "0006_trente_heures")
    assert (migrations().bien, migrations().etat) == (False, "1 à faire")


def test_une_migration_qui_n_y_est_pas_se_voit(d_avant):
    d_avant.migration_qs.filter(app="bilan").delete()
    assert a_faire() == ["bilan.0001_premiere_edition"]
