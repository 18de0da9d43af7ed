"""Pages that say what went wrong, to who reads them: what was changed, what to do next, whom to call."""

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

PAGES = ("400", "403", "403_csrf", "404", "429", "500", "503")


@pytest.mark.parametrize("nom", PAGES)
def test_chacune_dit_que_faire_et_qui_appeler_sans_rien_lire(nom, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        page = render_to_string(f"{nom}.html")
    assert "<li>" in page
    assert "administrateur de votre institution" in page


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def test_sans_base_on_dit_de_revenir_dans_une_minute(client, monkeypatch, db):
    def coupee(*args):
        raise OperationalError("connexion refusée à dupont@hote")

    client.cookies["sessionid"] = "x" * 32
    with monkeypatch.context() as coupure:
        coupure.setattr(connection, "cursor", coupee)
        reponse = client.get("/")
    assert (reponse.status_code, reponse.headers["Retry-After"]) == (503, "60")
    assert "momentanément indisponible" in reponse.text
    assert "dupont" not in reponse.text


def test_une_erreur_du_programme_reste_une_erreur(client, monkeypatch, db):
    monkeypatch.setattr("config.views.examiner", lambda *args: 1 / 0)
    reponse = client.get(reverse("sante"))
    assert (reponse.status_code, "Erreur du programme" in reponse.text) == (500, True)


def test_un_formulaire_trop_vieux_dit_comment_ne_rien_perdre(db):
    reponse = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x", "password": "y"})
    assert (reponse.status_code, "Revenez en arrière" in reponse.text) == (403, True)
