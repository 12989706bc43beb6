"""The organiser of a series that nobody came to three times in a row is asked to keep it or to end it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Number
from frontdesk.timed.rule import Rule
from meetings.actions import striking_out
from meetings.finding.dead_series import dead
from meetings.models import Booking


class DoubtSeries(Rule):
    """The organiser of a series that nobody came to three times in a row is asked to keep it or to end it."""

    look = timedelta(minutes=10)
    title = _("Series that nobody comes to")
    sentence = _(
        "When nobody came to a series {misses} times in a row and it has dates to come, its organiser is asked to keep it or to end it; "
        "what was cancelled does not count, and who keeps it begins the count anew."
    )
    misses = Number(3, _("Times in a row"), 2, 20)

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return dead(now, since, self.now().misses)

    def once(self, last: Booking) -> None:
        return None  # what is asked about is left out

    def what(self, last: Booking, now: datetime) -> None:
        striking_out.ask(last, misses=self.now().misses, now=now)

    def about(self, last: Booking) -> str:
        return f"{last.room} · {last.begins_at:%m-%d %H:%M}"
