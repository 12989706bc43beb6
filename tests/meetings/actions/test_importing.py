"""Rows of a file: each booked as by hand or told why not, never twice in one room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import importing
from meetings.actions.importing import MOST, Row
from meetings.models import Booking, Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def row(number: int, room: int, organiser: Person, *, hours: float = 0, people: int = 4) -> Row:
    begins = TOMORROW_10 + hours * HOUR
    return Row(number, room, begins, begins + HOUR, "周例会", organiser.pk, people)


def test_each_row_stands_for_itself(ann: Person, bo: Person, olga: Person) -> None:
    room, retired = a_room(set_up=15), a_room("旧室", retired_at=MONDAY_9AM, retired_by=olga)
    booked(bo, room=room)
    gone = Person.objects.create(username="gone", staff_number="G1", name="离职", retired_at=MONDAY_9AM, joined_at=MONDAY_9AM - DAY)
    rows = [
        row(2, room.pk, ann),
        row(3, room.pk, ann, hours=3),
        row(4, room.pk, ann, hours=4),  # its set-up lies over the row before
        row(5, room.pk, ann, hours=6, people=9),
        row(6, retired.pk, ann, hours=6),
        row(7, room.pk, gone, hours=6),
        row(8, 10**9, ann, hours=6),
        row(9, room.pk, ann, hours=-48),
        row(10, room.pk, bo, hours=8),
    ]
    made, refused = importing.take(rows, by=olga, now=MONDAY_9AM)
    assert [(each.begins_at, each.meeting.organiser, each.meeting.made_by) for each in made] == [
        (TOMORROW_10 + 3 * HOUR, ann, olga),
        (TOMORROW_10 + 8 * HOUR, bo, olga),
    ]
    assert [(number, error.code) for number, error in refused] == [
        *((2, "taken"), (4, "taken"), (5, "small"), (6, "closed"), (7, "organiser"), (8, "closed"), (9, "past")),
    ]
    assert (Booking.objects.count(), Entry.objects.filter(verb="book_room").count()) == (3, 3)


def test_only_the_office_and_not_too_many(ann: Person, olga: Person) -> None:
    room = a_room()
    with pytest.raises(Refused) as refused:
        importing.take([row(2, room.pk, ann)], by=ann, now=MONDAY_9AM)
    assert refused.value.code == "not-yours"
    with pytest.raises(Refused) as refused:
        importing.take([row(2 + n, room.pk, ann) for n in range(MOST + 1)], by=olga, now=MONDAY_9AM)
    assert (refused.value.code, Booking.objects.count()) == ("rows", 0)


def test_what_the_office_books_needs_no_answer(ann: Person, olga: Person) -> None:
    [made], _refused = importing.take([row(2, a_room(rights=Rights.ASK).pk, ann)], by=olga, now=MONDAY_9AM)
    assert (made.meeting.is_waiting, timezone.localtime(made.begins_at).hour) == (False, 10)
    assert made.ends_at - made.begins_at == timedelta(hours=1)
