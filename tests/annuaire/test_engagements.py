"""Who is bound by what, from which day to which: a commune, its parquet, one convention at a time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from annuaire.clauses import SUJETS
from annuaire.conventions import CHAMBERY, DOLE, signer
from annuaire.ecriture import ecrire
from annuaire.models import Adhesion, Clause, Convention, Institution, Version
from annuaire.models.institutions import Nature

SIGNEE = date(2024, 2, 6)


@pytest.fixture
def bourg_royal(parquet):
    return ecrire(Institution(nature=Nature.COMMUNE, nom="Bourg-Royal", code="73902", parquet=parquet))


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


def test_une_commune_qui_s_en_va_n_est_plus_liee_et_la_derniere_delie_le_parquet(
    convention, commune, parquet, bourg_royal
):
    ecrire(Adhesion(convention=convention, commune=bourg_royal, signee_le=SIGNEE, fin=date(2026, 2, 5)))
    convention.adhesions.filter(commune=commune).update(fin=date(2025, 2, 5))
    derniers_jours = {commune: date(2025, 2, 5), bourg_royal: date(2026, 2, 5), parquet: date(2026, 2, 5)}
    for partie, jour in derniers_jours.items():
        assert Version.objects.liant(partie, jour).count() == 1
        assert not Version.objects.liant(partie, jour + timedelta(days=1)).exists()


def test_une_commune_qui_rejoint_n_est_liee_que_depuis_sa_signature(convention, bourg_royal):
    ecrire(Adhesion(convention=convention, commune=bourg_royal, signee_le=date(2025, 3, 1)))
    version = convention.versions.get()
    for jour, liee in {date(2025, 2, 28): False, date(2025, 3, 1): True}.items():
        assert Version.objects.liant(bourg_royal, jour).exists() == liee
        assert version.lie_encore(bourg_royal, jour) == liee


def test_une_version_lie_encore_tant_que_durent_l_adhesion_et_la_convention(convention, commune):
    version = convention.versions.get()
    convention.adhesions.update(fin=date(2026, 2, 5))
    assert [version.lie_encore(commune, date(2026, 2, jour)) for jour in (5, 6)] == [True, False]
    convention.adhesions.update(fin=None)
    Convention.objects.update(fin=date(2026, 3, 5))
    assert [version.lie_encore(commune, date(2026, 3, jour)) for jour in (5, 6)] == [True, False]


def test_la_version_en_vigueur_est_celle_de_la_date_quel_que_soit_son_rang(convention, commune):
    Version.objects.create(convention=convention, rang=9, en_vigueur_le=SIGNEE - timedelta(days=90))
    assert Version.objects.liant(commune, SIGNEE).get().rang == 1


@pytest.mark.parametrize(("rang", "le"), [(1, date(2025, 7, 2)), (3, date(2025, 6, 30))])
def test_les_versions_entrent_en_vigueur_dans_l_ordre(convention, rang, le):
    convention.versions.update(rang=2, en_vigueur_le=date(2025, 7, 1))
    with pytest.raises(ValidationError, match="ordre de leurs rangs"):
        Version(convention=convention, rang=rang, en_vigueur_le=le).full_clean()
    Version(convention=convention, rang=4 - rang, en_vigueur_le=le).full_clean()


def test_on_ne_signe_pas_deux_conventions_pour_les_memes_jours(convention, commune, parquet):
    with pytest.raises(ValidationError, match="déjà liée à ce parquet par « Convention de rappel"):
        signer(DOLE, parquet, [commune], date(2026, 1, 1))
    convention.fin = date(2025, 12, 31)
    ecrire(convention)
    suivante = signer(DOLE, parquet, [commune], date(2026, 1, 1))
    convention.fin = None
    with pytest.raises(ValidationError, match="déjà liée à ce parquet par « Protocole"):
        convention.full_clean()
    assert Version.objects.liant(commune, date(2026, 1, 1)).get().convention == suivante


@pytest.mark.parametrize(
    ("du", "au", "refusee"),
    [
        (date(2020, 1, 1), None, True),
        (date(2020, 1, 1), SIGNEE, True),
        (date(2020, 1, 1), SIGNEE - timedelta(days=1), False),
        (date(2025, 2, 5), None, True),
        (date(2025, 2, 6), None, False),
    ],
)
def test_deux_adhesions_d_une_commune_ne_se_chevauchent_pas(convention, commune, du, au, refusee):
    convention.adhesions.update(fin=date(2025, 2, 5))
    autre = ecrire(Convention(intitule="Une autre", parquet=convention.parquet))
    adhesion = Adhesion(convention=autre, commune=commune, signee_le=du, fin=au)
    if refusee:
        with pytest.raises(ValidationError, match="déjà liée"):
            adhesion.full_clean()
    else:
        ecrire(adhesion).full_clean()


def test_une_convention_deja_finie_ne_rencontre_pas_celle_qui_l_a_suivie(convention, commune):
    ancienne = Convention(intitule="L’ancienne", parquet=convention.parquet, fin=SIGNEE - timedelta(days=1))
    ecrire(Adhesion(convention=ecrire(ancienne), commune=commune, signee_le=date(2020, 1, 1)))


def test_une_commune_qui_change_de_ressort_signe_avec_son_nouveau_parquet(convention, commune):
    commune.parquet = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet de l’Estran", code="TJ-ESTRAN"))
    ecrire(commune)
    signer(DOLE, commune.parquet, [commune], date(2026, 1, 1))
    assert Version.objects.liant(commune, date(2026, 1, 1)).count() == 2


def test_une_commune_n_adhere_qu_a_une_convention_de_son_parquet(convention, commune):
    ailleurs = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet de l’Estran", code="TJ-ESTRAN"))
    with pytest.raises(ValidationError, match="ne relève pas du Parquet de l’Estran"):
        signer(CHAMBERY, ailleurs, [commune], date(2026, 1, 1))
    Institution.objects.filter(pk=commune.pk).update(parquet=ailleurs)
    convention.adhesions.get().full_clean()  # it joined when it was of that ressort


def test_une_convention_se_signe_avec_un_parquet(commune):
    with pytest.raises(ValidationError, match="n’est pas un parquet"):
        Convention(intitule="X", parquet=commune).full_clean()


def test_les_clauses_se_lisent_par_procedure_puis_du_premier_acte_au_dernier(convention):
    version = convention.versions.get()
    version.clauses.filter(cle="rappel_ordre.consultation").delete()
    ecrire(Clause(version=version, cle="rappel_ordre.consultation", article="art. 3", valeur=True))
    lues = [clause.cle for clause in version.clauses_ordonnees()]
    assert lues == [cle for cle in SUJETS if cle in lues]
    assert (lues[0], lues[-1]) == ("rappel_ordre.consultation", "convention.evaluation")
