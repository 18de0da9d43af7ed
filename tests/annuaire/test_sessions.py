"""Sessions end by themselves, by their owner, or with the password; and nobody is let in by one that is over."""

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire import sessions, views
from annuaire.models.habilitations import Role
from procedure.horloge import sonner
from tests.annuaire.connexions import MOT, entrer, sans_second_facteur
from tests.conftest import INSTANT

SECONDE, MINUTE, HEURE = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
NOUVEAU = "soleil d’hiver 42"


@pytest.fixture(autouse=True)
def _personne_n_a_encore_echoue():
    cache.clear()


@pytest.fixture
def horloge(time_machine):
    time_machine.move_to(INSTANT, tick=False)
    return time_machine


@pytest.fixture
def agent(commune, habiliter):
    return sans_second_facteur(habiliter(commune, Role.AGENT).personne)


def tient(client):
    return client.get("/").status_code == 200


@pytest.mark.parametrize(("silence", "tenue"), [(30 * MINUTE - SECONDE, True), (30 * MINUTE, False)])
def test_trente_minutes_de_silence(horloge, agent, silence, tenue):
    client = entrer(agent)
    horloge.shift(silence)
    assert tient(client) == tenue


@pytest.mark.parametrize(("age", "tenue"), [(8 * HEURE - SECONDE, True), (8 * HEURE, False)])
def test_huit_heures_quoi_qu_il_s_y_passe(horloge, agent, age, tenue):
    client = entrer(agent)
    while datetime.now(INSTANT.tzinfo) < INSTANT + age - 29 * MINUTE:
        horloge.shift(29 * MINUTE)
        assert tient(client)
    horloge.move_to(INSTANT + age, tick=False)
    assert tient(client) == tenue


@pytest.mark.parametrize("sabotage", ["VUE", "DEBUT"])
def test_le_sabotage_des_deux_bornes_se_voit(horloge, agent, monkeypatch, sabotage):
    """One of the two times is never looked at."""
    monkeypatch.setattr(sessions, sabotage, "ailleurs")
    monkeypatch.setattr(sessions, "_noter", lambda *args: None)
    client = entrer(agent)
    horloge.shift(30 * MINUTE if sabotage == "VUE" else 8 * HEURE - SECONDE)
    assert tient(client)


@pytest.mark.parametrize("maniere", ["get", "head", "post"])
def test_la_fin_est_dite_a_la_connexion_et_l_on_revient(horloge, agent, maniere):
    client = entrer(agent)
    horloge.shift(HEURE)
    reponse = getattr(client, maniere)("/compte/sessions/")
    assert reponse.url == f"{reverse('account_login')}?next=/compte/sessions/"
    page = client.get(reponse.url).text
    assert "Votre session a pris fin : rien ne s’y passait depuis 30 minutes." in page
    assert "La page demandée s’ouvrira ensuite." in page
    assert "a pris fin" not in client.get(reponse.url).text
    assert client.post(reponse.url, {"login": agent.email, "password": MOT}).url == "/compte/sessions/"


@pytest.mark.parametrize(("recul", "tenue"), [(MINUTE, True), (MINUTE + SECONDE, False), (HEURE, False)])
def test_une_horloge_qui_recule_ne_prolonge_rien(horloge, agent, recul, tenue):
    client = entrer(agent)
    horloge.shift(-recul)
    assert tient(client) == tenue


def test_une_session_ne_s_ecrit_qu_une_fois_par_minute(horloge, agent):
    client = entrer(agent)

    def ecrits():
        with CaptureQueriesContext(connection) as requetes:
            assert tient(client)
        return [requete["sql"] for requete in requetes if requete["sql"].startswith(("UPDATE", "INSERT"))]

    assert tient(client)  # their day notes its first visit
    assert ecrits() == []
    horloge.shift(MINUTE - SECONDE)
    assert ecrits() == []
    horloge.shift(SECONDE)
    assert any("django_session" in sql for sql in ecrits())
    assert ecrits() == []


