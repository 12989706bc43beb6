"""The Celery application: a doorbell. What is owed stands in the database, never in a queue."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdesk.settings")

app = Celery("frontdesk")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["frontdesk.people", "frontdesk.files", "frontdesk.outbox", "frontdesk.timed"])
