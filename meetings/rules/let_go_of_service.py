"""What was owed to a meeting that is over, or that has been moved, is owed no more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import serving
from meetings.models import Booking


class LetGoOfService(Rule):
    """What was owed to a meeting that is over, or that has been moved, is owed no more."""

    look = timedelta(minutes=1)
    title = _("Service that is over")
    sentence = _(
        "Preparation, tea, requests and who is there: what was owed to a meeting that is over or was moved goes, and counts as not done."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return serving.to_let_go(now)

    def once(self, booking: Booking) -> None:
        return None  # without its to-dos it is owed nothing

    def what(self, booking: Booking, now: datetime) -> None:
        serving.let_go(booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
