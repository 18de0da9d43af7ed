"""What changes how one comes in is said to its owner by mail: in French, naming nobody, and without ever getting in its way."""

import logging

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from annuaire import comptes
from annuaire.models.habilitations import Role
from tests.annuaire.connexions import MOT, avec_application, code, entrer, prouver, sans_second_facteur

NOUVEAU = "soleil d’hiver 42"


@pytest.fixture(autouse=True)
def _personne_n_a_encore_echoue():
    cache.clear()


@pytest.fixture
def agent(transactional_db, commune, habiliter):
    return sans_second_facteur(habiliter(commune, Role.AGENT).personne)


@pytest.fixture
def agent_equipe(agent):
    """In, by the code of an application."""
    secret = avec_application(agent, codes=True)[0]
    client = entrer(agent, **{"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    prouver(client, code(secret))
    return client


def changer_de_mot_de_passe(client):
    mots = {"oldpassword": MOT, "password1": NOUVEAU, "password2": NOUVEAU}
    return client.post(reverse("account_change_password"), mots)


GESTES = {
    "Votre mot de passe a changé": changer_de_mot_de_passe,
    "De nouveaux codes de secours pour votre compte": lambda c: c.post(reverse("mfa_generate_recovery_codes")),
    "L’application de codes de votre compte a été retirée": lambda c: c.post(reverse("mfa_deactivate_totp")),
}


@pytest.mark.parametrize("objet", GESTES)
def test_chaque_changement_est_dit(agent, agent_equipe, mailoutbox, objet):
    assert GESTES[objet](agent_equipe).status_code == 302
    (courriel,) = mailoutbox
    assert (courriel.subject, courriel.to) == (objet, [agent.email])
    assert "depuis Firefox sur Windows, à l’adresse 127.0.0.1." in courriel.body
    assert agent.nom not in courriel.subject + courriel.body
    assert "{" not in courriel.body


def test_l_ajout_d_une_application_est_dit(agent, mailoutbox):
    client = entrer(agent)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert [courriel.subject for courriel in mailoutbox] == ["Une application de codes a été ajoutée à votre compte"]


def test_une_messagerie_arretee_n_empeche_rien(agent, agent_equipe, caplog):
    """Without `mailoutbox`, every sending is refused."""
    with caplog.at_level(logging.ERROR):
        assert agent_equipe.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=agent).exists()
    assert caplog.messages == ["courriel mfa/email/totp_deactivated : ConnectionRefusedError"]


def demander_un_lien(client, email):
    reponse = client.post(reverse("account_reset_password"), {"email": email})
    return reponse.status_code, reponse.url


def test_une_messagerie_arretee_ne_dit_pas_qui_a_un_compte(client, agent):
    assert demander_un_lien(client, agent.email) == demander_un_lien(client, "personne@mairie.example")


def test_un_courriel_part_a_cote_de_la_reponse(client, agent, mailoutbox, monkeypatch):
    """However slow the mail server is, an address that has an account answers no later than one that has none."""
    gestes = []
    monkeypatch.setattr(comptes, "a_part", lambda *geste: gestes.append(geste))
    assert demander_un_lien(client, agent.email)[0] == 302
    assert mailoutbox == []
    ((poster, *courriel),) = gestes
    poster(*courriel)
    assert [message.to for message in mail.outbox] == [[agent.email]]
