"""The model conventions say what their documents say, and nothing that they do not."""

from datetime import date, timedelta

import pytest

from annuaire.clauses import SANS_EFFET_POSSIBLE, SUJETS, Effet
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


def test_chambery_cinq_jours_et_le_silence_accepte():
    avis = clause(CHAMBERY, "rappel_ordre.avis")
    assert (avis.duree, avis.unite, avis.prorogee, avis.effet, avis.article) == (
        5,
        "jours",
        True,
        "acceptation",
        "art. 3",
    )
    assert avis.en_clair == (
        "5\N{NO-BREAK SPACE}jours calendaires, jusqu’au jour ouvrable suivant s’il le faut, le silence vaut acceptation"
    )


def test_dole_ne_dit_rien_du_silence_et_rien_n_en_decoule():
    assert clause(DOLE, "rappel_ordre.consultation").valeur is True
    assert clause(DOLE, "rappel_ordre.avis") is None
    assert (clause(DOLE, "transaction.homologation").duree, clause(DOLE, "transaction.homologation").effet) == (72, "")
    assert (clause(DOLE, "classement.validation").duree, clause(DOLE, "classement.validation").effet) == (72, "")


def test_les_cas_d_exclusion_ne_sont_pas_les_memes():
    assert "plainte_police_gendarmerie" in clause(CHAMBERY, "rappel_ordre.exclusions").valeur
    assert "plainte" in clause(DOLE, "rappel_ordre.exclusions").valeur
    assert "enquete_en_cours" in clause(CHAMBERY, "rappel_ordre.exclusions").valeur
    assert "enquete" in clause(DOLE, "rappel_ordre.exclusions").valeur


def test_sans_convention_ne_restent_que_les_delais_du_code():
    assert {champs["cle"] for champs in LOI_SEULE.clauses} == {"transaction.proposition", "transaction.acceptation"}
    assert clause(LOI_SEULE, "transaction.acceptation").effet == Effet.REFUS
    assert all("CPP" in champs["article"] for champs in LOI_SEULE.clauses)


def test_la_loi_ne_se_signe_pas(parquet, commune):
    assert LOI_SEULE not in MODELES.values()
    with pytest.raises(AttributeError):
        signer(LOI_SEULE, parquet, [commune], SIGNEE)
    assert not Convention.objects.exists()


def test_le_bilan_se_remet_un_mois_apres_sa_periode():
    assert clause(CHAMBERY, "bilan.periode").valeur == "conventionnelle"
    assert clause(DOLE, "bilan.periode").valeur == "civile"
    assert all(
        (clause(m, "bilan.remise").duree, clause(m, "bilan.remise").unite) == (1, "mois") for m in (CHAMBERY, DOLE)
    )


def test_une_decision_de_l_autorite_judiciaire_n_a_jamais_d_effet_par_silence():
    for cle in SANS_EFFET_POSSIBLE:
        assert not SUJETS[cle].effets


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