def test_on_voit_ses_sessions_et_aucune_autre(horloge, agent, habiliter, commune):
    autre = entrer(sans_second_facteur(habiliter(commune, Role.AGENT).personne), **{"User-Agent": "Chrome Linux"})
    entrer(agent, **{"User-Agent": "Mozilla/5.0 (iPhone) Safari/605"})
    client = entrer(agent, **{"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    page = client.get(reverse("sessions")).text
    assert "Firefox sur Windows <strong>– cette session-ci</strong>" in page
    assert "Safari sur iPhone" in page
    assert "Chrome" not in page
    assert page.count("adresse 127.0.0.1") == 2
    horloge.shift(29 * MINUTE)
    assert tient(client)
    horloge.shift(MINUTE)
    assert "iPhone" not in client.get(reverse("sessions")).text
    assert not tient(autre)


def test_on_ferme_une_session_ou_toutes_les_autres(agent):
    ici, *ailleurs = [entrer(agent) for _ in range(4)]
    visee = UserSession.objects.get(session_key=ailleurs[0].session.session_key)
    assert ici.post(reverse("fermer_session", args=[visee.pk])).url == reverse("sessions")
    assert [tient(client) for client in ailleurs] == [False, True, True]
    ici.post(reverse("fermer_sessions"))
    assert [tient(client) for client in [ici, *ailleurs]] == [True, False, False, False]


def test_la_session_d_un_autre_n_est_pas_la_et_la_sienne_non_plus(agent, habiliter, commune):
    ici, autre = entrer(agent), entrer(sans_second_facteur(habiliter(commune, Role.AGENT).personne))
    cles = [client.session.session_key for client in (ici, autre)]
    for cle in cles:
        session = UserSession.objects.get(session_key=cle)
        assert ici.post(reverse("fermer_session", args=[session.pk])).status_code == 404
    assert ici.post(reverse("fermer_session", args=[10**6])).status_code == 404
    assert ici.get(reverse("fermer_sessions")).status_code == 405
    assert tient(autre)


def test_le_sabotage_de_la_fermeture_se_voit(agent, monkeypatch):
    """The line goes, the session stays."""
    monkeypatch.setattr(views, "terminer", lambda visees: visees.delete())
    ici, ailleurs = entrer(agent), entrer(agent)
    ici.post(reverse("fermer_sessions"))
    assert tient(ailleurs)


def test_la_liste_ne_coute_pas_plus_cher_quand_elle_s_allonge(agent, django_assert_max_num_queries):
    client = entrer(agent)
    for _ in range(10):
        entrer(agent)
    with django_assert_max_num_queries(6):
        assert client.get(reverse("sessions")).text.count("adresse 127.0.0.1") == 11


def test_changer_de_mot_de_passe_ferme_les_autres_sessions(agent):
    ici, ailleurs = entrer(agent), entrer(agent)
    mots = {"oldpassword": MOT, "password1": NOUVEAU, "password2": NOUVEAU}
    assert ici.post(reverse("account_change_password"), mots).url == reverse("mfa_index")
    assert (tient(ici), tient(ailleurs)) == (True, False)
    assert "Vous n’êtes connecté qu’ici." in ici.get(reverse("mfa_index")).text


def test_un_mot_de_passe_oublie_ferme_toutes_les_sessions(client, agent, mailoutbox):
    ailleurs = entrer(agent)
    client.post(reverse("account_reset_password"), {"email": agent.email})
    formulaire = client.get(mailoutbox[0].body.split("http://testserver")[1].split()[0]).url
    client.post(formulaire, {"password1": NOUVEAU, "password2": NOUVEAU})
    assert not tient(ailleurs)
    assert not Session.objects.filter(session_key=ailleurs.session.session_key).exists()


def test_une_session_change_de_nom_a_la_connexion_et_disparait_a_la_sortie(client, agent):
    client.get(reverse("account_login"))
    client.session.save()
    avant = client.session.session_key
    client.post(reverse("account_login"), {"login": agent.email, "password": MOT})
    pendant = client.session.session_key
    assert avant != pendant
    cookie = client.cookies["sessionid"]
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key__in=[avant, pendant]).exists()
    client.cookies["sessionid"] = cookie.value
    assert not tient(client)


def test_le_cookie_part_avec_le_navigateur_et_ne_se_lit_pas(agent):
    cookie = entrer(agent).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["samesite"]) == ("", "", "Lax")
    assert cookie["httponly"]


def test_une_fois_par_jour_les_sessions_finies_s_oublient(horloge, agent):
    entrer(agent)
    horloge.shift(HEURE)
    encore = entrer(agent)
    horloge.move_to(INSTANT + 8 * HEURE, tick=False)
    sonner()
    assert list(Session.objects.values_list("session_key", flat=True)) == [encore.session.session_key]
    assert UserSession.objects.count() == 1


def test_sous_https_nos_cookies_ont_tout_ce_que_leur_prefixe_exige(agent, settings):
    """A browser drops a `__Host-` cookie that is not Secure, of the whole site, and of our name alone: nobody would come in."""
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client(enforce_csrf_checks=True, headers={"referer": "https://testserver/"})
    client.get(reverse("account_login"), secure=True)
    dit = {"login": agent.email, "password": MOT, "csrfmiddlewaretoken": client.cookies["__Host-csrf"].value}
    assert client.post(reverse("account_login"), dit, secure=True).status_code == 302
    assert client.get("/", secure=True).status_code == 200
    poses = {nom: cookie for nom, cookie in client.cookies.items() if nom != "messages"}
    assert set(poses) == {"__Host-session", "__Host-csrf"}
    assert {(c["path"], c["domain"], bool(c["secure"])) for c in poses.values()} == {("/", "", True)}
