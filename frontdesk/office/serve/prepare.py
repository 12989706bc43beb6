"""Brings database, messages and static files up to date; quick when they are."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

from frontdesk.office.readiness import migrations_applied
from frontdesk.sizes import learn_sizes


def prepare(say: Callable[[str], None]) -> None:
    """Everything the three processes expect to find; each step only when it is owed."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("messages", "--compile")
    if not migrations_applied():
        say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("search", "rebuild", if_empty=True, verbosity=0)
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache") and (
        settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names()
    ):
        call_command("createcachetable", verbosity=0)
    learn_sizes()
    collect_static(say)


def collect_static(say: Callable[[str], None]) -> None:
    """Run collectstatic when a source file changed since the last time."""
    stamp, fingerprint = Path(settings.STATIC_ROOT, ".sources"), _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say("Collecting static files …")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)


def _fingerprint() -> str:
    """Of every file that would be collected: its name, size and time of change."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def empty_queue() -> int:
    """Throw away the files of the doorbell (thousands slow it down; what is owed stands in the database); return how many."""
    if not settings.CELERY_BROKER_URL.startswith("filesystem"):
        return 0
    stale = sum(1 for path in settings.QUEUE.rglob("*") if path.is_file()) if settings.QUEUE.exists() else 0
    shutil.rmtree(settings.QUEUE, ignore_errors=True)
    (settings.QUEUE / "control").mkdir(parents=True)
    return stale
