"""The suite is as strict as it says: each of its guards is seen to bite."""

import random
import socket
import warnings

import pytest
from django.template import engines

from annuaire.ecriture import ecrire
from annuaire.models import Institution, Personne
from annuaire.models.institutions import Nature


def test_le_reseau_est_ferme():
    with socket.socket() as prise, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        prise.connect(("192.0.2.1", 80))


def test_une_variable_inconnue_fait_echouer_une_page():
    with pytest.raises(pytest.fail.Exception, match="inconnue"):
        engines["django"].from_string("{{ inconnue }}").render({})


def test_un_avertissement_est_une_erreur():
    with pytest.raises(UserWarning):
        warnings.warn("attention", stacklevel=1)


def test_des_lignes_sans_ordre_arrivent_dans_le_desordre(db):
    for numero in range(20):
        ecrire(Institution(nature=Nature.ASSOCIATION, nom=f"A{numero:02}", code=f"W{numero}"))
    random.seed(1)
    assert [i.nom for i in Institution.objects.all()] == sorted(i.nom for i in Institution.objects.all())
    assert [i.nom for i in Institution.objects.order_by()] != sorted(i.nom for i in Institution.objects.all())
    assert Personne.objects.all().ordered
