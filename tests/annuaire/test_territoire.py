"""The official list of communes: read, searched, read again when it is newer; what it said once is never lost."""

import gzip
import hashlib
import json
import subprocess
import sys

import pytest
from django.conf import settings as reglages
from django.core.management import CommandError, call_command

from annuaire.ecriture import ecrire
from annuaire.fichiers import FichierRefuse
from annuaire.models import Commune, Institution, Intercommunalite, Releve, Tribunal
from annuaire.models.institutions import Nature
from annuaire.territoire import Bilan, tenir_a_jour
from config.reglages import RACINE
from tests.annuaire.refus import refuse
from tests.listes import CHAMBERY, ENTETE, MOTTE, ecrire_liste, ligne

ANNECY, CRAN = ligne("74010", "Annecy", 132117), ligne("74093", "Cran-Gevrier", devenue="74010")


@pytest.fixture
def lire(db, settings, tmp_path):
    """Read this list: lire(CHAMBERY, ANNECY)."""

    def _lire(*lignes, **suite):
        settings.TERRITOIRE = ecrire_liste(tmp_path / "communes.csv.gz", *lignes, **suite)
        return tenir_a_jour()

    return _lire


@pytest.mark.une_fois
def test_la_liste_que_nous_livrons(db, capsys):
    call_command("charger_territoire")
    assert capsys.readouterr().out == "34969 communes, 1992 anciennes, 1255 intercommunalités.\n"
    assert (Commune.objects.actuelles().count(), Commune.objects.count()) == (34_969, 36_961)
    assert Intercommunalite.objects.count() == 1_255
    assert Commune.objects.get(pk="73065").intercommunalite.get_nature_display() == "Communauté d’agglomération"
    assert Commune.objects.filter(intercommunalite=None, devenue=None).count() == 98
    assert [commune.nom for commune in Commune.objects.cherchees("st jean maurienne")] == ["Saint-Jean-de-Maurienne"]
    assert Commune.objects.cherchees("cran gevrier").get().devenue.nom == "Annecy"
    call_command("charger_territoire")
    assert capsys.readouterr().out == "La liste des communes est déjà celle-là.\n"


@pytest.mark.une_fois
def test_le_fichier_livre_est_celui_que_sa_notice_decrit():
    empreinte = hashlib.sha256(reglages.TERRITOIRE.read_bytes()).hexdigest()
    assert empreinte in (RACINE / "donnees/README.md").read_text()


@pytest.mark.parametrize(
    ("texte", "noms"),
    [
        ("chambery", ["Chambéry"]),
        ("  CHAMBÉRY ", ["Chambéry"]),
        ("servolex motte la", ["La Motte-Servolex"]),
        ("l'hay", ["L'Haÿ-les-Roses"]),
        ("L’Haÿ-les", ["L'Haÿ-les-Roses"]),
        ("oeu", ["Œuilly"]),
        ("st je", ["Saint-Jean-d'Aulps"]),
        ("ste", ["Steenvoorde"]),
        ("7306", ["Chambéry"]),
        ("2a0", ["Ajaccio"]),
        ("otte", []),
        ("", []),
        ("%", []),
        ("_hambery", []),
        ("z " * 5000, []),
    ],
)
def test_on_cherche_par_mots_ou_par_code(lire, texte, noms):
    lire(
        CHAMBERY, MOTTE, ligne("94038", "L'Haÿ-les-Roses"), ligne("02565", "Œuilly"),
        ligne("74238", "Saint-Jean-d'Aulps"), ligne("59580", "Steenvoorde"), ligne("2A004", "Ajaccio"),
    )  # fmt: skip
    assert [commune.nom for commune in Commune.objects.cherchees(texte)] == noms


def test_d_abord_celles_qui_existent_puis_le_nom_exact_puis_les_plus_peuplees(lire):
    lire(
        ligne("33009", "Arsac", 3000), ligne("16018", "Ars", 700), ligne("33012", "Arsague", 5000),
        ligne("01019", "Ars-le-Vieux", devenue="16018"), ligne("60020", "Arsy"),
    )  # fmt: skip
    assert [commune.nom for commune in Commune.objects.cherchees("ars")] == [
        "Ars", "Arsague", "Arsac", "Arsy", "Ars-le-Vieux",
    ]  # fmt: skip
    assert [commune.nom for commune in Commune.objects.cherchees("ars", combien=2)] == ["Ars", "Arsague"]


