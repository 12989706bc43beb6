"""The rule looks once a minute and takes what begun since it went live; the truth table stands in actions/test_checking_in.py."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.models import Booking, Outcome
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

LATER = TOMORROW_10 + HOUR
pytestmark = pytest.mark.django_db


def test_after_an_outage_what_is_still_on_is_given_back_once_and_what_is_over_is_left(ann: Person) -> None:
    run(RULES["meetings.give_rooms_back"], now=MONDAY_9AM)
    over, on = booked(ann, room=a_room("甲", asks_check_in=True)), booked(ann, room=a_room("乙", asks_check_in=True), begins=LATER)
    for _turn in range(2):
        run(RULES["meetings.give_rooms_back"], now=TOMORROW_10 + HOUR + 30 * MINUTE)
    assert [Booking.objects.get(pk=each.pk).outcome for each in (over, on)] == ["", Outcome.NO_SHOW]
