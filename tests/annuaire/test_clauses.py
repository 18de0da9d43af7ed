"""What a convention may not say, whoever signs it; and how a clause reads."""

import pytest
from django.core.exceptions import ValidationError

from annuaire.clauses import SANS_EFFET_POSSIBLE, SUJETS, Genre, Unite
from annuaire.models import Clause

pytestmark = pytest.mark.une_fois


@pytest.mark.parametrize(
    "valeur", [["cinquieme_classe_personnes", "plainte"], ["enquete"]], ids=lambda valeur: "+".join(valeur)
)
def test_un_crime_ou_un_delit_reste_toujours_exclu_du_rappel(valeur):
    assert not SUJETS["rappel_ordre.exclusions"].admet(valeur)
    assert SUJETS["rappel_ordre.exclusions"].admet([*valeur, "crime_ou_delit"])
    assert "toujours « faits susceptibles d’être un crime" in SUJETS["rappel_ordre.exclusions"].attendu


def test_une_personne_morale_transige_mais_n_est_jamais_rappelee_a_l_ordre():
    assert not SUJETS["rappel_ordre.public"].admet(["majeurs", "personnes_morales"])
    assert SUJETS["transaction.public"].admet(["majeurs", "personnes_morales"])


OBJETS = [cle for cle, sujet in SUJETS.items() if ".objet" in cle and sujet.genre is Genre.TEXTE]


@pytest.mark.parametrize("cle", OBJETS)
@pytest.mark.parametrize(
    "texte",
    [
        "RAO {ville}",
        "RAO {nom.__class__}",
        "RAO {nom!r}",
        "RAO {nom:>999}",
        "RAO {}",
        "RAO {n{commune}om}",
        "RAO {{nom}}",
        "RAO {nom",
        "RAO nom}",
        "RAO {nom}\nBcc: tous@essais.example",
        "RAO {nom}\n",
    ],
)
def test_un_objet_ne_se_remplit_que_de_la_commune_et_du_nom(cle, texte):
    assert not SUJETS[cle].admet(texte)
    assert SUJETS[cle].admet("RAO / {commune} / {nom}")
    assert SUJETS[cle].admet("RAM Divers")


def test_une_adresse_ne_se_remplit_de_rien():
    assert SUJETS["parquet.adresse"].admet("mairie@parquet.example")
    assert not SUJETS["parquet.adresse"].admet("{commune}@parquet.example")


CODE = {
    "transaction.proposition": {"duree": 1, "unite": "mois", "prorogee": True},
    "transaction.acceptation": {"duree": 15, "unite": "jours", "prorogee": True, "effet": "refus"},
}


@pytest.mark.parametrize("cle", CODE)
@pytest.mark.parametrize(
    "autre", [{"duree": 2}, {"unite": "francs"}, {"prorogee": False}, {"effet": "acceptation"}], ids=str
)
def test_une_convention_cite_le_delai_du_code_et_n_y_change_rien(convention, cle, autre):
    champs = {"version": convention.versions.get(), "cle": cle, "article": "art. 9"} | CODE[cle]
    Clause(**champs).full_clean()
    with pytest.raises(ValidationError, match=r"Le code fixe|Le silence"):
        Clause(**champs | autre).full_clean()


def test_le_silence_du_contrevenant_vaut_refus_et_se_lit():
    assert Clause(cle="transaction.acceptation", **CODE["transaction.acceptation"]).en_clair.endswith("vaut refus")
    assert (
        SUJETS["transaction.proposition"]
        .dire(SUJETS["transaction.proposition"].loi)
        .startswith("1\N{NO-BREAK SPACE}mois, ")
    )


def test_seule_l_autorite_judiciaire_est_dans_la_contrainte_et_un_nouveau_delai_n_y_entre_pas():
    (contrainte,) = [c for c in Clause._meta.constraints if c.name == "clause_effet_permis"]
    assert SANS_EFFET_POSSIBLE == ("transaction.homologation", "classement.validation")
    assert "bilan.remise" not in str(contrainte.condition)


@pytest.mark.parametrize(
    ("unite", "un", "deux"),
    [
        (Unite.HEURES, "heure", "heures"),
        (Unite.JOURS, "jour calendaire", "jours calendaires"),
        (Unite.OUVRABLES, "jour ouvrable", "jours ouvrables"),
        (Unite.FRANCS, "jour franc", "jours francs"),
        (Unite.MOIS, "mois", "mois"),
        (Unite.ANNEES, "an", "ans"),
    ],
)
def test_une_duree_s_accorde(unite, un, deux):
    assert [unite.compter(nombre) for nombre in (1, 2)] == [
        f"1\N{NO-BREAK SPACE}{un}",
        f"2\N{NO-BREAK SPACE}{deux}",
    ]
