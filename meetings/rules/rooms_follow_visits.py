"""A room that is held for a visit moves with it, is given back when the visit is cancelled, and is taken back with it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import visit_rooms
from meetings.finding.visit_rooms import last_step
from meetings.models import Meeting


class RoomsFollowVisits(Rule):
    """A room that is held for a visit moves with it, is given back when the visit is cancelled, and is taken back with it."""

    look = timedelta(minutes=1)
    title = _("Rooms of visits")
    sentence = _(
        "A room that is held for a visit moves with it, is given back when the visit is cancelled, and is taken back with it. Where the "
        "room is not to be had another that fits is held; where there is none the host is told."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Meeting]:
        return self.undone(Meeting.objects.left_by_visit(now))

    def once(self, meeting: Meeting) -> str:
        """Anew whenever the visit changes."""
        visit = meeting.visit
        assert visit is not None
        booking = meeting.bookings.latest("pk")
        return f"{meeting.pk}:{last_step(visit)}:{visit.state}:{visit.expected_at}:{booking.begins_at}:{booking.ended_at}"

    def what(self, meeting: Meeting, now: datetime) -> None:
        visit_rooms.follow(meeting, now=now)

    def about(self, meeting: Meeting) -> str:
        return f"{meeting.visit.number}" if meeting.visit else ""
