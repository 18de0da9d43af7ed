"""The list of communes comes with the program: it is read at the first start, and when it has changed."""

import pytest

from tests.config.test_demarrage import une_phrase
from tests.listes import CHAMBERY, MOTTE, ecrire_liste, ligne

pytestmark = pytest.mark.une_fois
COMMUNES = "SELECT code, nom FROM annuaire_commune ORDER BY code"


def test_la_liste_est_lue_au_demarrage_puis_quand_elle_change(prete, tmp_path):
    assert prete.lire(COMMUNES) == [("73065", "Chambéry"), ("73179", "La Motte-Servolex")]
    ecrire_liste(tmp_path / "neuve.csv.gz", CHAMBERY, MOTTE, ligne("74010", "Annecy"))
    # A start that cannot gather the static files comes after the base: one need not wait for its processes.
    (tmp_path / "statique").touch()
    suite = {"TERRITOIRE": str(tmp_path / "neuve.csv.gz"), "STATIQUE": str(tmp_path / "statique")}
    assert prete.echouer(**suite)[0] == 1
    assert prete.lire(COMMUNES)[2:] == [("74010", "Annecy")]


def test_une_liste_illisible_empeche_le_demarrage_et_ne_laisse_rien(installation, tmp_path):
    (tmp_path / "liste").write_text("code;nom")
    code, erreur = installation.echouer(TERRITOIRE=str(tmp_path / "liste"))
    assert code == 1
    une_phrase(erreur, "Ce n’est pas une liste des communes")
    assert not installation.donnees.exists()
