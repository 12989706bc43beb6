"""A date that waits is held within a look of the room being given back, and who began the series hears of it once."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking, series
from meetings.actions.series import Choice
from meetings.models import Booking, Gap
from tests.factories.meetings import TUESDAY, booked, plan
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.heal_series"


def test_held_as_soon_as_the_room_is_free(ann: Person, bo: Person) -> None:
    in_the_way = booked(bo)
    begun = series.begin(plan(choices={TUESDAY: Choice.WAIT}), by=ann, now=MONDAY_9AM)
    run(RULES[RULE], now=MONDAY_9AM + MINUTE)
    assert (begun.meetings.count(), Gap.objects.waiting(MONDAY_9AM).count()) == (4, 1)
    booking.cancel(in_the_way, by=bo, now=MONDAY_9AM + HOUR)
    for minute in range(3):
        run(RULES[RULE], now=MONDAY_9AM + HOUR + timedelta(minutes=minute))
    assert (begun.meetings.count(), Gap.objects.waiting(MONDAY_9AM).count()) == (5, 0)
    assert Booking.objects.holding().filter(meeting__series=begun).count() == 5
    assert Notice.objects.get(kind="meetings.date_held", channel="inbox").reader == ann


def test_a_date_that_is_held_later_is_served_like_the_others(olga: Person, bo: Person) -> None:
    in_the_way = booked(bo)
    begun = series.begin(plan(choices={TUESDAY: Choice.WAIT}, is_served=True), by=olga, now=MONDAY_9AM)
    booking.cancel(in_the_way, by=bo, now=MONDAY_9AM + HOUR)
    run(RULES[RULE], now=MONDAY_9AM + HOUR)
    assert list(begun.meetings.values_list("is_served", flat=True)) == [True] * 5
