"""The terms of one's cases, on a page and in one's calendar; nothing there names anybody."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from annuaire.clauses import Unite
from annuaire.models import Clause
from annuaire.models.habilitations import Role
from procedure.agenda.calendrier import ics
from procedure.agenda.jours import rendez_vous
from procedure.models import Echeance, Flux
from tests.conftest import INSTANT

HEURE = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _horloge(time_machine):
    time_machine.move_to(INSTANT + 2 * HEURE, tick=False)


@pytest.fixture
def attendu(rappel):
    return rappel("avis_demande", recu=INSTANT + HEURE)


@pytest.fixture
def flux(client):
    """What a calendar reads by somebody's link."""

    def _flux(jeton):
        client.logout()
        return client.get(reverse("procedure:flux", args=[jeton]))

    return _flux


def test_un_terme_de_jours_est_a_son_dernier_jour(attendu, equipe):
    (rendez,) = rendez_vous(equipe.magistrat, INSTANT)
    assert (rendez.jour.isoformat(), rendez.heure, str(rendez.delai)) == ("2026-11-23", None, "Avis du parquet")
    assert rendez.silence == "le dossier passe à « Autorisé »"


def test_un_terme_d_heures_est_a_son_heure(convention, rappel, equipe):
    Clause.objects.filter(cle="rappel_ordre.avis").update(duree=72, unite=Unite.HEURES, prorogee=False)
    rappel("avis_demande", recu=INSTANT + HEURE)
    (rendez,) = rendez_vous(equipe.magistrat, INSTANT)
    assert rendez.heure.isoformat() == "2026-11-21T12:20:00+01:00"
    assert "DTEND:20261121T112000Z" in ics([rendez], INSTANT)


def test_ce_qu_on_ne_voit_pas_n_est_pas_a_l_agenda(attendu, habiliter, commune):
    assert rendez_vous(habiliter(commune, Role.MEMBRE).personne, INSTANT) == []


def test_la_page_montre_les_jours(attendu, equipe, client):
    client.force_login(equipe.agent)
    page = client.get(reverse("procedure:agenda")).text
    assert "Lundi 23&nbsp;novembre" in page
    assert attendu.numero in page


def test_les_requetes_de_l_agenda_ne_croissent_pas(rappel, equipe, django_assert_max_num_queries):
    for _ in range(3):
        rappel("avis_demande", recu=INSTANT + HEURE)
        with django_assert_max_num_queries(4):
            rendez_vous(equipe.agent, INSTANT)


def test_le_lien_se_montre_une_fois_et_se_lit_sans_session(attendu, equipe, client, flux, settings):
    settings.ADRESSE_PUBLIQUE = "https://trait.example"
    client.force_login(equipe.magistrat)
    page = client.post(reverse("procedure:flux_ouvrir"), follow=True).text
    (jeton,) = re.findall(r"https://trait\.example/agenda/([\w-]+)\.ics", page)
    assert jeton not in client.get(reverse("procedure:agenda")).text
    reponse = flux(jeton)
    assert reponse.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"SUMMARY:{attendu.numero} : Avis du parquet" in reponse.text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261123" in reponse.text


def test_la_base_ne_garde_pas_de_quoi_le_lire(equipe):
    jeton = Flux.objects.ouvrir(equipe.agent)
    assert jeton not in str(Flux.objects.values().get())


def test_arrete_ou_remplace_il_ne_se_lit_plus(equipe, client, flux):
    ancien, neuf = Flux.objects.ouvrir(equipe.agent), Flux.objects.ouvrir(equipe.agent)
    assert (flux(ancien).status_code, flux(neuf).status_code) == (404, 200)
    client.force_login(equipe.agent)
    client.post(reverse("procedure:flux_fermer"))
    assert flux(neuf).status_code == 404


def test_un_lien_inconnu_et_un_lien_arrete_se_repondent_pareil(equipe, flux):
    jeton = Flux.objects.ouvrir(equipe.agent)
    Flux.objects.all().delete()
    assert flux(jeton).content == flux("x" * 43).content


def test_il_ne_nomme_personne(attendu, equipe, flux):
    interesse = {"nom": "Canari", "prenoms": "Jaune", "adresse": "3, rue du Canari"}
    attendu.interesses.update(**interesse)
    type(attendu).objects.update(faits_lieu="rue du Canari", resume="Canari")
    assert "canari" not in flux(Flux.objects.ouvrir(equipe.magistrat)).text.lower()


def test_ses_lignes_sont_pliees_entre_les_lettres(attendu, equipe):
    Echeance.objects.update(delai="reponse_attendue")
    texte = ics(rendez_vous(equipe.magistrat, INSTANT) * 2, INSTANT)
    assert all(len(ligne.encode()) <= 75 for ligne in texte.split("\r\n"))
    assert texte.endswith("END:VCALENDAR\r\n")
    assert "\n" not in texte.replace("\r\n", "")
