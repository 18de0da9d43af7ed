"""What browsers receive is made once, and again when something of it has changed or is gone."""

import pytest
from django.contrib.staticfiles import finders

from config import statique

pytestmark = pytest.mark.une_fois


@pytest.fixture
def faites(settings, tmp_path, monkeypatch):
    """How many times it was made, from two files of ours."""
    source, faites = tmp_path / "source", []
    source.mkdir()
    for nom in ("a.css", "b.css"):
        (source / nom).write_text("p { margin: 0; }")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path / "statique", [source]
    settings.INSTALLED_APPS = ["django.contrib.staticfiles"]
    finders.get_finder.cache_clear()
    vraie = statique.call_command
    monkeypatch.setattr(statique, "call_command", lambda *mots, **suite: (faites.append(mots), vraie(*mots, **suite)))
    yield faites
    finders.get_finder.cache_clear()


def changer(settings, tmp_path, quoi):
    if quoi == "un fichier de plus":
        (tmp_path / "source/c.css").write_text("")
    elif quoi == "un texte changé":
        (tmp_path / "source/a.css").write_text("p { margin: 1px; }")
    elif quoi == "un fichier servi qui manque":
        (settings.STATIC_ROOT / "a.css").unlink()
    elif quoi == "une fin avant la fin":
        (settings.STATIC_ROOT / "temoin").write_text("")


def test_rien_ne_se_refait_tant_que_rien_ne_change(faites, settings):
    for _ in range(3):
        statique.rassembler()
    assert len(faites) == 1
    assert (settings.STATIC_ROOT / "a.css").exists()


@pytest.mark.parametrize(
    "quoi", ["un fichier de plus", "un texte changé", "un fichier servi qui manque", "une fin avant la fin"]
)
def test_ce_qui_change_se_refait(faites, settings, tmp_path, quoi):
    statique.rassembler()
    changer(settings, tmp_path, quoi)
    for _ in range(2):
        statique.rassembler()
    assert len(faites) == 2
