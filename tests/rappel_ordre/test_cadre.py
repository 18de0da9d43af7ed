"""The frame that a parquet fills in by hand: it asks what the convention has an avis say, and nothing more."""

import pytest

from annuaire.conventions import CHAMBERY, DOLE
from annuaire.ecriture import ecrire
from annuaire.models import Clause
from procedure.acteurs import PARQUET
from procedure.essai import Essai
from rappel_ordre.courriers import fiche_de_transmission
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.fiches import FICHES
from tests.rappel_ordre.lettres import imprimer, pages

pytestmark = pytest.mark.une_fois

DEMANDES = ("rappel_ordre.questions", "rappel_ordre.reorientation")
DEUX = ("Procédure en cours", "Situation de récidive")


def test_le_cadre_demande_ce_que_la_convention_fait_dire_et_rien_de_plus():
    chambery, dole = (" ".join(pages(imprimer(FICHES[nom]))) for nom in ("majeur", "dole"))
    for demande, ou, ailleurs in (
        ("☐ réorientation", chambery, dole),
        ("Procédure en cours ☐ oui ☐ non", dole, chambery),
        ("Situation de récidive ☐ oui ☐ non", dole, chambery),
    ):
        assert (demande in ou, demande in ailleurs) == (True, False), demande


@pytest.mark.parametrize(("modele", "reorientation", "questions"), [(CHAMBERY, True, ()), (DOLE, False, DEUX)])
def test_c_est_la_convention_du_dossier_qui_le_dit(modele, reorientation, questions, rappel, equipe, convention):
    version = convention.versions.get()
    version.clauses.filter(cle__in=DEMANDES).delete()
    for champs in modele.clauses:
        if champs["cle"] in DEMANDES:
            ecrire(Clause(version=version, **champs))
    lettre = fiche_de_transmission(Essai(rappel("a_signer"), Page.saisir, equipe.elu, INSTANT), PARQUET)
    assert (lettre.reorientation, lettre.questions) == (reorientation, questions)
