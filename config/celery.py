"""The Celery application: what it does, and when, stands in the settings (`CELERY_…`)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Celery("trait_d_union")
application.config_from_object("django.conf:settings", namespace="CELERY")
