"""Rooms and bookings with sensible defaults."""

from datetime import date, datetime, time
from typing import Any

from frontdesk.people.models import Person
from meetings.actions import booking
from meetings.actions.booking import Wish
from meetings.actions.series import Plan
from meetings.models import Booking, Room
from tests.factories.repairs import a_spot
from tests.moments import DAY, HOUR, MONDAY_9AM

TOMORROW_10 = MONDAY_9AM + DAY + HOUR
TUESDAY = date(2026, 11, 24)


def a_room(name: str = "云山厅", **values: Any) -> Room:
    """A room for eight; the same one for the same name."""
    return Room.objects.get_or_create(place=a_spot(name), defaults={"capacity": 8, **values})[0]


def booked(
    by: Person, *, room: Room | None = None, begins: datetime = TOMORROW_10, hours: float = 1, now: datetime = MONDAY_9AM, **more: Any
) -> Booking:
    """A booking of an hour tomorrow at ten."""
    wish = Wish(room or a_room(), begins, begins + hours * HOUR, more.pop("people", 4))
    return booking.book(wish, subject=more.pop("subject", "周例会"), by=by, now=now, **more)


def plan(room: Room | None = None, **values: Any) -> Plan:
    """Tuesdays at ten, five times, from tomorrow."""
    wanted = {"rule": "FREQ=WEEKLY;COUNT=5", "begins_on": TUESDAY, "at": time(10), "minutes": 60, "subject": "周例会", "people": 4}
    return Plan(room=room or a_room(), **(wanted | values))
