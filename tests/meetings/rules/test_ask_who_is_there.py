"""Asked once as it begins, and once more when it was moved."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_asked_once_a_beginning(ann: Person) -> None:
    rule = RULES["meetings.ask_who_is_there"]
    run(rule, now=MONDAY_9AM)
    mine = booked(ann, room=a_room(asks_check_in=True), hours=2)
    for minute in range(3):
        run(rule, now=TOMORROW_10 + minute * MINUTE)
    assert Notice.objects.filter(channel="inbox").count() == 1
    other = booked(ann, room=a_room("乙", asks_check_in=True), begins=TOMORROW_10 + 3 * HOUR)
    booking.move(other, begins=TOMORROW_10 + 4 * HOUR, ends=TOMORROW_10 + 5 * HOUR, by=ann, now=TOMORROW_10 + HOUR)
    run(rule, now=TOMORROW_10 + 4 * HOUR)
    assert (Notice.objects.filter(channel="inbox").count(), mine.checked_in_at) == (2, None)


@pytest.mark.parametrize(("hours", "booked_before"), [(1, 5 * MINUTE), (0.05, DAY), (3, DAY)])
def test_who_keeps_the_room_anyhow_is_not_asked(ann: Person, hours: float, booked_before: timedelta) -> None:
    """Booked at the last moment, over before it would be given back, or too long for that."""
    rule = RULES["meetings.ask_who_is_there"]
    run(rule, now=MONDAY_9AM)
    booked(ann, room=a_room(asks_check_in=True), hours=hours, now=TOMORROW_10 - booked_before)
    run(rule, now=TOMORROW_10 + MINUTE)
    assert not Notice.objects.exists()
