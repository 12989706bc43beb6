"""When nobody has said within five working days that a series is kept, its dates to come are released."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo
from meetings.actions import striking_out
from meetings.models import StrikeOut
from meetings.promises.series_kept import SeriesIsKept


class ReleaseSeries(Rule):
    """When nobody has said within five working days that a series is kept, its dates to come are released."""

    look = timedelta(minutes=10)
    title = _("Dates of dead series")
    sentence = _(
        "When nobody has said in the time of “Series that nobody comes to” that a series is kept, its dates to come are cancelled and its "
        "organiser hears of it; where people have come again it is kept."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[StrikeOut]:
        late = Todo.objects.open().filter(promise=SeriesIsKept.name, due_at__lte=now).values("subject_id")
        return StrikeOut.objects.open().filter(pk__in=late).select_related("series__organiser", "last__room__place").order_by("asked_at")

    def once(self, strike_out: StrikeOut) -> None:
        return None  # what was released is asked no more

    def what(self, strike_out: StrikeOut, now: datetime) -> None:
        striking_out.release(strike_out, now=now)

    def about(self, strike_out: StrikeOut) -> str:
        return f"{strike_out.last.room} · {strike_out.last.begins_at:%m-%d %H:%M}"
