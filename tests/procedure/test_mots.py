"""A case is found by the words of its persons, its place and its number, begun or whole, in any order; alike on both engines."""

import re

import pytest
from django.db import connection

from procedure.models import Dossier, Interesse, MotCle
from procedure.moteur import ouvrir
from procedure.mots import LONGUEUR, cles, mots_cherches, mots_de, numero_de
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

ECRITS = {
    "Élodie  DUPRÉ": "elodie dupre",
    "Jean-Pierre": "jean pierre",
    "O’Connor, d'Arc": "o connor d arc",
    "Le Cœur-Læticia": "le coeur laeticia",
    "Straße STRASSE": "strasse strasse",
    "Yıldız YILDIZ İbrahim Işıl": "yildiz yildiz ibrahim isil",
    "Łukasz Øster Đorđe Þór": "lukasz oster dorde thor",
    "TEʻURA-HŌATUA": "te ura hoatua",
    "e\u0301loi ﬁn 1ᵉʳ": "eloi fin 1er",
    "N\u202f°\xa012_bis\x00": "n 12 bis",
    "Жуков 42": "жуков 42",
    "– ’ ! \u0301": "",
}


@pytest.mark.une_fois
@pytest.mark.parametrize(("texte", "mots"), ECRITS.items())
def test_un_mot_est_le_meme_de_quelque_facon_qu_on_l_ecrive(texte, mots):
    assert mots_de(texte) == mots.split()
    assert mots_de(mots) == mots_de(texte.upper()) == mots.split()


@pytest.mark.une_fois
def test_un_mot_trop_long_se_cherche_comme_il_se_garde():
    assert mots_de("a" * 60) == ["a" * LONGUEUR]


@pytest.mark.une_fois
def test_ce_qui_retrouve_un_dossier():
    trouvent = cles(
        [("Le Gall", "Maëva"), ("SCI du Port", "")], "3, venelle du Port, 17901 Port-Clair", "RAO-2026-17901-0042"
    )
    par_sorte = {sorte: {mot for autre, mot in trouvent if autre == sorte} for sorte in ("nom", "lieu", "numero")}
    assert par_sorte == {
        "nom": {"le", "gall", "legall", "maeva", "sci", "du", "port", "sciduport"},
        "lieu": {"3", "venelle", "port", "17901", "clair"},
        "numero": {"0042", "42"},
    }


@pytest.mark.une_fois
@pytest.mark.parametrize(
    ("texte", "cherches"),
    [
        ("12, rue des Tanneurs", ["12", "rue", "tanneurs"]),
        ("Le", ["le"]),
        ("de la", ["de", "la"]),
        ("rue, RUE", ["rue"]),
        ("a b c d e f g h i j k l", ["b", "c", "e", "f", "g", "h", "i", "j"]),
        ("!", []),
    ],
)
def test_ce_qui_se_cherche(texte, cherches):
    assert mots_cherches(texte) == cherches


@pytest.mark.une_fois
@pytest.mark.parametrize(
    ("texte", "numero"),
    [
        ("RAO-2026-73901-0042", "RAO-2026-73901-0042"),
        (" rao–2026‑2a004-42 ", "RAO-2026-2A004-0042"),
        ("RAO-2026-73901-12345", "RAO-2026-73901-12345"),
        ("RAO-2026-73901", ""),
        ("Dupont 2026 73901 42", ""),
        ("42", ""),
    ],
)
def test_un_numero_entier_se_reconnait(texte, numero):
    assert numero_de(texte) == numero


@pytest.fixture
def trois(rappel):
    """Bastien Lormeau, Maëva Le Gall, Yanis Belkacem: the first three of their commune."""
    noms = [("Lormeau", "Bastien Élie"), ("Le Gall", "Maëva"), ("Belkacem", "Yanis")]
    lieux = ["12, rue des Tanneurs, 73901 Sainte-Aure", "3, venelle du Port", "6, allée des Cèdres"]
    for (nom, prenoms), lieu in zip(noms, lieux, strict=True):
        rappel(auteur={"nom": nom, "prenoms": prenoms}, faits_lieu=lieu)


def ordres(texte):
    numeros = Dossier.objects.trouves(texte).order_by("numero").values_list("numero", flat=True)
    return [int(numero.rpartition("-")[2]) for numero in numeros]


