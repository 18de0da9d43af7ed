"""A speed is a ratio measured in one run: this one says what persistent connections bring."""

import time

import pytest
from django.db import connection

from procedure.models import Ronde

pytestmark = pytest.mark.mesure
TOURS = 300


def duree(apres):
    debut = time.perf_counter()
    for _ in range(TOURS):
        Ronde.objects.count()
        apres()
    return time.perf_counter() - debut


@pytest.mark.django_db(transaction=True)
def test_connexions_persistantes(chiffre):
    Ronde.objects.create()
    gardee, rouverte = duree(lambda: None), duree(connection.close)
    chiffre(f"une requête par connexion rouverte / gardée = {rouverte / gardee:.1f}")
