"""An hour before a meeting that the office serves reception owes somebody who is there; of one that is moved anew."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import serving
from meetings.models import Booking


class OweService(Rule):
    """An hour before a meeting that the office serves reception owes somebody who is there; of one that is moved anew."""

    look = timedelta(minutes=1)
    title = _("Somebody to serve")
    sentence = _(
        "An hour before a meeting that the office serves it is a to-do of reception that somebody is there before it begins; of one that "
        "is moved it is owed anew."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return self.undone(Booking.objects.to_prepare(now, now + serving.AHEAD))

    def once(self, booking: Booking) -> str:
        """Anew at another time and in another room."""
        return f"{booking.pk}:{booking.room_id}:{booking.begins_at.isoformat()}"

    def what(self, booking: Booking, now: datetime) -> None:
        serving.owe_service(booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
