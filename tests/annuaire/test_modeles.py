"""What the directory refuses, twice: in words a mairie can read, and in the database itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from annuaire.models import Adhesion, Clause, Institution, Personne, Version
from annuaire.models.institutions import Nature
from tests.annuaire.refus import refuse

pytestmark = pytest.mark.une_fois

JOUR = date(2026, 1, 1)


def test_une_adresse_n_a_qu_une_ecriture(db):
    personne = Personne.objects.create_user("A.Dupont@Mairie.example", "x", prenom="A", nom="Dupont")
    assert personne.email == "a.dupont@mairie.example"
    refuse(Personne(email="a.dupont@mairie.EXAMPLE", prenom="B", nom="Dupont", password="x"), "existe déjà")
    with pytest.raises(IntegrityError), transaction.atomic():
        Personne.objects.filter(pk=personne.pk).update(email="A.Dupont@mairie.example")


@pytest.mark.parametrize(
    ("champs", "mot"),
    [
        ({"nature": Nature.COMMUNE, "code": "7390"}, "cinq caractères"),
        ({"nature": "canton", "code": "1"}, "pas un choix"),
        ({"nature": Nature.COMMUNE, "code": "73901"}, "déjà ce code"),
    ],
)
def test_institutions_refusees(commune, champs, mot):
    refuse(Institution(nom="X", **champs), mot)


def test_seule_une_commune_ou_un_epci_releve_d_un_parquet(parquet):
    refuse(Institution(nature=Nature.ASSOCIATION, nom="X", code="W1", parquet=parquet), "relèvent d’un parquet")


def test_le_parquet_d_une_commune_est_un_parquet(commune):
    with pytest.raises(ValidationError, match="n’est pas un parquet"):
        Institution(nature=Nature.COMMUNE, nom="X", code="73902", parquet=commune).full_clean()


def test_un_fuseau_existe():
    institution = Institution(nature=Nature.ASSOCIATION, nom="X", code="W1", fuseau="Europe/Chambery")
    with pytest.raises(ValidationError, match="fuseau"):
        institution.clean_fields()


@pytest.mark.parametrize(
    ("champs", "mot"),
    [
        ({"cle": "parquet.expediteurs", "valeur": True, "article": ""}, "vide"),
        ({"cle": "classement.validation", "duree": 72, "unite": ""}, "durée"),
        ({"cle": "classement.validation", "duree": 0, "unite": "heures"}, "de 1 à"),
        ({"cle": "classement.validation", "duree": 72, "unite": "heures", "prorogee": True}, "ne se reporte pas"),
        ({"cle": "rappel_ordre.avis", "effet": "acceptation"}, "sans délai"),
        ({"cle": "transaction.homologation", "duree": 72, "unite": "heures", "effet": "acceptation"}, "jamais tacite"),
        ({"cle": "classement.validation", "duree": 72, "unite": "heures", "effet": "refus"}, "silence"),
        ({"cle": "transaction.acceptation", "duree": 15, "unite": "jours", "prorogee": True}, "quoi qu’on signe"),
    ],
)
def test_clauses_refusees(convention, champs, mot):
    version = convention.versions.get()
    version.clauses.filter(cle=champs["cle"]).delete()
    refuse(Clause(**{"version": version, "article": "art. 1"} | champs), mot)


@pytest.mark.parametrize(
    "champs",
    [
        {"cle": "classement.validation", "duree": 11, "unite": "annees"},
        {"cle": "rappel_ordre.inconnue", "valeur": True},
        {"cle": "classement.validation", "duree": 72, "unite": "heures", "rappels": [-1]},
        {"cle": "classement.validation", "duree": 72, "unite": "heures", "relances": "3"},
        {"cle": "classement.validation", "duree": 32_000, "unite": "annees"},
        {"cle": "rappel_ordre.consultation", "valeur": "oui"},
        {"cle": "rappel_ordre.convocation", "valeur": "parfois"},
        {"cle": "rappel_ordre.exclusions", "valeur": ["crime_ou_delit", "humeur"]},
        {"cle": "rappel_ordre.objet", "valeur": "  "},
        {"cle": "rappel_ordre.objet", "duree": 5, "unite": "jours"},
        {"cle": "rappel_ordre.public", "valeur": []},
        {"cle": "rappel_ordre.exclusions", "valeur": [{}]},
        {"cle": "rappel_ordre.avis", "valeur": True},
        {"cle": "transaction.acceptation", "duree": 15, "unite": "jours", "effet": "acceptation"},
    ],
)
def test_une_clause_mal_tapee_est_refusee_ou_on_la_tape(convention, champs):
    version = convention.versions.get()
    version.clauses.filter(cle=champs["cle"]).delete()
    with pytest.raises(ValidationError):
        Clause(**{"version": version, "article": "art. 1"} | champs).full_clean()


def test_une_version_n_a_qu_une_clause_par_sujet(convention):
    suites = {"cle": "rappel_ordre.suites", "article": "art. 5", "valeur": True}
    refuse(Clause(version=convention.versions.get(), **suites), "déjà une clause")


def test_une_convention_n_a_qu_une_version_par_jour_et_par_rang(convention):
    premiere = convention.versions.get()
    refuse(Version(convention=convention, rang=2, en_vigueur_le=premiere.en_vigueur_le), "entre en vigueur ce jour-là")
    refuse(Version(convention=convention, rang=1, en_vigueur_le=JOUR), "déjà une version de ce rang")


def test_une_commune_n_adhere_qu_une_fois_a_une_date_et_part_apres_etre_venue(convention, commune):
    adhesion = convention.adhesions.get()
    refuse(Adhesion(convention=convention, commune=commune, signee_le=adhesion.signee_le), "déjà adhéré à cette date")
    adhesion.fin = date(2024, 2, 5)
    refuse(adhesion, "avant d’être signée")


def test_une_commune_n_adhere_pas_avec_un_parquet(convention, parquet):
    with pytest.raises(ValidationError, match="ni une commune"):
        Adhesion(convention=convention, commune=parquet, signee_le=JOUR).full_clean()
