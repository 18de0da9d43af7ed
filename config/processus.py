"""The processes of an installation: the same three under the supervisor and in docker-compose.yml."""

import sys

WEB = ["gunicorn", "-c", "python:config.gunicorn", "config.wsgi"]
TRAVAIL = ["celery", "-q", "-A", "config", "worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
HORLOGE = ["celery", "-q", "-A", "config", "beat", "--loglevel", "WARNING"]


def avec_notre_python(commande: list[str]) -> list[str]:
    return [sys.executable, "-m", *commande]
