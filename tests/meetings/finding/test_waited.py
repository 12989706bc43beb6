"""What somebody waits for, rooms and dates of a series, in one question; and the list says both."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from meetings.actions import series, waiting
from meetings.actions.booking import Wish
from meetings.actions.series import Choice
from meetings.finding.waited import waited_for
from tests.factories.meetings import TOMORROW_10, TUESDAY, a_room, booked, plan
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


def test_rooms_and_dates_to_come_in_one_question(ann: Person, bo: Person, at) -> None:
    at(MONDAY_9AM)
    room = a_room()
    booked(bo, room=room)
    waiting.wait(Wish(room, TOMORROW_10, TOMORROW_10 + HOUR, 4), subject="样机评审", by=ann, now=MONDAY_9AM)
    series.begin(plan(room, choices={TUESDAY: Choice.WAIT}), by=ann, now=MONDAY_9AM)
    waits, gaps = waited_for(ann, MONDAY_9AM)
    with override("en"):
        assert [(str(each.room), each.begins_at, each.subject, each.offer_id) for each in waits] == [
            ("云山厅", TOMORROW_10, "样机评审", None)
        ]
        assert [(str(each.series.room), each.begins_at) for each in gaps] == [("云山厅", TOMORROW_10)]
    assert queries(lambda: waited_for(ann, MONDAY_9AM)) == 1
    assert waited_for(bo, MONDAY_9AM) == waited_for(ann, TOMORROW_10 + timedelta(hours=1)) == ([], [])
    said = words(Staff(ann).open("meetings:booking_list"))
    assert ("You wait for 云山厅" in said, "Dates of a series that wait" in said) == (True, True)
