"""A date of a series that waits for its room is held as soon as the room is given back."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import series
from meetings.models import Gap


class HealSeries(Rule):
    """A date of a series that waits for its room is held as soon as the room is given back."""

    look = timedelta(minutes=1)
    title = _("Dates of a series that wait")
    sentence = _(
        "A date of a series whose room somebody else had is held as soon as the room is given back; who began the series hears of it."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Gap]:
        return series.to_heal(now)

    def once(self, gap: Gap) -> None:
        return None  # what is held waits no more

    def what(self, gap: Gap, now: datetime) -> None:
        series.heal(gap, now=now)

    def about(self, gap: Gap) -> str:
        return f"{gap.series.room} · {gap.occurs_on:%Y-%m-%d}"
