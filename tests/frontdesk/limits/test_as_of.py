"""Which settings stood at a moment: those of the last change before it."""

from datetime import timedelta

import pytest

from frontdesk.limits import actions as limits
from frontdesk.limits.limits import GROUPS, History
from frontdesk.people.models import Person
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
THANKS, KIOSK = GROUPS["visitors.visit_thanks"], GROUPS["visitors.kiosk"]


def test_the_last_change_before_a_moment_holds(olga: Person) -> None:
    for number, delay in enumerate((30, 45)):
        limits.change(THANKS, values={"delay": delay}, by=olga, now=MONDAY_9AM + number * DAY)
    moments = (MONDAY_9AM, MONDAY_9AM + timedelta(microseconds=1), MONDAY_9AM + DAY, MONDAY_9AM + DAY + HOUR)
    assert [THANKS.as_of(moment).delay // MINUTE for moment in moments] == [60, 30, 30, 45]


def test_one_question_answers_for_every_group_and_moment(olga: Person) -> None:
    limits.change(THANKS, values={"delay": 30}, by=olga, now=MONDAY_9AM)
    history = History()

    def asked() -> None:
        for group in (THANKS, KIOSK):
            for days in range(3):
                group.as_of(MONDAY_9AM + days * DAY, history)

    assert queries(asked) == 1
