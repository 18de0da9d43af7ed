"""A convention binds its parties from its first day to its last, and reads as it would be said."""

from datetime import date, timedelta

import pytest

from annuaire.conventions import CHAMBERY, DOLE, LOI_SEULE, MODELES, signer
from annuaire.ecriture import ecrire
from annuaire.models import Clause, Convention, Version

SIGNEE = date(2024, 2, 6)


def clause(modele, cle):
    return next((Clause(**champs) for champs in modele.clauses if champs["cle"] == cle), None)


@pytest.mark.parametrize("modele", MODELES.values(), ids=MODELES)
def test_chaque_modele_s_ecrit(modele, parquet, commune):
    convention = signer(modele, parquet, [commune], SIGNEE)
    assert convention.versions.get().clauses.count() == len(modele.clauses)


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


def test_un_avenant_prend_effet_a_sa_date(convention, commune):
    premiere = convention.versions.get()
    avenant = ecrire(Version(convention=convention, rang=2, en_vigueur_le=date(2025, 7, 1)))
    liant = lambda jour: list(Version.objects.liant(commune, jour))  # noqa: E731
    assert liant(SIGNEE - timedelta(days=1)) == []
    assert liant(SIGNEE) == liant(date(2025, 6, 30)) == [premiere]
    assert liant(date(2025, 7, 1)) == [avenant]


def test_une_convention_lie_ses_parties_jusqu_a_son_dernier_jour(convention, commune, parquet):
    convention.fin = date(2026, 2, 5)
    convention.save()
    for partie in (commune, parquet):
        assert Version.objects.liant(partie, date(2026, 2, 5)).count() == 1
        assert Version.objects.liant(partie, date(2026, 2, 6)).count() == 0


def test_une_commune_qui_s_en_va_n_est_plus_liee(convention, commune, parquet):
    convention.adhesions.update(fin=date(2025, 2, 5))
    assert Version.objects.liant(commune, date(2025, 2, 5)).exists()
    assert not Version.objects.liant(commune, date(2025, 2, 6)).exists()
    assert Version.objects.liant(parquet, date(2025, 2, 6)).exists()
