"""People are told when the clock has stopped; the operator sees what it failed to do, and no case."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.models.habilitations import Role
from procedure import moteur
from procedure.horloge import sonner
from procedure.models import Message, Ronde
from rappel_ordre.models import Etat, RappelOrdre

ADRESSE = reverse("procedure:horloge")
ARRETEE = "L’horloge est arrêtée"


@pytest.fixture
def exploitant(client, habiliter):
    client.force_login(habiliter(None, Role.EXPLOITANT).personne)
    return client


@pytest.mark.parametrize(("age", "dite"), [(14, False), (16, True)])
def test_une_horloge_arretee_se_dit_sur_chaque_page(age, dite, client, equipe):
    fin = timezone.now() - timedelta(minutes=age)
    Ronde.objects.create(commencee_le=fin, finie_le=fin)
    client.force_login(equipe.agent)
    assert (ARRETEE in client.get("/").text) == dite


def test_une_horloge_qui_n_a_jamais_sonne_se_dit_aussi(client, equipe):
    client.force_login(equipe.agent)
    assert ARRETEE in client.get("/").text
    client.logout()
    assert ARRETEE not in client.get("/connexion/").text


def test_seul_l_exploitant_voit_l_horloge(client, equipe, exploitant):
    assert exploitant.get(ADRESSE).status_code == 200
    for personne in vars(equipe).values():
        client.force_login(personne)
        assert client.get(ADRESSE).status_code == 404


def test_une_panne_se_voit_sans_rien_dire_du_dossier_et_se_reprend(exploitant, rappel, monkeypatch):
    recu = timezone.now() - timedelta(days=30)
    dossier = rappel("avis_demande", recu=recu, le=recu)

    def inscrire(essai):
        raise ValueError("Dupont")

    with monkeypatch.context() as defaut:
        defaut.setattr(moteur, "inscrire", inscrire)
        sonner()
    page = exploitant.get(ADRESSE).text
    assert "ValueError" in page
    assert "Avis du parquet" in page
    assert "dupont" not in page.lower()
    assert dossier.numero not in page
    assert exploitant.post(ADRESSE).status_code == 302
    assert RappelOrdre.objects.get().etat == Etat.AUTORISE
    assert "ValueError" not in exploitant.get(ADRESSE).text


def test_un_courriel_qui_ne_part_pas_se_voit_et_se_reprend(exploitant, rappel):
    """The mail server is down."""
    assert "Rien : tout ce qui était dû a été fait." in exploitant.get(ADRESSE).text
    rappel("avis_demande", auteur={"nom": "Dupont"})
    sonner()
    page = exploitant.get(ADRESSE).text
    assert "ConnectionRefusedError" in page
    assert "dupont" not in page.lower()
    Message.objects.update(reveil=timezone.now() + timedelta(hours=1))
    exploitant.post(ADRESSE)
    assert Message.objects.dus(timezone.now()).exists()


def test_les_pannes_ne_font_pas_croitre_les_requetes(exploitant, rappel, django_assert_max_num_queries):
    recu = timezone.now() - timedelta(days=30)
    for _ in range(5):
        rappel("avis_demande", recu=recu, le=recu).echeances.update(panne="ValueError")
    exploitant.get(ADRESSE)  # the first notes the session
    with django_assert_max_num_queries(10):
        exploitant.get(ADRESSE)
