"""Our files as browsers receive them, named by what they hold and compressed, anew when one has changed."""

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django import get_version
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def rassembler():
    temoin = settings.STATIC_ROOT / "temoin"
    if not temoin.exists() or temoin.read_text() != _temoin():
        temoin.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        temoin.write_text("")
        temoin.write_text(_temoin())


def _temoin() -> str:
    """What it is made from, with what, and how many files came of it: one that was deleted is missed."""
    sources = sorted(Path(depot.path(nom)) for trouveur in get_finders() for nom, depot in trouveur.list([]))
    lus = "\n".join(f"{source} {source.stat().st_size} {source.stat().st_mtime_ns}" for source in sources)
    faits = sum(1 for fichier in settings.STATIC_ROOT.rglob("*") if fichier.is_file())
    return sha256(f"{lus} {get_version()} {version('whitenoise')} {faits}".encode()).hexdigest()
