"""Who may book what, and what a booking holds."""

from collections.abc import Callable
from datetime import time

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import booking
from meetings.models import Booking, Meeting, Outcome, Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
THEN = {"begins": TOMORROW_10, "ends": TOMORROW_10 + HOUR}


def told(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def test_what_is_held_is_what_was_booked_with_set_up_and_clear_up(ann: Person) -> None:
    mine = booked(ann, room=a_room(set_up=15, clear_up=10))
    assert (mine.held_from, mine.held_until) == (TOMORROW_10 - 15 * MINUTE, TOMORROW_10 + HOUR + 10 * MINUTE)
    assert (mine.meeting.organiser, mine.meeting.subject, mine.meeting.asked_at) == (ann, "周例会", None)
    assert Entry.objects.about(mine).get().verb == "book_room"


@pytest.mark.parametrize(
    ("minutes", "answer"), [(60, "taken"), (74, "taken"), (84, "taken"), (85, ""), (-60, "taken"), (-84, "taken"), (-85, "")]
)
def test_the_gap_between_two_is_the_clear_up_of_the_first_and_the_set_up_of_the_second(ann: Person, minutes: int, answer: str) -> None:
    """Ten minutes after the one, fifteen before the other: 25 in between."""
    room = a_room(set_up=15, clear_up=10)
    booked(ann, room=room)

    def act() -> Booking:
        return booked(ann, room=room, begins=TOMORROW_10 + minutes * MINUTE)

    assert (told(act) if answer else act() and "") == answer


def test_back_to_back_is_free_where_nothing_is_held_around(ann: Person) -> None:
    for hour in (0, 1, -1):
        booked(ann, begins=TOMORROW_10 + hour * HOUR)
    assert told(lambda: booked(ann, begins=TOMORROW_10 + 30 * MINUTE)) == "taken"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"subject": "  "}, "subject"),
        ({"people": 9}, "small"),
        ({"begins": MONDAY_9AM - MINUTE}, "past"),
        ({"hours": 0}, "long"),
        ({"hours": 15 * 24}, "long"),
        ({"begins": TOMORROW_10 + 8 * HOUR, "hours": 2}, "hours"),
        ({"begins": TOMORROW_10 + 10 * HOUR, "hours": 14}, "hours"),
    ],
)
def test_what_can_not_be_is_refused_with_its_reason(ann: Person, values: dict, code: str) -> None:
    a_room(opens_at=time(8, 0), closes_at=time(19, 0))
    assert told(lambda: booked(ann, **values)) == code
    assert (Booking.objects.exists(), Meeting.objects.exists()) == (False, False)


def test_a_room_that_the_office_agrees_to_is_held_while_it_waits(ann: Person, bo: Person, olga: Person) -> None:
    room = a_room(rights=Rights.ASK)
    mine = booked(ann, room=room)
    assert (mine.meeting.asked_at, told(lambda: booked(bo, room=room))) == (MONDAY_9AM, "taken")

    assert told(lambda: booking.agree(mine, by=ann, now=MONDAY_9AM)) == "not-yours"
    booking.agree(mine, by=olga, now=MONDAY_9AM + HOUR)
    assert told(lambda: booking.decline(mine, because="改期", by=olga, now=MONDAY_9AM + HOUR)) == "answered"
    assert not Meeting.objects.waiting().exists()
    assert booked(olga, room=room, begins=TOMORROW_10 + DAY).meeting.asked_at is None  # the office asks nobody


def test_declined_with_a_reason_the_room_is_free_again(ann: Person, bo: Person, olga: Person) -> None:
    room = a_room(rights=Rights.ASK)
    mine = booked(ann, room=room)
    assert told(lambda: booking.decline(mine, because=" ", by=olga, now=MONDAY_9AM)) == "because"
    mine = booking.decline(mine, because="当天另有接待", by=olga, now=MONDAY_9AM)
    assert (mine.outcome, Meeting.objects.get().declined_because) == (Outcome.DECLINED, "当天另有接待")
    booked(bo, room=room)


def test_only_the_office_books_some_rooms(ann: Person, olga: Person) -> None:
    room = a_room(rights=Rights.OFFICE)
    assert told(lambda: booked(ann, room=room)) == "not-yours"
    booked(olga, room=room, organiser=ann)
    mine = booked(ann, room=a_room("乙"), begins=TOMORROW_10 + DAY)
    assert told(lambda: booking.move(mine, **THEN, room=room, by=ann, now=MONDAY_9AM)) == "not-yours"


