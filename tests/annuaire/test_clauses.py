"""What a convention may not say, whoever signs it; and how a clause reads."""

import pytest

from annuaire.clauses import SUJETS


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


OBJETS = [cle for cle in SUJETS if ".objet" in cle]


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
