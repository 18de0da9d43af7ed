"""A mailed link: it lands where it should, or says whose it is; of the case it says nothing."""

import pytest
import time_machine
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Clause, Institution
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure.liens import lien, sceau
from tests.annuaire.connexions import sans_second_facteur
from tests.conftest import INSTANT


@pytest.fixture(autouse=True)
def _adresse(settings):
    settings.ADRESSE_PUBLIQUE = "http://testserver"


@pytest.fixture
def recu(rappel):
    """The mail of a referral, as it was received."""
    with time_machine.travel(INSTANT, tick=False):
        yield rappel("avis_demande").messages.get(courrier="fiche")


@pytest.fixture
def suivre(client, recu):
    """What it shows to somebody; nobody: not logged in."""

    def _suivre(personne=None, **suite):
        if personne:
            client.force_login(personne)
        return client.get(lien(recu.identifiant), **suite)

    return _suivre


def dossier(message):
    return reverse("procedure:dossier", args=[message.dossier.jeton])


def test_le_lien_est_dans_le_courriel(recu):
    assert lien(recu.identifiant) in recu.corps


def test_deja_connecte_on_est_sur_sa_page(suivre, recu, equipe):
    assert suivre(equipe.secretariat).headers["Location"] == dossier(recu)


def test_deconnecte_on_y_revient_apres_la_connexion(suivre, recu, client, equipe):
    """Also when the session has ended."""
    adresse = suivre().headers["Location"]
    revenu = client.post(adresse, {"login": equipe.secretariat.email, "password": "essais"})
    assert client.get(revenu.headers["Location"]).headers["Location"] == dossier(recu)


def test_avec_un_autre_compte_on_sait_lequel_et_l_on_peut_changer(suivre, recu, client, equipe):
    reponse = suivre(equipe.agent)
    assert (reponse.status_code, equipe.secretariat.email in reponse.text) == (403, True)
    suite = client.post(reverse("account_logout"), {"next": lien(recu.identifiant).removeprefix("http://testserver")})
    assert "/liens/" in suite.headers["Location"]


def test_sans_second_facteur_on_le_pose_d_abord_puis_on_y_va(rappel, equipe, client, convention):
    """The magistrate whom the mail calls has just got an account."""
    ecrire(
        Clause(version=convention.versions.get(), cle="parquet.adresse", valeur="siege@valmont.example", article="3")
    )
    message = rappel("avis_demande").messages.get(courrier="fiche")
    client.force_login(sans_second_facteur(equipe.magistrat))
    sur_sa_page = client.get(lien(message.identifiant)).headers["Location"]
    assert client.get(sur_sa_page).headers["Location"] == reverse("mfa_index")
    assert client.session["allait"] == sur_sa_page == dossier(message)


def test_un_mandat_fini_ne_voit_plus_rien_et_sait_pourquoi(suivre, equipe, habiliter):
    ailleurs = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet d’ailleurs", code="TJ-AILLEURS"))
    equipe.secretariat.habilitations.update(institution=ailleurs)
    reponse = suivre(equipe.secretariat)
    assert (reponse.status_code, "ne vous donne plus accès" in reponse.text) == (403, True)


@pytest.mark.parametrize("jeton", ["x", "x:y", ""])
def test_un_lien_inconnu_ou_force_n_existe_pas(client, db, equipe, jeton):
    adresse = reverse("procedure:lien", args=[jeton or sceau().sign_object("<inconnu@essais.example>")])
    assert client.get(adresse).status_code == 404
    client.force_login(equipe.agent)
    assert client.get(adresse).status_code == 404


def test_la_boite_commune_mene_chacun_du_parquet_a_sa_page(rappel, convention, client, equipe):
    ecrire(
        Clause(version=convention.versions.get(), cle="parquet.adresse", valeur="siege@valmont.example", article="3")
    )
    message = rappel("avis_demande").messages.get(courrier="fiche")
    client.force_login(equipe.magistrat)
    assert client.get(lien(message.identifiant)).headers["Location"] == dossier(message)


def test_d_une_autre_institution_on_apprend_a_qui_est_le_lien_et_rien_d_autre(suivre, recu, habiliter, parquet):
    ailleurs = ecrire(Institution(nature=Nature.COMMUNE, nom="Ailleurs", code="73999", parquet=parquet))
    texte = suivre(habiliter(ailleurs, Role.AGENT).personne).text
    assert (recu.adresse in texte, recu.dossier.numero in texte) == (True, False)


def test_chaque_copie_a_son_lien(rappel, parquet, equipe, habiliter):
    habiliter(parquet, Role.SECRETARIAT)
    une, autre = rappel("avis_demande").messages.filter(courrier="fiche")
    assert lien(une.identifiant) in une.corps
    assert lien(autre.identifiant) in autre.corps