def test_who_booked_who_organises_and_the_office_change_it_and_nobody_else(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    mine = booked(olga, organiser=ann)
    later = {"begins": TOMORROW_10 + HOUR, "ends": TOMORROW_10 + 2 * HOUR}
    assert {told(lambda act=act: act(mine)) for act in acts(bo)} == {"not-yours"}
    for person in (ann, rita, olga):
        booking.move(mine, **later, by=person, now=MONDAY_9AM)


def acts(by: Person) -> list[Callable[[Booking], object]]:
    common = {"by": by, "now": MONDAY_9AM}
    return [
        lambda mine: booking.move(mine, **THEN, **common),
        lambda mine: booking.cancel(mine, **common),
        lambda mine: booking.restore(mine, **common),
        lambda mine: booking.end_early(mine, **common),
        lambda mine: booking.swap(mine, mine, **common),
    ]


def test_what_has_begun_keeps_its_beginning_and_may_end_later_or_earlier(ann: Person) -> None:
    mine, during = booked(ann, room=a_room(clear_up=10)), TOMORROW_10 + 20 * MINUTE
    assert told(lambda: booking.cancel(mine, by=ann, now=during)) == "begun"
    assert told(lambda: booking.move(mine, begins=during, ends=during + HOUR, by=ann, now=during)) == "over"
    mine = booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + 2 * HOUR, by=ann, now=during)
    assert mine.held_until == TOMORROW_10 + 2 * HOUR + 10 * MINUTE

    mine = booking.end_early(mine, by=ann, now=during)
    assert (mine.ends_at, mine.held_until, mine.ended_at) == (during, during + 10 * MINUTE, None)
    booked(ann, begins=during + 10 * MINUTE, now=during)
    assert told(lambda: booking.end_early(mine, by=ann, now=during + MINUTE)) == "over"


def test_a_cancelled_one_comes_back_unless_somebody_has_the_room(ann: Person, bo: Person) -> None:
    mine = booking.cancel(booked(ann), by=ann, now=MONDAY_9AM)
    mine = booking.restore(mine, by=ann, now=MONDAY_9AM + MINUTE)
    assert (mine.ended_at, mine.ended_by, mine.outcome) == (None, None, "")
    booking.cancel(mine, by=ann, now=MONDAY_9AM + MINUTE)
    other = booked(bo)
    assert told(lambda: booking.restore(mine, by=ann, now=MONDAY_9AM + MINUTE)) == "taken"
    booking.cancel(other, by=bo, now=MONDAY_9AM + MINUTE)
    assert told(lambda: booking.restore(mine, by=ann, now=TOMORROW_10)) == "past"


def test_two_change_their_rooms_or_neither(ann: Person, bo: Person, olga: Person) -> None:
    one, other = booked(ann, room=a_room("大间", capacity=20), people=12), booked(bo, room=a_room("小间", capacity=14))
    booking.swap(one, other, by=olga, now=MONDAY_9AM)
    assert [str(each.room) for each in Booking.objects.order_by("pk")] == ["小间", "大间"]

    small = booked(bo, room=a_room("亭子", capacity=4))
    assert told(lambda: booking.swap(one, small, by=olga, now=MONDAY_9AM)) == "changed"
    one = Booking.objects.get(pk=one.pk)
    assert told(lambda: booking.swap(one, small, by=olga, now=MONDAY_9AM)) == "small"


def test_a_closed_room_is_booked_by_nobody_and_closed_only_where_nobody_booked(ann: Person, olga: Person) -> None:
    assert told(lambda: booking.close_room(a_room(), *THEN.values(), by=ann, now=MONDAY_9AM)) == "not-yours"
    booking.close_room(a_room(), *THEN.values(), by=olga, now=MONDAY_9AM)
    assert told(lambda: booked(ann)) == "taken"
    booked(ann, begins=TOMORROW_10 + HOUR)
    assert told(lambda: booking.close_room(a_room(), TOMORROW_10, TOMORROW_10 + 2 * HOUR, by=olga, now=MONDAY_9AM)) == "taken"
