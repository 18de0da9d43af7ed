"""The house stands as house rules say, and each rule catches the defect it is there for."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config.reglages import RACINE
from tests import maison

pytestmark = pytest.mark.une_fois
REGLES = [maison.references, maison.gabarits, maison.adresses, maison.style]


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


@pytest.fixture
def copie(tmp_path):
    for app in [*maison.ETAGES, "templates"]:
        shutil.copytree(RACINE / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RACINE / "pyproject.toml", tmp_path)
    return tmp_path


DEFAUTS = [
    (couches, "procedure/defaut.py", "import rappel_ordre\n"),
    (couches, "cddf/defaut.py", "import rappel_ordre\n"),
    (couches, "annuaire/defaut.py", "from procedure.models import Ronde\n"),
    (
        maison.references,
        "cddf/defaut.py",
        "from django.apps import apps\napps.get_model('rappel_ordre', 'RappelOrdre')\n",
    ),
    (
        maison.references,
        "procedure/defaut.py",
        "from django.apps import apps\napps.get_model('rappel_ordre.RappelOrdre')\n",
    ),
    (maison.references, "procedure/defaut.py", "from django.apps import apps\nnom = 'x'\napps.get_model(nom)\n"),
    (
        maison.references,
        "cddf/defaut.py",
        "from django.utils.module_loading import import_string\nimport_string('echanges.x')\n",
    ),
    (
        maison.references,
        "annuaire/defaut.py",
        "from django.db import models\nx = models.ForeignKey('procedure.Ronde', 1)\n",
    ),
    (
        maison.references,
        "bilan/defaut.py",
        "from django.db import models\nx = models.ManyToManyField(to='cddf.Famille')\n",
    ),
    (maison.references, "cddf/defaut.py", "from django.urls import reverse\nreverse('echanges:liste')\n"),
    (maison.references, "cddf/defaut.py", "class Vue:\n    template_name = 'echanges/liste.html'\n"),
    (maison.gabarits, "templates/cddf/defaut.html", "{% include 'rappel_ordre/_fiche.html' %}"),
    (maison.gabarits, "templates/cddf/defaut.html", '{% url "echanges:detail" pk %}'),
    (maison.gabarits, "templates/base_defaut.html", "{% extends 'cddf/base.html' %}"),
    (maison.adresses, "cddf/urls.py", "urlpatterns = []\n"),
    (maison.style, "cddf/services.py", ""),
    (maison.style, "cddf/defaut.py", "def longue():\n" + "    pass\n" * 31),
]


@pytest.mark.parametrize(("regle", "fichier", "texte"), DEFAUTS, ids=lambda valeur: getattr(valeur, "__name__", None))
def test_un_defaut_plante_est_vu(copie, regle, fichier, texte):
    (copie / fichier).parent.mkdir(exist_ok=True)
    (copie / fichier).write_text(texte)
    constats = list(regle(copie))
    assert len(constats) == 1
    assert fichier.removesuffix(".py").replace("/", ".") in constats[0] or fichier in constats[0]


def test_ce_qui_descend_est_permis(copie):
    (copie / "cddf/juste.py").write_text(
        "from django.apps import apps\nfrom procedure.models import Ronde\napps.get_model('annuaire.Personne')\n"
    )
    assert [constat for regle in [*REGLES, couches] for constat in regle(copie)] == []
