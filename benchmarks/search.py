"""The search over 200,000 records against the floor, a plain indexed list of them (limit: 3 times; medians of 15, all that a page asks)."""

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

MANY, TIMES, LIMIT, PAGE = 200_000, 15, 3.0, 30
NOTES = ["", "", "", "", "", "", "签合同", "合同用印", "〔2026〕15号文", "ISO9001 审核", "送样品，走东门", "空调维修"]
ASKED = ["合同", "用印", "〔2026〕15号", "ISO9001", "王小明", "wangxm", "wxm", "王", "w", "wang", "13800", "没有这个词"]


def measure() -> Iterator[str]:
    hosts = [PersonFactory(name=f"主人{number}", roles=[Role.EMPLOYEE]) for number in range(200)]
    desk = PersonFactory(name="前台", roles=[Role.RECEPTIONIST])
    fill(hosts)
    took = timed(lambda: rebuild([source_of(Visit)]), times=1)
    yield f"rebuild of {MANY:,} records: {took:.0f} ms, {took / MANY * 1000:.0f} µs each"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for who, reader in (("sees all", Person.objects.get(pk=desk.pk)), ("sees their own", Person.objects.get(pk=hosts[0].pk))):
        reader.can("warm")
        floor = timed(lambda reader=reader: plain_list(reader))
        yield f"{who}: floor {floor:.1f} ms"
        slowest = 0.0
        for words in ASKED:
            took = timed(lambda words=words, reader=reader: find(words, reader, limit=PAGE))
            slowest = max(slowest, took)
            yield f"  {words:<14} {took:7.1f} ms  {took / floor:5.2f} times, {len(find(words, reader, limit=PAGE).hits)} shown"
        yield f"  slowest: {slowest / floor:.2f} times the floor ({'within' if slowest <= LIMIT * floor else 'OVER'} {LIMIT:.0f})"
    some = list(Visit.objects.values_list("pk", flat=True)[:500])
    yield f"500 records dropped and scrubbed: {timed(lambda: drop(Visit, some), times=1):.0f} ms"


def plain_list(reader: Person) -> list[Any]:
    """What a list page asks: how many there are, and the newest by an index."""
    rows = Visit.objects.visible_to(reader)
    return [rows.count(), *rows.order_by("-left_at")[:PAGE]]


def timed(do: Callable[[], Any], times: int = TIMES) -> float:
    """The median in milliseconds, after one try that does not count when there are several."""
    took = []
    for _time in range(times + (times > 1)):
        began = time.perf_counter()
        do()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[times > 1 :])


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
