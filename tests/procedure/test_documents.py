"""A letter is read by who may, and being read is known."""

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.models.habilitations import Role
from procedure.courriers import rendre_les_dus
from procedure.models import Consultation, Document, Message
from procedure.poste import expedier
from tests.conftest import INSTANT


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lettre(rappel):
    return rappel("avis_demande", auteur={"nom": "Lormeau"}).documents.get()


def lire(client, personne, document):
    client.force_login(personne)
    reponse = client.get(reverse("procedure:document", args=[document.jeton]))
    reponse.lu = reponse.getvalue() if reponse.streaming else reponse.content
    return reponse


def test_les_deux_cotes_la_lisent_et_cela_se_sait(client, lettre, equipe):
    for personne in (equipe.agent, equipe.magistrat):
        reponse = lire(client, personne, lettre)
        assert (reponse.status_code, reponse["Content-Type"]) == (200, "application/pdf")
        assert reponse.lu.startswith(b"%PDF-")
    assert [c.personne for c in Consultation.objects.order_by("pk")] == [equipe.agent, equipe.magistrat]
    assert "lormeau" not in reponse["Content-Disposition"].lower()


def test_ce_qui_est_a_d_autres_et_ce_qui_n_existe_pas_se_repondent_pareil(client, lettre, habiliter, commune):
    ailleurs = type(commune).objects.create(nature="commune", nom="Ailleurs", code="73999")
    etranger = habiliter(ailleurs, Role.AGENT).personne
    reponses = [lire(client, etranger, document) for document in (lettre, Document(jeton="inconnu"))]
    assert [reponse.status_code for reponse in reponses] == [404, 404]
    assert reponses[0].lu == reponses[1].lu
    assert not Consultation.objects.exists()


def test_l_ouvrir_dans_le_portail_prouve_sa_reception(client, lettre, equipe):
    assert not lettre.dossier.faits.exists()
    lire(client, equipe.secretariat, lettre)
    assert lettre.dossier.faits.get().nom == "fiche.reception"
    message = Message.objects.get(document=lettre)
    assert (message.ouvert_le is not None, message.etat) == (True, "a_envoyer")  # the signed letter leaves all the same


def test_l_ouvrir_apres_l_avoir_recue_ne_la_fait_pas_recevoir_deux_fois(client, lettre, equipe, mailoutbox):
    rendre_les_dus(timezone.now(), 1)
    expedier(Message.objects.get(document=lettre).pk)
    for _ in range(2):
        lire(client, equipe.secretariat, lettre)
    assert lettre.dossier.faits.filter(nom="fiche.reception").count() == 1


def test_un_collegue_qui_lit_ne_prouve_rien(client, lettre, equipe):
    lire(client, equipe.agent, lettre)
    assert not lettre.dossier.faits.exists()


def test_les_consultations_s_oublient_a_leur_heure(lettre, equipe, settings):
    Consultation.objects.noter(equipe.agent, lettre.dossier, "dossier", INSTANT)
    settings.CONSULTATIONS_GARDEES = 365
    Consultation.objects.oublier(INSTANT + timezone.timedelta(days=365))
    assert Consultation.objects.exists()
    Consultation.objects.oublier(INSTANT + timezone.timedelta(days=366))
    assert not Consultation.objects.exists()
