"""When a meeting of which minutes are written has really ended, whoever takes them owes them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import minutes
from meetings.models import Booking


class OweMinutes(Rule):
    """When a meeting of which minutes are written has really ended, whoever takes them owes them."""

    look = timedelta(minutes=5)
    title = _("Minutes after the meeting")
    sentence = _(
        "When a meeting of which minutes are written has really ended, also before or after its time, whoever takes them owes them."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return self.undone(Booking.objects.over_with_minutes(now, since))

    def once(self, booking: Booking) -> str:
        return str(booking.meeting_id)

    def what(self, booking: Booking, now: datetime) -> None:
        assert booking.meeting is not None
        minutes.owe(booking.meeting, since=booking.ends_at, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.ends_at:%m-%d %H:%M}"
