import json
import logging
import re
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from config.celery import application
from config.courriels import NULLE_PART
from config.journaux import EnJson
from procedure import declencheurs
from procedure.horloge import sonner
from procedure.models import Ronde


def panne(*_):
    raise OperationalError("coupée")


@pytest.fixture
def lire(client, db):
    def _lire(adresse="/sante/"):
        reponse = client.get(adresse)
        return reponse.status_code, reponse.json()

    return _lire


def test_tout_va_bien_quand_l_horloge_vient_de_passer(lire):
    sonner()
    code, constats = lire()
    assert code == 200
    assert constats["base"] == connection.vendor
    assert constats["migrations"] == "à jour"
    assert constats["second mur"] == ("sans objet sur SQLite" if connection.vendor == "sqlite" else "debout")


def test_sans_aucune_ronde_un_terme_peut_etre_manque(lire):
    assert lire()[0] == 503


@pytest.mark.parametrize(("minutes", "code"), [(14, 200), (16, 503)])
def test_une_ronde_vaut_quinze_minutes(lire, minutes, code):
    sonner()
    Ronde.objects.update(finie_le=timezone.now() - timedelta(minutes=minutes))
    assert lire()[0] == code


def test_une_ronde_commencee_mais_pas_finie_ne_rassure_personne(lire):
    Ronde.objects.create()
    assert lire()[0] == 503


def test_une_migration_en_retard_se_voit(lire):
    sonner()
    with connection.cursor() as curseur:
        curseur.execute("DELETE FROM django_migrations WHERE app = 'procedure'")
    code, constats = lire()
    assert code == 503
    assert re.fullmatch(r"\d+ à faire", constats["migrations"])


def test_une_horloge_en_retard_ne_fait_pas_mourir_les_pages(lire):
    assert lire()[0] == 503
    assert lire("/sante/pages/") == (200, {"base": connection.vendor})


def test_sans_base_les_pages_ne_vivent_pas(lire, monkeypatch):
    with monkeypatch.context() as coupure:
        coupure.setattr("config.sante.connection.cursor", panne)
        assert lire("/sante/pages/")[0] == 503


def test_examiner_echoue_quand_un_terme_pourrait_etre_manque(db, capsys):
    with pytest.raises(CommandError, match="un terme pourrait être manqué"):
        call_command("examiner")
    assert "MAL   horloge : aucune ronde" in capsys.readouterr().out
    sonner()
    call_command("examiner")
    assert "MAL" not in capsys.readouterr().out


def test_l_horloge_sonne_chaque_minute():
    """What beat knocks with: the task exists, it is the round, and a knock nobody answered is gone before the next."""
    (rendez_vous,) = settings.CELERY_BEAT_SCHEDULE.values()
    application.loader.import_default_modules()
    assert application.tasks[rendez_vous["task"]].run is sonner.run
    assert rendez_vous["schedule"] == 60
    assert rendez_vous["options"]["expires"] < rendez_vous["schedule"]
    assert application.conf.beat_schedule == settings.CELERY_BEAT_SCHEDULE


def test_une_base_qui_ne_repond_pas(lire, monkeypatch):
    with monkeypatch.context() as coupure:
        coupure.setattr("config.sante.connection.cursor", panne)
        code, constats = lire()
    assert (code, constats["base"]) == (503, "la base ne répond pas")


def test_un_declencheur_qui_manque_se_voit(lire):
    sonner()
    assert lire()[1]["journal"] == "ne se réécrit pas"
    declencheurs.lever()
    code, constats = lire()
    assert (code, constats["journal"].startswith("déclencheurs absents")) == (503, True)


def test_un_courrier_qui_ne_part_pas_se_voit(lire, rappel):
    """The mail server is down; after an hour, somebody must know."""
    rappel("avis_demande")
    sonner()
    code, constats = lire()
    assert (code, constats["courrier"].endswith("en souffrance")) == (503, True)


def test_sans_serveur_d_envoi_rien_ne_part_et_cela_se_voit(lire, rappel, settings):
    """Nothing that accepts without sending: a letter would be taken for received, and silence would decide."""
    settings.EMAIL_BACKEND = NULLE_PART
    dossier = rappel("avis_demande")
    sonner()
    pannes = set(dossier.messages.values_list("panne", flat=True))
    assert (dossier.faits.count(), pannes) == (0, {"EmailUrlManque"})
    code, constats = lire()
    assert (code, constats["courrier"]) == (503, "rien ne peut partir : EMAIL_URL manque")


def test_une_file_qui_ne_repond_pas_se_voit(lire, settings):
    sonner()
    settings.CELERY_BROKER_URL, settings.CELERY_BROKER_TRANSPORT_OPTIONS = "redis://127.0.0.1:1/0", {}
    assert lire()[0] == 503


def test_un_disque_plein_se_voit_avant_de_l_etre(lire, monkeypatch):
    sonner()
    monkeypatch.setattr("config.sante.PLACE", 2**60)
    assert lire()[0] == 503


def test_un_journal_technique_ne_repete_pas_ce_que_dit_une_erreur():
    try:
        raise ValueError("Mme Dupont")
    except ValueError:
        enregistrement = logging.makeLogRecord({"msg": "raté : %s", "args": ("dossier 7",), "exc_info": sys.exc_info()})
    ligne = json.loads(EnJson().format(enregistrement))
    assert (ligne["dit"], ligne["erreur"]) == ("raté : dossier 7", "ValueError")
    assert "test_sante.py" in ligne["chemin"][0]
    assert "Dupont" not in str(ligne)
