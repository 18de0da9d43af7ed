"""The processes of an installation: the same three under the supervisor and in docker-compose.yml."""

import sys

CELERY = ["celery", "-q", "-A", "config"]
PROCESSUS = {
    "pages": ["gunicorn", "-c", "python:config.gunicorn", "config.wsgi"],
    "travail": [*CELERY, "worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
    "horloge": [*CELERY, "beat", "--loglevel", "WARNING"],
}


def avec_notre_python(commande: list[str]) -> list[str]:
    return [sys.executable, "-m", *commande]
