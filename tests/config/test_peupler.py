"""The command that writes a world: the same from the same seed, by one or by several, and never over what is real."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from annuaire.models import Personne
from config.peuplement import peupler
from config.peuplement.equipe import partager
from procedure import journal
from rappel_ordre.models import RappelOrdre
from tests.config.test_monde_peuple import les_numeros_et_les_cles_se_suivent
from tests.conftest import INSTANT

COMBIEN = 40


@pytest.mark.une_fois  # on the other, by several
def test_la_meme_graine_fait_le_meme_monde(db):
    assert _tire(7) == _tire(7) != _tire(8)


def _tire(graine):
    with transaction.atomic():
        peupler(COMBIEN, graine, INSTANT)
        tires = _tires()
        transaction.set_rollback(True)
    return tires


def _tires():
    lignes = RappelOrdre.objects.order_by("numero")
    return list(lignes.values_list("numero", "jeton", "interesses__nom", "etat", "ouvert_le"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="sur SQLite, un seul écrit à la fois")
def test_a_plusieurs_le_monde_est_le_meme():
    """And whoever stops stops the whole."""
    seul = _tire(7)
    peupler(COMBIEN, 7, INSTANT, copistes=3)
    assert _tires() == seul
    assert not list(journal.verifier())
    les_numeros_et_les_cles_se_suivent()
    with pytest.raises(RuntimeError, match="pas entier"):
        partager(2, lambda rang, compter: 1 // rang, print)


def test_un_vrai_dossier_interdit_de_peupler(rappel):
    rappel()
    with pytest.raises(CommandError, match="rien n’est écrit"):
        call_command("peupler", "--dossiers", "10")
    assert RappelOrdre.objects.count() == 1


@pytest.mark.une_fois
def test_la_commande_dit_ou_elle_en_est(db, capsys):
    call_command("peupler", "--dossiers", "4")
    assert "4 dossiers sur 4" in capsys.readouterr().out
    assert not any(personne.has_usable_password() for personne in Personne.objects.all())