def test_relire_la_meme_liste_n_ecrit_rien(lire, django_assert_num_queries):
    assert lire(CHAMBERY, MOTTE) == Bilan(2, 0, 1, [])
    with django_assert_num_queries(1):
        assert lire(CHAMBERY, MOTTE) is None


def test_une_liste_plus_recente_corrige_et_garde_le_passe(lire):
    lire(CHAMBERY, ANNECY, ligne("74093", "Cran-Gevrier", 17000), ligne("74268", "Seynod"), ligne("74011", "Perdue"))
    tribunal = Tribunal.objects.create(code="74010", nom="TJ Annecy")
    Commune.objects.update(tribunal=tribunal)
    # Cran-Gevrier is merged, and named; Seynod too, and the list has but its code; 74182 nobody knew.
    bilan = lire(CHAMBERY.replace("59964", "60000"), ANNECY, CRAN, ",".join(["74268", *[""] * 6, "74010"]),
                 ",".join(["74182", *[""] * 6, "74010"]))  # fmt: skip
    assert bilan == Bilan(2, 2, 1, ["74011"])
    assert "Sans suite dans le fichier : 74011." in str(bilan)
    communes = {commune.pk: commune for commune in Commune.objects.all()}
    assert set(communes) == {"73065", "74010", "74093", "74268", "74011"}
    assert communes["73065"].population == 60_000
    assert [communes[code].devenue_id for code in ("74093", "74268", "74011")] == ["74010", "74010", None]
    assert communes["74268"].nom == "Seynod"
    assert {commune.tribunal_id for commune in communes.values()} == {"74010"}


def test_une_commune_quitte_son_intercommunalite_ou_redevient_elle_meme(lire):
    lire(CHAMBERY, MOTTE, ANNECY, CRAN)
    lire(CHAMBERY, ligne("73179", "La Motte-Servolex"), ANNECY, ligne("74093", "Cran-Gevrier", 17000))
    assert Commune.objects.get(pk="73179").intercommunalite is None
    assert Commune.objects.get(pk="74093").devenue is None


def test_revenir_a_la_liste_d_avant_la_relit(lire):
    lire(CHAMBERY)
    lire(CHAMBERY.replace("Chambéry,", "Chambéri,"))
    assert lire(CHAMBERY) == Bilan(1, 0, 1, [])
    assert Commune.objects.get(pk="73065").nom == "Chambéry"
    assert lire(CHAMBERY) is None
    assert Releve.objects.count() == 2


def test_ce_qu_est_devenue_une_commune_deux_fois_reunie(lire):
    lire(ANNECY, CRAN)
    lire(ligne("74900", "Annecy-le-Grand"), ligne("74010", "Annecy", devenue="74900"))
    assert Commune.objects.get(pk="74093").actuelle.nom == "Annecy-le-Grand"
    assert Commune.objects.get(pk="74900").actuelle.nom == "Annecy-le-Grand"


@pytest.mark.parametrize(
    "liste",
    [
        {"lignes": []},
        {"lignes": [CHAMBERY], "entete": ENTETE.replace("epci_nature", "nature")},
        {"lignes": [CHAMBERY, CRAN]},
        {"lignes": [CHAMBERY, ANNECY, CRAN, ligne("74268", "Seynod", devenue="74093")]},
        {"lignes": [CHAMBERY.replace("CA,", "SIVOM,")]},
        {"lignes": [CHAMBERY.replace("59964", "beaucoup")]},
    ],
    ids=["vide", "colonne", "devenue-inconnue", "devenue-ancienne", "nature", "population"],
)
def test_une_liste_qui_se_contredit_n_est_pas_lue(lire, liste):
    with pytest.raises(FichierRefuse, match="Ce n’est pas une liste"):
        lire(*liste.pop("lignes"), **liste)
    assert not Commune.objects.exists()
    assert not Releve.objects.exists()


@pytest.mark.parametrize("octets", [b"", b"PK\x03\x04", None], ids=["vide", "zip", "absent"])
def test_un_fichier_qui_n_est_pas_une_liste(db, settings, tmp_path, octets):
    settings.TERRITOIRE = tmp_path / "liste"
    if octets is not None:
        settings.TERRITOIRE.write_bytes(octets)
    with pytest.raises(CommandError, match="liste des communes"):
        call_command("charger_territoire")


