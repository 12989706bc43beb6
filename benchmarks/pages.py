"""How long pages take with a large demo company (median of 30, in-process)."""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.office import FLOOR, large
from frontdesk.people.models import Person
from visitors.models import Visit

TIMES = 30
PATHS = (
    *("/", "/desk/", "/desk/live/?stamp=", "/inbox/", "/search/?q=wang", "/search/box/?q=wang"),
    *("/visitors/", "/visitors/?q=wang", "/visitors/?month=2026-10&came=walk-in", "/visitors/messages/", "/visitors/accuracy/"),
    *("/reports/", "/reports/?month=2026-10"),
)


def measure() -> Iterator[str]:
    large()
    yield f"{Visit.objects.count()} visits; how many times as long as the list of badges, which holds fifty rows; statements"
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
