"""Ten and five minutes before its end, when the room is needed or they asked: once an end, anew after a change, no burst."""

from datetime import timedelta

import pytest

from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking
from meetings.models import Booking, Meeting
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.tell_of_end"
END = TOMORROW_10 + HOUR


@pytest.fixture
def mine(ann: Person, bo: Person) -> Booking:
    """Ann's meeting at ten, and Bo's in the same room right after it."""
    run(RULES[RULE], now=MONDAY_9AM)
    booked(bo, begins=END)
    return booked(ann)


def look(*before: float) -> None:
    for minutes in before:
        run(RULES[RULE], now=END - minutes * MINUTE)


def told() -> list[tuple[str, int]]:
    rows = Notice.objects.filter(kind="meetings.meeting_ends_soon", channel="inbox").select_related("reader").order_by("pk")
    return [(row.reader.username, row.data["minutes"]) for row in rows]


def test_at_ten_and_at_five_minutes_once_each(mine: Booking) -> None:
    look(11, 10.5)
    assert told() == []
    look(10, 9, 8, 6)
    assert told() == [("ann", 10)]
    look(5, 4, 1, 0, -1)
    assert told() == [("ann", 10), ("ann", 5)]


def test_after_an_outage_one_and_not_two(mine: Booking) -> None:
    look(3)
    assert told() == [("ann", 3)]
    look(2, 1)
    assert told() == [("ann", 3)]


def test_nobody_is_told_when_it_is_over(mine: Booking) -> None:
    look(-1, -30)
    assert told() == []


@pytest.mark.parametrize(("gap", "clear_up", "is_told"), [(0, 0, True), (30, 0, True), (31, 0, False), (45, 45, True)])
def test_only_when_the_room_is_needed_next(ann: Person, bo: Person, gap: int, clear_up: int, is_told: bool) -> None:
    run(RULES[RULE], now=MONDAY_9AM)
    room = a_room(clear_up=clear_up)
    booked(ann, room=room)
    booked(bo, room=room, begins=END + timedelta(minutes=gap))
    look(10)
    assert bool(told()) == is_told


def test_or_when_they_asked_for_it(ann: Person) -> None:
    run(RULES[RULE], now=MONDAY_9AM)
    mine = booked(ann)
    look(10)
    assert told() == []
    Meeting.objects.filter(pk=mine.meeting_id).update(wants_warning=True)
    look(9)
    assert told() == [("ann", 9)]


def test_prolonged_it_is_told_anew_and_never_twice_of_one_end(ann: Person, mine: Booking) -> None:
    Meeting.objects.filter(pk=mine.meeting_id).update(wants_warning=True)
    booking.cancel(Booking.objects.exclude(pk=mine.pk).get(), by=Person.objects.get(username="bo"), now=MONDAY_9AM)
    look(10)
    booking.prolong(mine, 15, by=ann, now=END - 9 * MINUTE)
    look(5, 4)
    assert told() == [("ann", 10)]
    look(-5)
    assert told() == [("ann", 10), ("ann", 10)]
    mine.refresh_from_db()
    booking.move(mine, begins=TOMORROW_10, ends=END + 20 * MINUTE, by=ann, now=END + 6 * MINUTE)
    mine.refresh_from_db()
    booking.move(mine, begins=TOMORROW_10, ends=END + 15 * MINUTE, by=ann, now=END + 6 * MINUTE)
    look(-7, -8)
    assert len(told()) == 2


def test_whoever_leads_it_hears_of_it_too_and_may_read_it(mine: Booking, tom: Person) -> None:
    Meeting.objects.filter(pk=mine.meeting_id).update(chair=tom, is_confidential=True)
    look(10)
    assert sorted(told()) == [("ann", 10), ("tom", 10)]
    notice = Notice.objects.get(reader=tom, channel="inbox")
    assert (readable(tom, [notice]), notice.data["what"]) == ({notice.pk}, "周例会")
