"""What a code says of a place, whatever the base."""

import csv
import gzip
from zoneinfo import available_timezones

import pytest
from django.conf import settings

from annuaire.lieux import FUSEAUX, Zone, departement_de, fuseau_de, zone_de
from annuaire.models import Commune

pytestmark = pytest.mark.une_fois


@pytest.mark.parametrize(
    ("code", "departement", "zone", "fuseau"),
    [
        ("73065", "73", Zone.METROPOLE, "Europe/Paris"),
        ("2A004", "2A", Zone.METROPOLE, "Europe/Paris"),
        ("97105", "971", Zone.DROM, "America/Guadeloupe"),
        ("97209", "972", Zone.DROM, "America/Martinique"),
        ("97302", "973", Zone.DROM, "America/Cayenne"),
        ("97411", "974", Zone.DROM, "Indian/Reunion"),
        ("97502", "975", Zone.COM, "America/Miquelon"),
        ("97608", "976", Zone.DROM, "Indian/Mayotte"),
        ("97701", "977", Zone.COM, "America/St_Barthelemy"),
        ("97801", "978", Zone.COM, "America/Marigot"),
        ("98414", "984", Zone.COM, "Antarctica/DumontDUrville"),
        ("98613", "986", Zone.COM, "Pacific/Wallis"),
        ("98735", "987", Zone.COM, "Pacific/Tahiti"),
        ("98731", "987", Zone.COM, "Pacific/Marquesas"),
        ("98719", "987", Zone.COM, "Pacific/Gambier"),
        ("98818", "988", Zone.COM, "Pacific/Noumea"),
    ],
)
def test_ou_est_une_commune(code, departement, zone, fuseau):
    commune = Commune(code=code)
    assert (commune.departement, commune.zone, commune.fuseau) == (departement, zone, fuseau)


def test_les_fuseaux_existent_et_ceux_d_une_commune_visent_une_commune_de_la_liste():
    """The Marquesas and the Gambier islands by their names: a code typed wrongly would move the hour of another island."""
    with gzip.open(settings.TERRITOIRE, "rt", encoding="utf-8") as liste:
        noms = {ligne["code"]: ligne["nom"] for ligne in csv.DictReader(liste)}
    assert set(FUSEAUX.values()) <= available_timezones()
    assert {departement_de(code) for code in noms if zone_de(code) != Zone.METROPOLE} <= set(FUSEAUX)
    par_fuseau = {fuseau: {noms[code] for code in noms if fuseau_de(code) == fuseau} for fuseau in FUSEAUX.values()}
    assert par_fuseau["Pacific/Marquesas"] == {
        "Fatu-Hiva", "Hiva-Oa", "Nuku-Hiva", "Tahuata", "Ua-Huka", "Ua-Pou",
    }  # fmt: skip
    assert par_fuseau["Pacific/Gambier"] == {"Gambier"}
    assert "Archipel des Crozet" in par_fuseau["Indian/Reunion"]


@pytest.mark.parametrize(("code", "oui"), [("57463", True), ("67482", True), ("68224", True), ("88160", False)])
def test_l_alsace_et_la_moselle(code, oui):
    assert Commune(code=code).alsace_moselle is oui
