"""The search over 200,000 records against the floor, a plain indexed list of them (limit: 3 times; medians of 11 turns)."""

import secrets
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection

from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Role
from frontdesk.scene_names import COMPANIES, GIVEN, SURNAMES
from frontdesk.search.finding import find
from frontdesk.search.rows import drop, rebuild
from frontdesk.search.sources import source_of
from tests.factories.people import PersonFactory
from tests.moments import MONDAY_9AM
from visitors.models import Visit

MANY, TIMES, LIMIT, PAGE = 200_000, 12, 3.0, 30
NOTES = ["", "", "", "", "", "", "签合同", "合同用印", "〔2026〕15号文", "ISO9001 审核", "送样品，走东门", "空调维修"]
ASKED = ["合同", "用印", "〔2026〕15号", "ISO9001", "王小明", "wangxm", "wxm", "王", "w", "wang", "13800", "没有这个词"]


def measure() -> Iterator[str]:
    hosts = [PersonFactory(name=f"主人{number}", roles=[Role.EMPLOYEE]) for number in range(200)]
    desk = PersonFactory(name="前台", roles=[Role.RECEPTIONIST])
    fill(hosts)
    took = timed(lambda: rebuild([source_of(Visit)]))
    yield f"rebuild of {MANY:,} records: {took:.0f} ms, {took / MANY * 1000:.0f} µs each"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield from asked("sees all", Person.objects.get(pk=desk.pk))
    yield from asked("sees their own", Person.objects.get(pk=hosts[0].pk))
    some = list(Visit.objects.values_list("pk", flat=True)[:500])
    yield f"500 records dropped and scrubbed: {timed(lambda: drop(Visit, some)):.0f} ms"


def asked(who: str, reader: Person) -> Iterator[str]:
    """Every question beside the list, turn by turn, so that a busy machine is as busy for both."""
    slowest = 0.0
    for words in ASKED:
        floors, took = [], []
        for _time in range(TIMES):
            floors.append(timed(lambda: plain_list(reader)))
            took.append(timed(lambda words=words: find(words, reader, limit=PAGE)))
        floor, much = statistics.median(floors[1:]), statistics.median(took[1:])
        slowest = max(slowest, much / floor)
        yield f"{who}: {words:<12} {much:7.1f} ms, the list {floor:7.1f} ms, {much / floor:4.2f} times"
    yield f"{who}: slowest {slowest:.2f} times ({'within' if slowest <= LIMIT else 'OVER'} {LIMIT:.0f})"


def plain_list(reader: Person) -> list[Any]:
    """What a list page asks: how many there are, and the newest by an index."""
    rows = Visit.objects.visible_to(reader)
    return [rows.count(), *rows.order_by("-left_at")[:PAGE]]


def timed(do: Callable[[], Any]) -> float:
    """Milliseconds of one try."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def fill(hosts: list[Person]) -> None:
    """Two hundred thousand visits that are over, four minutes apart."""
    rng = Random(7)
    for start in range(0, MANY, 5000):
        made = []
        for number in range(start, start + 5000):
            name = "王小明" if number % 1000 == 0 else rng.choice(SURNAMES) + rng.choice(GIVEN)
            at = MONDAY_9AM - timedelta(minutes=4 * number)
            made.append(
                Visit(
                    name=name,
                    name_key=normal(name),
                    phone=f"13{rng.randrange(10**9):09d}",
                    company=rng.choice(COMPANIES),
                    note=rng.choice(NOTES),
                    host=rng.choice(hosts),
                    salt=secrets.token_hex(16),
                    is_walk_in=True,
                    created_at=at,
                    arrived_at=at,
                    met_at=at,
                    left_at=at + timedelta(hours=1),
                )
            )
        Visit.objects.bulk_create(made)
