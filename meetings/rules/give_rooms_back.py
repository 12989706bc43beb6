"""A room that nobody comes to is given back after ten minutes, as “nobody came”; who booked it hears of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import checking_in
from meetings.finding.absent import absent
from meetings.models import Booking


class GiveRoomsBack(Rule):
    """A room that nobody comes to is given back after ten minutes, as “nobody came”; who booked it hears of it."""

    look = timedelta(minutes=1)
    title = _("Rooms that nobody comes to")
    sentence = _(
        "A room that asks for it is given back, as “nobody came”, when nobody has said in the time of “Checking in to rooms” that the "
        "meeting takes place. Who booked it hears of it, and who waits for the room has it next."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return (each for each in absent(now) if each.begins_at >= since)

    def once(self, booking: Booking) -> None:
        return None  # what was given back is awaited no more

    def what(self, booking: Booking, now: datetime) -> None:
        checking_in.give_back(booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
