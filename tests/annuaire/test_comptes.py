"""Accounts: by e-mail, opened by an administrator; a lost password comes back by a link that serves once."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from annuaire.models import Personne


@pytest.fixture
def personne(db):
    return Personne.objects.create_user("ada@mairie.example", "un mot de passe", prenom="Ada", nom="Test")


def connecter(client, email, mot):
    return client.post(reverse("account_login"), {"login": email, "password": mot})


@pytest.mark.parametrize("email", ["ada@mairie.example", "Ada@Mairie.EXAMPLE"])
def test_on_se_connecte_par_son_adresse_quelle_que_soit_la_casse(client, personne, email):
    assert connecter(client, email, "un mot de passe").url == reverse("accueil")
    assert client.get("/").status_code == 200


def test_un_mauvais_mot_de_passe_ne_dit_pas_si_le_compte_existe(client, personne):
    reponses = [connecter(client, email, "faux") for email in ("ada@mairie.example", "personne@mairie.example")]
    connu, inconnu = [list(reponse.context["form"].non_field_errors()) for reponse in reponses]
    assert len(connu) == 1
    assert connu == inconnu


def test_un_compte_ferme_ne_se_connecte_pas(client, personne):
    Personne.objects.update(is_active=False)
    assert connecter(client, personne.email, "un mot de passe").url == reverse("account_inactive")
    assert client.get("/").status_code == 302


def test_on_revient_ou_l_on_allait(client, personne):
    allait = reverse("account_change_password")
    vers = client.get(allait).url
    reponse = client.post(vers, {"login": personne.email, "password": "un mot de passe"})
    assert reponse.url == allait


def test_personne_ne_s_inscrit_soi_meme(client, db):
    for adresse in ("/inscription/", "/signup/", "/accounts/signup/", "/email/"):
        assert client.get(adresse).status_code in (302, 404)
    assert Personne.objects.count() == 0


def test_un_mot_de_passe_oublie_revient_par_un_lien_qui_sert_une_fois(client, personne):
    client.post(reverse("account_reset_password"), {"email": personne.email})
    (courriel,) = mail.outbox
    lien = re.search(r"http://testserver(\S+)", courriel.body)[1]
    assert personne.nom not in courriel.subject
    formulaire = client.get(lien).url
    nouveau = {"password1": "soleil d’hiver 42", "password2": "soleil d’hiver 42"}
    assert client.post(formulaire, nouveau).url == reverse("account_reset_password_from_key_done")
    assert connecter(client, personne.email, "soleil d’hiver 42").status_code == 302
    client.logout()
    assert "déjà servi" in client.get(lien).content.decode()


def test_une_adresse_inconnue_ne_recoit_rien_et_ne_l_apprend_pas(client, personne):
    reponses = [client.post(reverse("account_reset_password"), {"email": e}) for e in ("x@y.example", personne.email)]
    assert reponses[0].url == reponses[1].url
    assert [message.to for message in mail.outbox] == [[personne.email]]


def test_les_mots_de_passe_sont_en_argon2():
    from config import settings

    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
