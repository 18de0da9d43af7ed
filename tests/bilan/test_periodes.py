"""The years of a convention, counted from its signature: an anniversary, a notice, a February that is short."""

from datetime import date

import pytest

from annuaire.clauses import Terme, Unite
from bilan.periodes import dernier_jour, fin_apres_preavis, fin_de_periode

UN_AN, TROIS_MOIS = Terme(1, Unite.ANNEES), Terme(3, Unite.MOIS)


@pytest.mark.parametrize(
    ("signee", "jour", "fin"),
    [
        (date(2024, 2, 6), date(2024, 2, 6), date(2025, 2, 5)),
        (date(2024, 2, 6), date(2025, 2, 5), date(2025, 2, 5)),
        (date(2024, 2, 6), date(2025, 2, 6), date(2026, 2, 5)),
        (date(2024, 2, 29), date(2024, 6, 1), date(2025, 2, 27)),  # the 28th is its anniversary, in a common year
        (date(2024, 2, 29), date(2027, 6, 1), date(2028, 2, 28)),  # and the 29th again, four years after
    ],
)
def test_chaque_annee_commence_a_l_anniversaire(signee, jour, fin):
    assert fin_de_periode(signee, UN_AN, jour) == fin


def test_une_duree_en_jours_se_compte_en_jours():
    assert fin_de_periode(date(2026, 1, 1), Terme(100, Unite.JOURS), date(2026, 4, 11)) == date(2026, 7, 19)


def test_le_preavis_finit_au_plus_tard_a_l_anniversaire():
    assert dernier_jour(date(2027, 2, 5), TROIS_MOIS) == date(2026, 11, 6)
    assert dernier_jour(date(2027, 5, 30), TROIS_MOIS) == date(2027, 2, 28)  # « trois mois avant le 31 mai »


@pytest.mark.parametrize(
    ("depart", "fin"), [(date(2026, 11, 6), date(2027, 2, 5)), (date(2026, 11, 7), date(2028, 2, 5))]
)
def test_un_jour_trop_tard_c_est_une_annee_de_plus(depart, fin):
    assert fin_apres_preavis(date(2024, 2, 6), UN_AN, TROIS_MOIS, depart) == fin
