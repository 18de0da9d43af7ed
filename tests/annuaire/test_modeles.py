"""What the directory refuses, twice: in words a mairie can read, and in the database itself."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from annuaire.ecriture import ecrire
from annuaire.models import Adhesion, Clause, Habilitation, Institution, Personne
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature

JOUR = date(2026, 1, 1)


def refuse(ligne, mot):
    """The sentence says why, and the database would refuse it too."""
    with pytest.raises(ValidationError) as refus:
        ligne.full_clean()
    assert re.search(mot, " ".join(refus.value.messages))
    with pytest.raises(IntegrityError), transaction.atomic():
        ligne.save()


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
        ({"role": Role.AGENT, "fin": date(2025, 12, 31)}, "avant d’avoir commencé"),
        ({"role": Role.ELU}, "qualité"),
        ({"role": Role.AGENT, "qualite": "maire"}, "qualité"),
        ({"role": Role.ELU, "qualite": "adjoint"}, "arrêté"),
        ({"role": Role.ELU, "qualite": "conseiller", "arrete_numero": "12"}, "arrêté"),
        ({"role": Role.AGENT, "competence": "mineurs"}, "magistrat"),
        ({"role": Role.EXPLOITANT}, "sauf celle de l’exploitant|Pas de « Exploitant"),
        ({"role": Role.AGENT, "institution": None}, "exploitant"),
        ({"role": "devin"}, "pas un choix"),
    ],
)
def test_habilitations_refusees(commune, habiliter, champs, mot):
    personne = habiliter(commune, Role.AGENT).personne
    refuse(Habilitation(**{"personne": personne, "institution": commune, "debut": date(2026, 2, 1)} | champs), mot)


@pytest.mark.parametrize(
    ("nature", "champs"),
    [
        (Nature.COMMUNE, {"role": Role.MAGISTRAT}),
        (Nature.COMMUNE, {"role": Role.ELU, "qualite": "president"}),
        (Nature.EPCI, {"role": Role.ELU, "qualite": "maire"}),
        (Nature.PARQUET, {"role": Role.AGENT}),
        (Nature.ASSOCIATION, {"role": Role.SECRETARIAT}),
    ],
)
def test_un_role_se_tient_dans_une_institution_de_sa_nature(db, habiliter, nature, champs):
    institution = ecrire(Institution(nature=nature, nom="X", code="00001"))
    with pytest.raises(ValidationError, match="dans une institution de cette nature"):
        habiliter(institution, **champs)


def test_une_habilitation_vaut_jusqu_a_son_dernier_jour_inclus(commune, habiliter):
    habilitation = habiliter(commune, Role.AGENT, fin=date(2026, 6, 30))
    jours = {date(2025, 12, 31): 0, JOUR: 1, date(2026, 6, 30): 1, date(2026, 7, 1): 0}
    assert {jour: Habilitation.objects.en_vigueur(jour).count() for jour in jours} == jours
    Personne.objects.filter(pk=habilitation.personne_id).update(is_active=False)
    assert not Habilitation.objects.en_vigueur(JOUR).exists()


@pytest.mark.parametrize(
    ("champs", "mot"),
    [
        ({"cle": "parquet.expediteurs", "valeur": True, "article": ""}, "vide"),
        ({"cle": "classement.validation", "duree": 72, "unite": ""}, "durée"),
        ({"cle": "classement.validation", "duree": 0, "unite": "heures"}, "de 1 à"),
        ({"cle": "classement.validation", "duree": 72, "unite": "heures", "prorogee": True}, "ne se reporte pas"),
        ({"cle": "rappel_ordre.avis", "effet": "acceptation"}, "Un délai"),
        ({"cle": "transaction.homologation", "duree": 72, "unite": "heures", "effet": "acceptation"}, "silence"),
        ({"cle": "classement.validation", "duree": 72, "unite": "heures", "effet": "refus"}, "silence"),
        ({"cle": "transaction.acceptation", "duree": 15, "unite": "jours", "prorogee": True}, "vaut refus"),
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
        {"cle": "classement.validation", "duree": 32_000, "unite": "annees"},
        {"cle": "rappel_ordre.consultation", "valeur": "oui"},
        {"cle": "rappel_ordre.convocation", "valeur": "parfois"},
        {"cle": "rappel_ordre.exclusions", "valeur": ["crime_ou_delit", "humeur"]},
        {"cle": "rappel_ordre.objet", "valeur": "  "},
        {"cle": "rappel_ordre.objet", "duree": 5, "unite": "jours"},
        {"cle": "rappel_ordre.exclusions", "valeur": []},
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


def test_une_commune_n_adhere_pas_avec_un_parquet(convention, parquet):
    with pytest.raises(ValidationError, match="ni une commune"):
        Adhesion(convention=convention, commune=parquet, signee_le=JOUR).full_clean()
