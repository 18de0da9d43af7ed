"""What an older version wrote is found again after the update, on both engines."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from procedure import declencheurs
from procedure.models import Dossier, Interesse
from rappel_ordre.models import RappelOrdre
from tests.conftest import INSTANT

AVANT = [("procedure", "0007_sel_des_lettres"), ("rappel_ordre", "0002_personne_faits_constat")]
FAITS = {
    "faits_le": INSTANT,
    "faits_lieu": "12, rue des Tanneurs",
    "faits_nature": "bruits nocturnes",
    "qualification": "art. R. 623-2 CP",
    "resume": "Musique, fenêtres ouvertes.",
}
PERSONNE = {
    "nom": "Lormeau",
    "prenoms": "Bastien",
    "ne_le": date(1992, 3, 1),
    "ne_a": "Valmont",
    "adresse": "12, rue des Tanneurs",
    "telephone": "06 39 98 00 01",
    "profession": "menuisier",
}


@pytest.fixture
def anciens(transactional_db, commune, parquet):
    """The models of that time, on its tables; what is written there is then brought up to date by `migrer()`."""
    executeur = MigrationExecutor(connection)
    executeur.migrate(AVANT)
    yield executeur.loader.project_state(AVANT).apps
    migrer()


def migrer():
    call_command("migrate", verbosity=0)


@pytest.fixture
def ancien(anciens, commune, parquet):
    def _ancien(rang, **champs):
        dossier = {"numero": f"RAO-2026-73901-{rang:04}", "jeton": f"j{rang}", "procedure": "rappel_ordre"}
        dossier |= {"etat": "brouillon", "etat_depuis": INSTANT, "ouvert_le": INSTANT, "cote": "mairie"}
        lieux = {"commune_id": commune.pk, "parquet_id": parquet.pk}
        return anciens.get_model("rappel_ordre", "RappelOrdre").objects.create(**dossier, **lieux, **champs)

    return _ancien


def test_personnes_et_faits_passent_au_dossier(ancien):
    rappel = ancien(1, **FAITS, **PERSONNE, reconnus="oui", mineur=True, constat_numero="2026-300")
    for nom, ou in (("Samia Haddad", "allée des Cèdres"), ("Karim Belkacem", "")):
        rappel.representants.create(nom=nom, qualite="parent", adresse=ou)
    migrer()
    repris = RappelOrdre.objects.get()
    assert {champ: getattr(repris, champ) for champ in FAITS} == FAITS
    assert (repris.reconnus, repris.mineur, repris.constat_numero) == ("oui", True, "2026-300")
    assert {champ: getattr(repris.auteur, champ) for champ in PERSONNE} == PERSONNE
    assert (repris.auteur.rang, repris.auteur.morale) == (1, False)
    parents = [(parent.nom, parent.adresse) for parent in repris.auteur.representants.order_by("pk")]
    assert parents == [("Samia Haddad", "allée des Cèdres"), ("Karim Belkacem", "")]
    assert not declencheurs.manquants()
    assert [dossier.pk for dossier in Dossier.objects.trouves("lorm tanneurs 1")] == [repris.pk]


def test_chacun_garde_les_siens_et_un_brouillon_sans_personne_n_en_gagne_pas(ancien, monkeypatch):
    """Over several lots, the last one not full."""
    noms = ["Aubert", "", "Camara", "Diop", "", "Faure", "Huet"]
    for rang, nom in enumerate(noms, 1):
        ancien(rang, nom=nom, faits_lieu=f"lieu {rang}")
    en_lots_de(2, monkeypatch)
    migrer()
    rappels = list(RappelOrdre.objects.order_by("numero"))
    assert [rappel.auteur.nom if rappel.auteur else "" for rappel in rappels] == noms
    assert [rappel.faits_lieu for rappel in rappels] == [f"lieu {rang}" for rang in range(1, 8)]
    assert Interesse.objects.count() == 5
    assert [Dossier.objects.trouves(f"lieu {rang}").count() for rang in range(1, 8)] == [1] * 7


def en_lots_de(combien, monkeypatch):
    lire = MigrationExecutor(connection).loader.get_migration
    copies = lire("rappel_ordre", "0004_personnes_et_faits_communs"), lire("procedure", "0009_mots")
    for migration in copies:
        monkeypatch.setitem(migration.operations[1].code.__globals__, "LOT", combien)
