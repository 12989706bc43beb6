"""Forgetting happens once a night; tests/visitors/actions/test_forget.py shows that nothing is left."""

from datetime import datetime
from itertools import islice

import pytest

from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI

NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=SHANGHAI)


@pytest.mark.django_db
def test_once_a_night_at_three_and_again_the_next() -> None:
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    acted = [bool(run(rule, now=now).acted) for now in (MONDAY_9AM, NIGHT - HOUR / 60, NIGHT, NIGHT, NIGHT + HOUR, NIGHT + DAY)]

    assert acted == [False, False, True, False, False, True]


@pytest.mark.django_db
def test_a_night_that_the_server_slept_through_is_made_up_for_in_the_morning() -> None:
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    assert bool(run(rule, now=NIGHT + 5 * HOUR).acted) is True


@pytest.mark.django_db
def test_the_next_nights() -> None:
    assert list(islice(RULES["timed.forget"].moments(NIGHT), 3)) == [NIGHT + days * DAY for days in (1, 2, 3)]
