"""The Celery application: what it does, and when, stands in the settings (`CELERY_…`)."""

import os

from celery import Celery
from celery.app import amqp  # noqa: F401 – imported late by Celery: a stop that came meanwhile left a traceback

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Celery("trait_d_union")
application.config_from_object("django.conf:settings", namespace="CELERY")
