"""A meeting that has not left a room which the next one needs: organiser and reception hear of it, once an end."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking, checking_in
from meetings.models import Booking
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.tell_of_overrun"
END = TOMORROW_10 + HOUR


def meetings(ann: Person, bo: Person, *, gap: int = 15, **room: object) -> tuple[Booking, Booking]:
    """Ann's at ten, who checked in, and Bo's a quarter of an hour after its end, with ten minutes of set-up."""
    run(RULES[RULE], now=MONDAY_9AM)
    where = a_room(**{"asks_check_in": True, "set_up": 10, **room})
    mine, then = booked(ann, room=where), booked(bo, room=where, begins=END + timedelta(minutes=gap))
    return checking_in.check_in(mine, by=ann, now=TOMORROW_10), then


def look(*after: int) -> None:
    for minutes in after:
        run(RULES[RULE], now=END + minutes * MINUTE)


def told() -> list[str]:
    rows = Notice.objects.filter(kind="meetings.room_overrun", channel="inbox").select_related("reader")
    return sorted(row.reader.username for row in rows)


def test_once_when_the_set_up_of_the_next_begins(ann: Person, bo: Person, rita: Person) -> None:
    meetings(ann, bo)
    look(-1, 0, 4)
    assert told() == []
    look(5, 6, 7, 14, 20)
    assert told() == ["ann", "rita"]


@pytest.mark.parametrize("how", ["left", "ended early", "no next", "next is there", "no check-in asked", "prolonged"])
def test_nobody_is_told_when_all_is_well(ann: Person, bo: Person, rita: Person, how: str) -> None:
    mine, then = meetings(ann, bo, asks_check_in=how != "no check-in asked")
    if how == "left":
        checking_in.check_out(mine, by=bo, now=END + MINUTE)
    if how == "ended early":
        booking.end_early(mine, by=ann, now=END - MINUTE)
    if how == "no next":
        booking.cancel(then, by=bo, now=END)
    if how == "next is there":
        checking_in.check_in(then, by=bo, now=END + 5 * MINUTE)
    if how == "prolonged":
        booking.move(then, begins=then.begins_at + HOUR, ends=then.ends_at + HOUR, by=bo, now=MONDAY_9AM)
        booking.prolong(mine, 30, by=ann, now=END - MINUTE)
    look(5, 10)
    assert told() == []


def test_after_an_outage_still_once_and_not_when_the_next_is_over(ann: Person, bo: Person, rita: Person) -> None:
    meetings(ann, bo)
    look(80)  # Bo's was over at 75
    assert told() == []
    look(70, 71)
    assert told() == ["ann", "rita"]
