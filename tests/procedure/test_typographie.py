"""French as it is printed: days and years."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from procedure.templatetags.typographie import aujourd_hui, journee

pytestmark = pytest.mark.une_fois


@pytest.mark.parametrize(
    ("jour", "dit"),
    [
        (date(2026, 11, 30), "Lundi 30&nbsp;novembre"),
        (date(2026, 12, 1), "Mardi 1<sup>er</sup>&nbsp;décembre"),
        (date(2027, 2, 5), "Vendredi 5&nbsp;février 2027"),
    ],
)
@time_machine.travel(datetime(2026, 11, 18, tzinfo=ZoneInfo("Europe/Paris")), tick=False)
def test_un_jour_se_dit_avec_son_annee_quand_c_en_est_une_autre(jour, dit):
    assert journee(jour) == dit
    assert aujourd_hui() == "Mercredi 18&nbsp;novembre"