def test_ce_que_la_base_refuse(lire):
    lire(CHAMBERY)
    refuse(Commune(code="7306", nom="X"), "cinq caractères")
    chambery = Commune.objects.get()
    chambery.devenue = chambery
    refuse(chambery, "elle-même")
    refuse(Intercommunalite(siren="1234", nom="X", nature="CC"), "neuf chiffres")
    refuse(Intercommunalite(siren="123456789", nom="X", nature="SIVU"), "n’est pas un choix|n’existe pas")


def test_une_institution_se_propose_d_apres_la_liste(lire, parquet, commune):
    lire(CHAMBERY, MOTTE, ANNECY, CRAN, ligne("98731", "Nuku-Hiva"))
    Commune.objects.filter(pk="73065").update(tribunal=Tribunal.objects.create(code=parquet.code, nom="TJ Valmont"))
    chambery = Institution.de_la_commune(Commune.objects.get(pk="73065"))
    assert (chambery.nature, chambery.nom, chambery.code) == (Nature.COMMUNE, "Chambéry", "73065")
    assert (chambery.fuseau, chambery.parquet, chambery.pk) == ("Europe/Paris", parquet, None)
    assert ecrire(chambery).pk
    # A code is one of its nature: this commune is no parquet.
    Tribunal.objects.create(code=commune.code, nom="TJ des Marquises").communes.add(Commune.objects.get(pk="98731"))
    iles = Institution.de_la_commune(Commune.objects.get(pk="98731"))
    assert (iles.fuseau, iles.parquet) == ("Pacific/Marquesas", None)
    assert Institution.de_la_commune(Commune.objects.get(pk="74093")).code == "74010"


def test_un_epci_se_propose_et_connait_ses_communes(lire, parquet):
    """Its parquet is known when all its communes share it."""
    lire(CHAMBERY, MOTTE, ANNECY)
    grand_chambery = Intercommunalite.objects.get()
    for tribunal, code in ((parquet.code, "73065"), ("TJ-ESTRAN", "73179")):
        Commune.objects.filter(pk=code).update(tribunal=Tribunal.objects.create(code=tribunal, nom=tribunal))
    assert (grand_chambery.tribunal_id, Institution.de_l_intercommunalite(grand_chambery).parquet) == (None, None)
    Commune.objects.filter(pk="73179").update(tribunal=parquet.code)
    epci = ecrire(Institution.de_l_intercommunalite(grand_chambery))
    assert (epci.nature, epci.code, epci.parquet) == (Nature.EPCI, "200069110", parquet)
    assert {commune.nom for commune in Commune.objects.membres(epci)} == {"Chambéry", "La Motte-Servolex"}
    assert not Commune.objects.membres(parquet).exists()


@pytest.mark.une_fois
def test_le_meme_paquet_donne_les_memes_octets(tmp_path):
    """And a commune nouvelle that bears the code of one it took in stays of today."""
    communes = [
        {"type": "commune-deleguee", "code": "01015", "nom": "Arbignieu", "chefLieu": "01015"},
        {"type": "commune-actuelle", "code": "01015", "nom": "Arboys en Bugey", "siren": "200059186",
         "population": 656, "anciensCodes": ["01340", "01999"]},
        {"type": "commune-deleguee", "code": "01340", "nom": "Saint-Bois", "chefLieu": "01015"},
        {"type": "arrondissement-municipal", "code": "13201", "nom": "Marseille 1er Arrondissement"},
    ]  # fmt: skip
    epci = [{"code": "200040350", "nom": "CC Bugey Sud", "type": "CC", "membres": [{"code": "01015"}]}]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/epci.json").write_text(json.dumps(epci))
    sorties = [tmp_path / "une.csv.gz", tmp_path / "autre.csv.gz"]
    for sortie in sorties:
        (tmp_path / "data/communes.json").write_text(json.dumps(communes))
        subprocess.run([sys.executable, RACINE / "outils/reduire_communes", tmp_path, sortie], check=True)
        communes.reverse()
    assert sorties[0].read_bytes() == sorties[1].read_bytes()
    assert sorties[0].read_bytes()[4:8] == bytes(4)  # where an archive bears its date
    attendu = tmp_path / "attendu.csv.gz"
    ecrire_liste(
        attendu, "01015,Arboys en Bugey,200059186,656,200040350,CC Bugey Sud,CC,",
        ligne("01340", "Saint-Bois", devenue="01015"), ",".join(["01999", *[""] * 6, "01015"]),
    )  # fmt: skip
    assert lignes_de(sorties[0]) == lignes_de(attendu)


def lignes_de(chemin):
    return gzip.decompress(chemin.read_bytes()).decode().splitlines()
