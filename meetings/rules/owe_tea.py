"""In a meeting that the office serves tea is owed every hour while it runs; reception has each round as a to-do."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import serving
from meetings.finding.service import Owed, tea_owed


class OweTea(Rule):
    """In a meeting that the office serves tea is owed every hour while it runs; reception has each round as a to-do."""

    look = timedelta(minutes=1)
    title = _("Tea falls due")
    sentence = _(
        "In a meeting that the office serves tea is owed in the times of “Service during meetings”, as long as it really runs: longer when "
        "it is prolonged, no more when it ends. Each round is a to-do of reception; of several that were missed only the last."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Owed]:
        return self.undone(each for each in tea_owed(now) if each.at >= since)

    def once(self, owed: Owed) -> str:
        return f"{owed.booking.pk}:{owed.at.isoformat()}"

    def what(self, owed: Owed, now: datetime) -> None:
        serving.owe_tea(owed.booking, owed.at, now=now)

    def about(self, owed: Owed) -> str:
        return f"{owed.booking.room} · {owed.at:%m-%d %H:%M}"