@pytest.mark.usefixtures("trois")
@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("lormeau", [1]),
        ("LORM bast", [1]),
        ("elie lormeau", [1]),
        ("le gall", [2]),
        ("legal", [2]),
        ("Le", [2]),
        ("bel", [3]),
        ("belz", []),
        ("elkacem", []),
        ("12 rue des tanneurs", [1]),
        ("aure tann lormeau", [1]),
        ("cèdre", [3]),
        ("lormeau yanis", []),
        ("0002", [2]),
        ("2", [2]),
        ("RAO-2026-73901-0003", [3]),
        ("rao-2026-73901-3", [3]),
        ("RAO-2026-73901-0030", []),
        ("%", []),
        ("_orm", []),
        ("", []),
    ],
)
def test_un_dossier_se_trouve_par_ses_mots(texte, attendus):
    assert ordres(texte) == attendus


def test_le_z_et_ce_qui_le_suit_se_trouvent_aussi(rappel):
    """The end of the range: of a word that ends the alphabet, and of one that is not of ours."""
    for nom in ("Zzyzx", "Жуков"):
        rappel(auteur={"nom": nom})
    assert (ordres("zz"), ordres("zzyzx"), ordres("жу")) == ([1], [1], [2])


def test_on_ne_trouve_que_parmi_ceux_que_l_on_voit(rappel, equipe):
    dossier = rappel(auteur={"nom": "Lormeau"})
    assert list(Dossier.objects.visibles_par(equipe.agent, INSTANT).trouves("lorm")) == [Dossier.objects.get()]
    assert not Dossier.objects.visibles_par(equipe.magistrat, INSTANT).trouves("lorm")
    assert list(type(dossier).objects.trouves("lorm")) == [dossier]


def test_un_dossier_qui_s_ouvre_se_trouve_aussitot(commune, equipe):
    ouvrir(Page, equipe.agent, commune, instant=INSTANT, faits_lieu="place du Marché")
    assert ordres("1 marche") == [1]


def test_reindexer_suit_ce_que_dit_le_dossier_et_oublie_ce_qu_il_ne_dit_plus(rappel):
    dossier = rappel(auteur={"nom": "Lormeau"}, faits_lieu="rue Haute")
    Interesse.objects.create(dossier=dossier, rang=2, nom="SCI des Tanneurs", morale=True)
    MotCle.objects.indexer(dossier)
    assert ordres("sci lormeau haute") == [1]
    dossier.interesses.all().delete()
    dossier.faits_lieu = ""
    MotCle.objects.indexer(dossier)
    assert set(dossier.mots.values_list("sorte", "mot")) == {("numero", "0001"), ("numero", "1")}


def test_les_requetes_ne_croissent_ni_avec_les_dossiers_ni_avec_les_mots(trois, rappel, django_assert_num_queries):
    for texte in ("lorm", "lorm bast rue tann", "RAO-2026-73901-0001"):
        with django_assert_num_queries(1):
            assert ordres(texte) == [1]
    dossier = Dossier.objects.trouves("bel").get()
    with django_assert_num_queries(5):  # a savepoint and its release, as many words as there may be
        MotCle.objects.indexer(dossier)


def test_un_debut_est_un_intervalle_de_l_index(trois):
    """The other roads that PostgreSQL prefers through so small a table are closed."""
    with connection.cursor() as curseur:
        for route in ("seqscan", "bitmapscan") if connection.vendor == "postgresql" else ():
            curseur.execute(f"SET LOCAL enable_{route} = off")
    plan = MotCle.objects.commencant_par("bel").order_by().values("dossier").explain()
    attendu = {
        "postgresql": r"Index Only Scan using motcle_mot .*\n\s+Index Cond: \(\(mot >= 'bel'.*AND \(mot < 'bel",
        "sqlite": r"SEARCH \w+ USING COVERING INDEX motcle_mot \(mot>\? AND mot<\?\)",
    }
    assert re.search(attendu[connection.vendor], plan), plan


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite trie toujours ainsi")
def test_l_ordre_des_mots_n_est_pas_celui_du_serveur(db):
    """A server sorts as its language wants, and a beginning would then be no interval."""
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT collation_name FROM information_schema.columns WHERE (table_name, column_name) = (%s, %s)",
            [MotCle._meta.db_table, "mot"],
        )
        assert curseur.fetchone() == ("C",)
