"""Of a group that comes one by one its host hears the first at once, then every few minutes at most how many are here."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import a_group, badges
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import visits

RULE = "visitors.group_arrivals"
TEN = MONDAY_9AM + HOUR
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)
    badges(3)


def test_before_at_and_after_the_few_minutes_and_nothing_again(ann: Person) -> None:
    _group, visitors = a_group(ann, 3)
    visits.check_in(visitors[0], now=TEN)
    assert run(RULES[RULE], now=TEN + 4 * MINUTE).acted == []  # nobody came after the first
    visits.check_in(visitors[1], now=TEN + 4 * MINUTE)
    looks = [len(run(RULES[RULE], now=TEN + minutes * MINUTE).acted) for minutes in (4, 5)]
    visits.check_in(visitors[2], now=TEN + 5 * MINUTE)
    looks += [len(run(RULES[RULE], now=TEN + minutes * MINUTE).acted) for minutes in (6, 7, 8, 60)]

    assert looks == [1, 0, 0, 1, 0, 0]
    assert [written(notice).title for notice in Notice.objects.filter(channel="inbox", kind="visitors.group_arrived").order_by("pk")] == [
        "启明参观团：已到 2 人，共 3 人",
        "启明参观团：已到 3 人，共 3 人",
    ]
