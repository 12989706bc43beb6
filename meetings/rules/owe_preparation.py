"""A day before a meeting that the office serves reception owes its preparation; of one that is moved it owes it anew."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import preparing
from meetings.models import Booking

AHEAD = timedelta(days=1)


class OwePreparation(Rule):
    """A day before a meeting that the office serves reception owes its preparation; of one that is moved it owes it anew."""

    look = timedelta(minutes=1)
    title = _("Preparing rooms")
    sentence = _(
        "A day before a meeting that the office serves its preparation is a to-do of reception; of one that is moved it is owed anew."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return self.undone(Booking.objects.to_prepare(now, now + AHEAD))

    def once(self, booking: Booking) -> str:
        """Anew at another time and in another room."""
        return f"{booking.pk}:{booking.room_id}:{booking.begins_at.isoformat()}"

    def what(self, booking: Booking, now: datetime) -> None:
        preparing.owe(booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
