"""Guests of dates that come near are written into the visitors' book, each once."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import inviting, series
from meetings.actions.inviting import Guest
from meetings.actions.series import Scope
from meetings.models import Booking
from tests.factories.meetings import TOMORROW_10, booked, plan
from tests.meetings.actions.test_guests import CHEN, at_the_door
from tests.moments import DAY, MINUTE, MONDAY_9AM
from visitors.models import Visit

pytestmark = pytest.mark.django_db
RULE = "meetings.expect_guests"


def test_of_a_series_those_that_are_near_and_the_others_when_they_come_near(ann: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    first = Booking.objects.filter(meeting__series=begun).order_by("begins_at")[0]
    inviting.invite(first, guests=[CHEN], by=ann, now=MONDAY_9AM, whole_series=True)
    assert [row[2] for row in at_the_door()] == [TOMORROW_10, TOMORROW_10 + 7 * DAY]
    for minute in range(2):
        run(RULES[RULE], now=MONDAY_9AM + 8 * DAY + minute * MINUTE)
    assert [row[2] for row in at_the_door()] == [TOMORROW_10 + 7 * week * DAY for week in range(4)][:3]
    series.cancel(first.meeting, scope=Scope.ALL, by=ann, now=MONDAY_9AM + 8 * DAY)
    run(RULES[RULE], now=MONDAY_9AM + 9 * DAY)
    assert [row[1] for row in at_the_door()] == ["expected", "cancelled", "cancelled"]


def test_many_at_once_are_written_down_by_rule_within_the_minute(ann: Person) -> None:
    inviting.invite(booked(ann), guests=[Guest(f"来宾{n}", f"g{n}@example.com") for n in range(23)], by=ann, now=MONDAY_9AM)
    assert Visit.objects.count() == 20
    run(RULES[RULE], now=MONDAY_9AM + MINUTE)
    run(RULES[RULE], now=MONDAY_9AM + 2 * MINUTE)
    assert Visit.objects.count() == 23
