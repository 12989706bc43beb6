"""On the working day before papers are due, speakers who have put none are reminded once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.people.models import Person
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from meetings.actions import papers
from meetings.finding.papers import owed_now
from meetings.models import Booking


class PapersMissing(Rule):
    """On the working day before papers are due, speakers who have put none are reminded once."""

    look = timedelta(minutes=5)
    title = _("Papers that are missing")
    sentence = _(
        "At {at} on the working day before papers of a meeting are due, everybody who has a point on its agenda and has put no paper is "
        "reminded once; papers that were called in later than that remind nobody."
    )
    at = TimeOfDay("09:00", _("Reminded at"))

    def due(self, now: datetime, since: datetime) -> Iterable[tuple[Booking, Person]]:
        return self.undone(owed_now(now, since, self.now().at, calendar()))

    def once(self, owed: tuple[Booking, Person]) -> str:
        """Anew when the date is another."""
        booking, speaker = owed
        assert booking.meeting is not None
        assert booking.meeting.papers_until is not None
        return f"{booking.meeting_id}:{booking.meeting.papers_until.isoformat()}:{speaker.pk}"

    def what(self, owed: tuple[Booking, Person], now: datetime) -> None:
        booking, speaker = owed
        papers.ask_for(booking, speaker, now=now)

    def about(self, owed: tuple[Booking, Person]) -> str:
        booking, speaker = owed
        return str(booking.room) if booking.meeting and booking.meeting.is_confidential else f"{booking.room} · {speaker}"
