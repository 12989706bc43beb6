"""Bookings out of a file that was looked at before: each row is booked as by hand, or told why not; the others stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from meetings.actions import booking
from meetings.actions.booking import Wish
from meetings.actions.holding import locked
from meetings.models import Booking

MOST = 300  # rows: other bookings wait until all are written


@dataclass(frozen=True)
class Row:
    """One booking as it is wanted; `number` is that of the row in the file."""

    number: int
    room: int
    begins: datetime
    ends: datetime
    subject: str
    organiser: int
    people: int


def take(rows: Sequence[Row], *, by: Person, now: datetime) -> tuple[list[Booking], list[tuple[int, Refused]]]:
    """What was booked, and for each other row its number and why not. All rooms are held from the first row to the last.

    Refused: not-yours, rows (too many), taken (a room is kept by somebody else for too long).
    """
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office imports bookings."), "not-yours")
    refuse_unless(len(rows) <= MOST, _("At most %(n)d rows at once.") % {"n": MOST}, "rows")
    made, refused = [], []
    people = Person.objects.active().in_bulk({row.organiser for row in rows})
    with locked(sorted({row.room for row in rows})) as rooms:
        for row in rows:
            try:
                refuse_unless(row.organiser in people, _("The organiser does not work here any more."), "organiser")
                refuse_unless(row.room in rooms, _("This room is not in use any more."), "closed")
                wish = Wish(rooms[row.room], row.begins, row.ends, row.people)
                made.append(booking.book(wish, subject=row.subject, organiser=people[row.organiser], by=by, now=now))
            except Refused as error:
                refused.append((row.number, error))
    return made, refused
