"""The Ministry's file, as it comes: which tribunal each commune answers to. Read whole, or not at all."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from annuaire.models import Commune, Tribunal
from annuaire.models.territoire import CommuneQuerySet
from annuaire.ressorts import importer
from config.reglages import RACINE

ECHANTILLON = RACINE / "donnees/ressorts-echantillon.csv"
ENTETE = "Commune;Libellé Commune;N° TJ;Tribunal judiciaire compétent"
COMMUNES = ["73065", "73008", "73179", "73011", "73181", "73054", "74010", "39300", "39198", "39478", "97411", "97416"]


@pytest.fixture
def communes(db):
    for code in [*COMMUNES, "01001"]:
        Commune.objects.create(code=code, nom=f"C {code}")


@pytest.fixture
def fichier(communes, tmp_path):
    """A file to import: fichier("73065;Chambéry;1;TJ Chambéry")."""

    def _fichier(*lignes, entete=ENTETE, encodage="utf-8"):
        chemin = tmp_path / "ressorts.csv"
        chemin.write_bytes("\r\n".join([entete, *lignes]).encode(encodage))
        return chemin

    return _fichier


def ressort(code):
    return str(Commune.objects.get(pk=code).tribunal or "")


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252"])
def test_l_echantillon_dans_chaque_encodage(communes, tmp_path, capsys, encodage):
    copie = tmp_path / "ressorts.csv"
    copie.write_bytes(ECHANTILLON.read_text("utf-8").encode(encodage))
    call_command("importer_ressorts", copie)
    assert capsys.readouterr().out == (
        "Lignes lues : 12, écartées : 0. Tribunaux : 6. Communes rattachées : 12, encore sans tribunal : 1.\n"
    )
    assert (ressort("73008"), ressort("73054"), ressort("39198")) == (
        "TJ Chambéry", "TJ Albertville", "TJ Lons-le-Saunier",
    )  # fmt: skip


def test_les_colonnes_se_reconnaissent_dans_tout_ordre_et_sous_toute_graphie(fichier):
    entete = "TRIBUNAL JUDICIAIRE COMPETENT;Cour d'appel; no TJ ;Code  commune"
    importer(fichier("TJ Chambéry;Chambéry;1;73065", entete=entete))
    assert ressort("73065") == "TJ Chambéry"


def test_un_code_a_perdu_son_zero_ou_ses_majuscules(fichier):
    Commune.objects.create(code="2A004", nom="Ajaccio")
    assert importer(fichier("1001;L’Abergement;1;TJ Bourg", "2a004;Ajaccio;2;TJ Ajaccio", "")).ecartees == []
    assert (ressort("01001"), ressort("2A004")) == ("TJ Bourg", "TJ Ajaccio")


def test_les_lignes_que_l_on_ne_sait_pas_placer_sont_dites(fichier, capsys):
    chemin = fichier(
        "73065;Chambéry;1;TJ Chambéry",
        "99999;Nulle part;1;TJ Chambéry",
        "73008;Aix-les-Bains;;",
        "73179",
        "73065;Chambéry;2;TJ Albertville",
        "73065;Chambéry;1;TJ Chambéry",
        f"73011;Albertville;{'9' * 15};TJ Albertville",
    )
    call_command("importer_ressorts", chemin)
    sortie = capsys.readouterr()
    assert sortie.err.splitlines() == [
        "ligne 3 : aucune commune ne porte le code 99999",
        "ligne 4 : pas de tribunal pour la commune 73008",
        "ligne 5 : pas de tribunal pour la commune 73179",
        "ligne 6 : la commune 73065 est déjà au TJ Chambéry",
        "ligne 8 : le tribunal de la commune 73011 n’est pas lisible",
    ]
    assert "Lignes lues : 7, écartées : 5. Tribunaux : 1. Communes rattachées : 1," in sortie.out
    assert ressort("73065") == "TJ Chambéry"


def test_un_second_fichier_corrige_ce_qu_il_dit_et_laisse_le_reste(fichier):
    importer(fichier("73065;Chambéry;1;TGI Chambéry", "73011;Albertville;2;TJ Albertville"))
    importer(fichier("73065;Chambéry;1;TJ Chambéry"))
    assert (ressort("73065"), ressort("73011")) == ("TJ Chambéry", "TJ Albertville")


@pytest.mark.parametrize(
    ("entete", "phrase"),
    [
        (
            "Commune;Libellé Commune;Tribunal judiciaire compétent",
            "« N° TJ » manque : rien n’a été importé. Colonnes lues, entre points-virgules : « Commune »",
        ),
        ("Commune,N° TJ,Tribunal judiciaire compétent", "La colonne « Commune » manque"),
        ("Commune;Code commune;N° TJ;Tribunal judiciaire compétent", "« Commune » est là plusieurs fois"),
        ("", "Colonnes lues, entre points-virgules : aucune"),
    ],
)
def test_un_fichier_sans_ses_colonnes_est_refuse(fichier, entete, phrase):
    chemin = fichier("73065;Chambéry;1;TJ Chambéry", entete=entete, encodage="utf-8-sig")
    with pytest.raises(CommandError, match=phrase):
        call_command("importer_ressorts", chemin)
    assert not Tribunal.objects.exists()


def test_ce_qui_n_est_pas_un_texte_est_refuse(db, tmp_path):
    (tmp_path / "classeur.xlsx").write_bytes(b"PK\x03\x04\x81\x8d")
    with pytest.raises(CommandError, match="n’est pas un texte"):
        call_command("importer_ressorts", tmp_path / "classeur.xlsx")
    with pytest.raises(CommandError, match="n’existe pas, ou ne peut pas être lu"):
        call_command("importer_ressorts", tmp_path / "absent.csv")


def test_une_case_sans_fin_est_refusee(fichier):
    with pytest.raises(CommandError, match="n’est pas un tableau"):
        call_command("importer_ressorts", fichier('73065;"' + "x" * 200_000))


def test_tout_ou_rien(fichier, monkeypatch):
    """The base gives way after the first tribunal: nothing stays of what was written."""
    placer, fois = CommuneQuerySet.update, []

    def update(self, **champs):
        fois.append(champs)
        if len(fois) == 2:
            raise DatabaseError
        return placer(self, **champs)

    monkeypatch.setattr(CommuneQuerySet, "update", update)
    with pytest.raises(DatabaseError):
        importer(fichier("73065;Chambéry;1;TJ Chambéry", "73011;Albertville;2;TJ Albertville"))
    assert not Tribunal.objects.exists()
    assert ressort("73065") == ""
