"""Tries are counted by period and by who tries."""

from time import time

import pytest
import time_machine
from django.core.cache import cache

from frontdesk.web import throttle
from tests.moments import MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db  # where there are many web processes the cache is a table


def test_so_many_tries_a_period_and_a_fresh_start_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "time", time)
    cache.clear()
    with time_machine.travel(MONDAY_9AM, tick=False) as clock:
        first = [throttle.may_try("test", "me", limit=3, seconds=60) for _try in range(5)]
        other = throttle.may_try("test", "you", limit=3, seconds=60)
        clock.move_to(MONDAY_9AM + MINUTE)
        second = throttle.may_try("test", "me", limit=3, seconds=60)

    assert (first, other, second) == ([True, True, True, False, False], True, True)


def test_an_address_may_hold_characters_a_cache_key_may_not() -> None:
    assert throttle.may_try("test", "fe80::1%eth0", limit=1, seconds=60) is True
