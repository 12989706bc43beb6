"""What the trail costs: 50 parallel writers check visitors in, with the trail and without (limit: 1.3 times)."""

import statistics
import time
from collections.abc import Iterator
from unittest.mock import patch

from django.utils import timezone

from frontdesk.journal import trail
from frontdesk.people.models import Person
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit
from tests.moments import MONDAY_9AM
from tests.races import together
from visitors.actions import visits
from visitors.models import Visit

WRITERS, EACH, ROUNDS, LIMIT = 50, 6, 5, 1.3


def crowd(host: Person) -> float:
    """Seconds until 50 writers have checked in six visitors each."""
    waiting: list[Visit] = [expected_visit(host, name=f"访客{number}") for number in range(WRITERS * EACH)]

    def write(number: int) -> None:
        for mine in waiting[number::WRITERS]:
            visits.check_in(mine, now=MONDAY_9AM)

    began = time.perf_counter()
    failed = [answer for answer in together(WRITERS, write) if isinstance(answer, Exception)]
    assert not failed, failed
    return time.perf_counter() - began


def measure() -> Iterator[str]:
    host = PersonFactory(name="安然", joined_at=timezone.now())
    crowd(host)  # warm connections and caches
    with_trail, without = [], []
    for _round in range(ROUNDS):
        with_trail.append(crowd(host))
        with patch.object(trail, "record", lambda *args, **fields: None):
            without.append(crowd(host))
    much, little = statistics.median(with_trail), statistics.median(without)
    many = WRITERS * EACH
    spread = f"median of {ROUNDS}; {many / max(with_trail):.0f} to {many / min(with_trail):.0f}"
    yield f"with the trail     {many / much:6.0f} check-ins a second ({spread})"
    yield f"without            {many / little:6.0f} check-ins a second ({many / max(without):.0f} to {many / min(without):.0f})"
    yield f"the trail costs    {much / little:.2f} times ({'within' if much / little <= LIMIT else 'OVER'} {LIMIT})"
