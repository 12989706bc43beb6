"""An hour before a meeting that the office serves reception owes somebody who is there; of one that is moved anew."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Outcome
from meetings.actions import serving
from meetings.models import Booking
from meetings.promises.service_there import ServiceThere


class OweService(Rule):
    """An hour before a meeting that the office serves reception owes somebody who is there; of one that is moved anew."""

    look = timedelta(minutes=1)
    title = _("Somebody to serve")
    sentence = _(
        "An hour before a meeting that the office serves it is a to-do of reception that somebody is there before it begins; of one that "
        "is moved it is owed anew."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return self.undone(Booking.objects.to_prepare(now, now + serving.AHEAD).with_last_todo(ServiceThere.name))

    def once(self, booking: Booking) -> str:
        """Anew at another time, in another room, and when the to-do went undone: it was moved, or cancelled and brought back."""
        anew = f":{booking.last_todo}" if booking.last_outcome == Outcome.WITHDRAWN else ""
        return f"{booking.pk}:{booking.room_id}:{booking.begins_at.isoformat()}{anew}"

    def what(self, booking: Booking, now: datetime) -> None:
        serving.owe_service(booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
