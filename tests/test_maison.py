"""The house stands as house rules say, and each rule catches the defect it is there for."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from config.reglages import RACINE
from tests import maison
from tests.style import style

pytestmark = pytest.mark.une_fois
REGLES = [maison.references, maison.gabarits, maison.adresses, style]


def couches(racine):
    """import-linter, on any tree."""
    lint = Path(sys.executable).with_name("lint-imports")
    fini = subprocess.run([lint, "--no-cache"], cwd=racine, capture_output=True, text=True)
    return [] if fini.returncode == 0 else [fini.stdout]


@pytest.mark.parametrize("regle", [*REGLES, couches], ids=lambda regle: regle.__name__)
def test_la_maison_suit_ses_regles(regle):
    assert list(regle(RACINE)) == []


def test_les_etages_du_code_et_des_reglages_sont_les_memes():
    assert set(settings.APPS) == set(maison.ETAGES)
    assert [maison.ETAGES[app] for app in settings.APPS] == sorted(maison.ETAGES.values(), reverse=True)


@cache
def connus(regle):
    """What is wrong already is said once, above."""
    return set(regle(RACINE))


def nouveaux(regle, racine):
    return [constat for constat in regle(racine) if constat not in connus(regle)]


@pytest.fixture
def copie(tmp_path):
    for app in [*maison.ETAGES, "templates"]:
        shutil.copytree(RACINE / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RACINE / "pyproject.toml", tmp_path)
    return tmp_path


APPS = "from django.apps import apps\n"
SIGNAL = "post_save.connect(print)\n"


def fonction(lignes, mot="def"):
    return f"{mot} longue():\n" + "    pass\n" * (lignes - 1)


DEFAUTS = [
    (couches, "procedure/defaut.py", "import rappel_ordre\n"),
    (couches, "cddf/defaut.py", "import rappel_ordre\n"),
    (couches, "annuaire/defaut.py", "from procedure.models import Ronde\n"),
    # A model: by its label, by its app, in a registry; by a loader under another name, or with a name nobody can read.
    (maison.references, "annuaire/defaut.py", "x = models.ForeignKey('procedure.Ronde', 1)\n"),
    (maison.references, "bilan/defaut.py", "x = models.ManyToManyField(to='cddf.Famille')\n"),
    (maison.references, "cddf/defaut.py", APPS + "apps.get_model('rappel_ordre', 'RappelOrdre')\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.get_model('rappel_ordre.RappelOrdre')\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.get_model(app_label='cddf', model_name='Famille')\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.get_app_config('rappel_ordre')\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.all_models['rappel_ordre']\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.app_configs['rappel_ordre']\n"),
    (maison.references, "procedure/defaut.py", APPS + "apps.get_model(nom)\n"),
    (maison.references, "procedure/defaut.py", APPS + "charger = apps.get_model\n"),
    (maison.references, "procedure/defaut.py", "from importlib import import_module as charger\n"),
    (maison.references, "cddf/defaut.py", "import_string('echanges.x')\n"),
    (maison.references, "procedure/migrations/0009_x.py", "dependencies = [('cddf', '0001_initial')]\n"),
    (maison.references, "cddf/migrations/0009_x.py", "run_before = [('bilan', '0001_initial')]\n"),
    (maison.references, "annuaire/migrations/0009_x.py", "x = models.OneToOneField(to='procedure.ronde')\n"),
    # An address: whole, begun, in halves, or without a prefix.
    (maison.references, "cddf/defaut.py", "reverse('echanges:liste')\n"),
    (maison.references, "cddf/defaut.py", "reverse(f'echanges:{nom}')\n"),
    (maison.references, "cddf/defaut.py", "reverse('echanges:' + nom)\n"),
    (maison.references, "cddf/defaut.py", "reverse('echanges' + suite)\n"),
    (maison.references, "cddf/defaut.py", "lien = '/echanges/liste'\n"),
    (maison.references, "annuaire/defaut.py", "redirect('sante')\n"),
    (maison.references, "cddf/defaut.py", "include('bilan.urls')\n"),
    # A template.
    (maison.references, "cddf/defaut.py", "class Vue:\n    template_name = 'echanges/liste.html'\n"),
    (maison.references, "cddf/defaut.py", "class Vue:\n    template_name: str = 'echanges/liste.html'\n"),
    (maison.references, "cddf/defaut.py", "Vue.as_view(template_name='echanges/liste.html')\n"),
    (maison.references, "cddf/defaut.py", "render(request, ['cddf/liste.html', 'echanges/liste.html'])\n"),
    (maison.gabarits, "templates/cddf/defaut.html", "{% include 'rappel_ordre/_fiche.html' %}"),
    (maison.gabarits, "templates/cddf/defaut.html", "{% include page|default:'rappel_ordre/_fiche.html' %}"),
    (maison.gabarits, "templates/cddf/defaut.html", '{% url "echanges:detail" pk %}'),
    (maison.gabarits, "templates/cddf/courriers/defaut.txt", '{% url "echanges:detail" pk %}'),
    (maison.gabarits, "templates/cddf/courriers/defaut.txt", '{% include "bilan/_pied.txt" %}'),
    (maison.gabarits, "templates/base_defaut.html", "{% extends 'cddf/base.html' %}"),
    (maison.gabarits, "templates/base_defaut.html", "{% url 'courriels' %}"),
    (maison.gabarits, "templates/annuaire/defaut.html", "{% url 'sante' as adresse %}"),
    (maison.gabarits, "templates/account/defaut.html", "{% include 'procedure/_acte.html' %}"),
    (maison.adresses, "cddf/urls.py", "urlpatterns = []\n"),
    (style, "cddf/services.py", ""),
    (style, "cddf/defaut.py", "from django.db.models.signals import post_save\n" + SIGNAL),
    (style, "cddf/defaut.py", "from django.db.models import signals\n"),
    (style, "cddf/defaut.py", "import django.db.models.signals as s\n"),
    (style, "cddf/defaut.py", "from django.db import models\nmodels.signals.pre_save.connect(print)\n"),
    (style, "cddf/defaut.py", "from django.dispatch import receiver\n"),
    (style, "cddf/defaut.py", fonction(30)),
    (style, "cddf/defaut.py", fonction(30, "async def")),
    (style, "cddf/defaut.py", "pass\n" * 151),
]


@pytest.mark.parametrize(("regle", "fichier", "texte"), DEFAUTS, ids=lambda valeur: getattr(valeur, "__name__", None))
def test_un_defaut_plante_est_vu(copie, regle, fichier, texte):
    (copie / fichier).parent.mkdir(parents=True, exist_ok=True)
    (copie / fichier).write_text(texte)
    constats = nouveaux(regle, copie)
    assert len(constats) == 1
    assert fichier.removesuffix(".py").replace("/", ".") in constats[0] or fichier in constats[0]


PERMIS = {
    "cddf/juste.py": APPS
    + "from procedure.models import Ronde\napps.get_model('annuaire.Personne')\nreverse('accueil')\n",
    "procedure/juste.py": "sujet = 'rappel_ordre.avis'\ntitre = 'bilan'\n",
    "config/juste.py": "from celery.signals import worker_ready\nreverse('cddf:liste')\n",
    "bilan/migrations/0009_x.py": "dependencies = [('procedure', '0001_initial'), ('bilan', '0008_x')]\n",
    "bilan/limites.py": fonction(29) + "pass\n" * 121,
    "templates/cddf/juste.html": "{% include 'procedure/_acte.html' %}{% url 'cddf:liste' %} Selon bilan/, cddf.",
    "templates/demonstration/juste.html": "{% url 'courriels' %}",
}


def test_ce_qui_descend_est_permis_et_ce_qui_touche_la_limite_aussi(copie):
    for fichier, texte in PERMIS.items():
        (copie / fichier).parent.mkdir(parents=True, exist_ok=True)
        (copie / fichier).write_text(texte)
    assert [constat for regle in [*REGLES, couches] for constat in nouveaux(regle, copie)] == []
