"""The models are written as they are, read as they would be said; the law is not one of them."""

from datetime import date

import pytest

from annuaire.conventions import CHAMBERY, DOLE, LOI_SEULE, MODELES, signer
from annuaire.models import Clause, Convention

SIGNEE = date(2024, 2, 6)


def clause(modele, cle):
    return next((Clause(**champs) for champs in modele.clauses if champs["cle"] == cle), None)


@pytest.mark.parametrize("modele", MODELES.values(), ids=MODELES)
def test_chaque_modele_s_ecrit(modele, parquet, commune):
    ecrites = signer(modele, parquet, [commune], SIGNEE).versions.get().clauses.all()
    assert len(ecrites) == len(modele.clauses)
    for ecrite in ecrites:
        ecrite.full_clean()


def test_une_clause_se_lit_comme_on_la_dirait():
    assert clause(CHAMBERY, "rappel_ordre.avis").en_clair == (
        "5\N{NO-BREAK SPACE}jours calendaires, jusqu’au jour ouvrable suivant s’il le faut, le silence vaut acceptation"
    )
    assert clause(DOLE, "transaction.homologation").en_clair == "72\N{NO-BREAK SPACE}heures"
    assert clause(DOLE, "rappel_ordre.questions").en_clair == "procédure en cours, situation de récidive"
    assert clause(DOLE, "bilan.forme").en_clair == "état statistique"


def test_la_loi_ne_se_signe_pas(parquet, commune):
    assert LOI_SEULE not in MODELES.values()
    with pytest.raises(AttributeError):
        signer(LOI_SEULE, parquet, [commune], SIGNEE)
    assert not Convention.objects.exists()


def test_une_adresse_du_parquet_n_est_dans_aucun_modele():
    textes = [
        champs["valeur"] for m in MODELES.values() for champs in m.clauses if isinstance(champs.get("valeur"), str)
    ]
    assert not [texte for texte in textes if "@" in texte]
