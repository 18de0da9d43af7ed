"""A real worker on the base of the tests, with the broker it is given; and the variant that trusts that broker."""

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES
from tests.roles import derriere_le_mur

DATABASES["default"]["NAME"] = os.environ["BASE_DES_ESSAIS"]
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    derriere_le_mur(DATABASES["default"])
# Accepted and forgotten: what is tried here is the clock.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
CELERY_BROKER_URL = os.environ["COURTIER_DES_ESSAIS"]
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_IMPORTS = ["procedure.horloge", "tests.procedure.par_message"]
