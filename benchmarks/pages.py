"""How long pages take with a large demo company (median of 30, in-process)."""

import statistics
import time
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection
from django.test import Client

from frontdesk.journal import triggers
from frontdesk.people.models import Company, Person
from frontdesk.workdays.models import Day, OfficeHours, Year
from frontdesk.workdays.seed import plant
from visitors.models import Visit

TIMES = 30


def measure() -> Iterator[str]:
    if not Company.objects.exists():
        clear()
        call_command("demo", scale="large", verbosity=0)
    yield f"{Visit.objects.count()} visits"
    client = Client()
    client.force_login(Person.objects.get(username="rita"))
    for path in (
        "/desk/",
        "/desk/live/?stamp=",
        "/visitors/",
        "/visitors/?q=wang",
        "/search/?q=wang",
        "/search/box/?q=wang",
        "/",
        "/inbox/",
    ):
        took = []
        for _time in range(TIMES):
            began = time.perf_counter()
            answer = client.get(path)
            took.append((time.perf_counter() - began) * 1000)
        yield f"{path:<24} {statistics.median(took):6.1f} ms  ({answer.status_code})"


def clear() -> None:
    """The demo company wants an empty database."""
    triggers.remove(connection)
    call_command("flush", interactive=False, verbosity=0)
    plant(OfficeHours, Day, Year)
