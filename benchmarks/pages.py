"""How long pages take with a large demo company (median of 30, in-process)."""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frontdesk import append_only
from frontdesk.people.models import Company, Person
from frontdesk.workdays.models import Day, OfficeHours, Year
from frontdesk.workdays.seed import plant
from visitors.models import Visit

TIMES = 30
FLOOR = "/visitors/badges/"  # a list that is as long in every office
PATHS = (
    *("/", "/desk/", "/desk/live/?stamp=", "/inbox/", "/search/?q=wang", "/search/box/?q=wang"),
    *("/visitors/", "/visitors/?q=wang", "/visitors/?month=2026-10&came=walk-in", "/visitors/messages/", "/visitors/accuracy/"),
    *("/reports/", "/reports/?month=2026-10"),
)


def measure() -> Iterator[str]:
    if not Company.objects.exists():
        clear()
        call_command("demo", scale="large", verbosity=0)
    yield f"{Visit.objects.count()} visits; how many times as long as the list of badges, which holds forty rows; statements"
    client = entered(Person.objects.get(username="olga"))
    floor = median_of(client, FLOOR)
    for path in (FLOOR, *PATHS):
        took = median_of(client, path)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        yield f"{path:<38} {took:6.1f} ms {took / floor:5.1f} times {len(asked):3} statements ({answer.status_code})"


def entered(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def once(do: Callable[[], Any]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def median_of(client: Client, path: str) -> float:
    """Milliseconds of one answer in the middle of thirty."""
    return statistics.median(once(lambda: b"".join(client.get(path))) for _time in range(TIMES))


def clear() -> None:
    """The demo company wants an empty database."""
    append_only.remove(connection)
    call_command("flush", interactive=False, verbosity=0)
    plant(OfficeHours, Day, Year)
