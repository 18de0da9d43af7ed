from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from annuaire.models import Personne
from config import demonstration
from procedure import journal
from procedure.models import Dossier, Echeance
from rappel_ordre.models import Etat, RappelOrdre

# The morning after Easter, a Sunday at midnight in summer: whatever the day, the story is told.
JOURS = [
    datetime(2027, 3, 30, 6, 30, tzinfo=UTC),
    pytest.param(datetime(2026, 7, 18, 22, tzinfo=UTC), marks=pytest.mark.une_fois),
]


def test_hors_demonstration_rien_ne_s_ecrit(db):
    with pytest.raises(CommandError, match="rien n’est écrit"):
        call_command("installer_demonstration")
    assert not Personne.objects.exists()


@pytest.mark.parametrize("maintenant", JOURS)
def test_des_rappels_dans_tous_les_etats(maintenant, db):
    demonstration.installer(maintenant)
    assert set(RappelOrdre.objects.values_list("etat", flat=True)) == set(Etat.values)
    assert not list(journal.verifier())
    assert not Echeance.objects.echues(maintenant).exists()
    assert not Dossier.objects.filter(ouvert_le__gt=maintenant).exists()
