"""When a meeting that the office served has really ended reception owes the tidying of its room."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import tidying
from meetings.finding.tidying import Untidy, untidy
from meetings.promises.room_tidied import RoomTidied


class OweTidying(Rule):
    """When a meeting that the office served has really ended reception owes the tidying of its room."""

    look = timedelta(minutes=1)
    title = _("Tidying rooms")
    sentence = _(
        "When a meeting that the office served has really ended, also before or after its time, the tidying of its room is a to-do of "
        "reception; when another meeting is booked that comes sooner it is owed by then."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Untidy]:
        return self.undone(untidy(now, since, RoomTidied.now().limit))

    def once(self, owed: Untidy) -> str:
        """Anew when less time is left."""
        return f"{owed.booking.pk}:{owed.by.isoformat()}"

    def what(self, owed: Untidy, now: datetime) -> None:
        tidying.owe(owed.booking, now=now)

    def about(self, owed: Untidy) -> str:
        return f"{owed.booking.room} · {owed.booking.ends_at:%m-%d %H:%M}"
