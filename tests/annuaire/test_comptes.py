"""Accounts: by e-mail, opened by an administrator; a lost password comes back by a link that serves once."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from annuaire.models import Personne
from annuaire.models.habilitations import Role


@pytest.fixture(autouse=True)
def _personne_n_a_encore_echoue():
    cache.clear()


@pytest.fixture
def personne(commune, habiliter):
    personne = habiliter(commune, Role.AGENT).personne
    personne.email = "ada@mairie.example"
    personne.set_password("un mot de passe")
    personne.save()
    return personne


def connecter(client, email, mot):
    return client.post(reverse("account_login"), {"login": email, "password": mot})


@pytest.mark.parametrize("email", ["ada@mairie.example", "Ada@Mairie.EXAMPLE"])
def test_on_se_connecte_par_son_adresse_quelle_que_soit_la_casse(client, personne, email):
    assert connecter(client, email, "un mot de passe").url == "/"
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


def test_un_mot_de_passe_oublie_revient_par_un_lien_qui_sert_une_fois(client, personne, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": personne.email})
    (courriel,) = mailoutbox
    lien = re.search(r"http://testserver(\S+)", courriel.body)[1]
    assert personne.nom not in courriel.subject
    formulaire = client.get(lien).url
    nouveau = {"password1": "soleil d’hiver 42", "password2": "soleil d’hiver 42"}
    assert client.post(formulaire, nouveau).url == reverse("account_reset_password_from_key_done")
    assert connecter(client, personne.email, "soleil d’hiver 42").status_code == 302
    client.logout()
    assert "déjà servi" in client.get(lien).content.decode()


def test_une_adresse_inconnue_ne_recoit_rien_et_ne_l_apprend_pas(client, personne, mailoutbox):
    reponses = [client.post(reverse("account_reset_password"), {"email": e}) for e in ("x@y.example", personne.email)]
    assert reponses[0].url == reponses[1].url
    assert [message.to for message in mailoutbox] == [[personne.email]]


def echouer(client, email, fois, **depuis):
    for _ in range(fois):
        client.post(reverse("account_login"), {"login": email, "password": "faux"}, **depuis)


def entre(client, personne, **depuis):
    mots = {"login": personne.email, "password": "un mot de passe"}
    return client.post(reverse("account_login"), mots, **depuis).status_code == 302


def test_on_ne_ferme_pas_le_compte_d_un_autre_depuis_ailleurs(client, personne):
    """Five failures close the account to the address they come from – whatever Host it says – and to no other."""
    echouer(client, personne.email, 3, REMOTE_ADDR="192.0.2.1")
    echouer(client, personne.email.upper(), 2, REMOTE_ADDR="192.0.2.1", HTTP_HOST="testserver:1")
    assert not entre(client, personne, REMOTE_ADDR="192.0.2.1")
    assert entre(client, personne, REMOTE_ADDR="192.0.2.2")


@pytest.mark.parametrize(("mandataires", "entrent"), [(0, False), (1, True)])
def test_derriere_un_mandataire_chacun_a_son_adresse(client, personne, settings, mandataires, entrent):
    """Believed only where a proxy is said to write it; there, two people behind it are two."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = mandataires
    echouer(client, personne.email, 5, HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert entre(client, personne, HTTP_X_FORWARDED_FOR="192.0.2.2") == entrent


def test_une_adresse_inventee_devant_celle_du_mandataire_ne_sert_a_rien(client, personne, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for numero in range(5):
        echouer(client, personne.email, 1, HTTP_X_FORWARDED_FOR=f"192.0.2.{numero}, 192.0.2.9")
    assert not entre(client, personne, HTTP_X_FORWARDED_FOR="192.0.2.7, 192.0.2.9")


def test_demander_cinq_fois_un_mot_de_passe_n_en_prive_personne(client, personne, mailoutbox):
    demande = {"email": personne.email}
    codes = [client.post(reverse("account_reset_password"), demande, REMOTE_ADDR="192.0.2.1") for _ in range(6)]
    assert [reponse.status_code for reponse in codes] == [302] * 5 + [429]
    assert client.post(reverse("account_reset_password"), demande, REMOTE_ADDR="192.0.2.2").status_code == 302


def test_le_lien_d_un_courriel_ne_depend_pas_de_qui_le_demande(client, personne, settings, mailoutbox):
    settings.ADRESSE_PUBLIQUE = "https://dossiers.example"
    client.post(reverse("account_reset_password"), {"email": personne.email}, HTTP_HOST="testserver:8443")
    (courriel,) = mailoutbox
    assert re.search(r"https?://\S+", courriel.body)[0].startswith("https://dossiers.example/mot-de-passe/nouveau/")


@pytest.mark.parametrize(("mot", "assez"), [("soleil d’hi", False), ("soleil d’hiv", True)])
def test_un_mot_de_passe_a_douze_caracteres(client, personne, mot, assez):
    client.force_login(personne)
    mots = {"oldpassword": "un mot de passe", "password1": mot, "password2": mot}
    assert (client.post(reverse("account_change_password"), mots).status_code == 302) == assez


def test_les_mots_de_passe_sont_en_argon2():
    from config import settings

    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
