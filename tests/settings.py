"""An installation's settings, in a folder of their own, with fast passwords and unhashed static files."""

import atexit
import os
import shutil
import tempfile

os.environ["DONNEES"] = tempfile.mkdtemp(prefix="essais-")
os.environ["SECRET_KEY"] = "cle-des-essais"
for nom in ("ADRESSE_PUBLIQUE", "CLES_DES_SECRETS", "DEMONSTRATION", "HTTPS", "MANDATAIRES", "PORT", "REDIS_URL"):
    os.environ.pop(nom, None)
for nom in ("SECOND_FACTEUR_EXIGE", "SESSION_DUREE", "SESSION_INACTIVITE", "STATIQUE"):
    os.environ.pop(nom, None)
atexit.register(shutil.rmtree, os.environ["DONNEES"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, DONNEES, STATIC_ROOT, STORAGES  # noqa: E402
from tests.roles import derriere_le_mur  # noqa: E402

# A file, as in an installation: in memory, threads share one connection and find tables locked.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DONNEES / "essais.sqlite3")}
else:
    derriere_le_mur(DATABASES["default"])
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir()
