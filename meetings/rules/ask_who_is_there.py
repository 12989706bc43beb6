"""When a meeting begins in a room that is given back when nobody comes, its organiser is asked once to say that it takes place."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.post import post
from frontdesk.timed.rule import Rule
from meetings.finding.absent import to_remind
from meetings.limits import CheckIn
from meetings.models import Booking
from meetings.notices import about
from meetings.notices.say_you_are_there import SayYouAreThere


class AskWhoIsThere(Rule):
    """When a meeting begins in a room that is given back when nobody comes, its organiser is asked once to say that it takes place."""

    look = timedelta(minutes=1)
    title = _("Does the meeting take place?")
    sentence = _(
        "When a meeting begins in a room that is given back when nobody comes, its organiser is asked once to say that it takes place."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return self.undone(to_remind(now, since))

    def once(self, booking: Booking) -> str:
        """Anew when it is moved."""
        return f"{booking.pk}:{booking.begins_at.isoformat()}"

    def what(self, booking: Booking, now: datetime) -> None:
        assert booking.meeting is not None
        organiser, until = booking.meeting.organiser, booking.begins_at + CheckIn.now().after
        data = {**about(booking, organiser), "until": f"{timezone.localtime(until):%H:%M}"}
        post(SayYouAreThere, cause=f"there:{self.once(booking)}", to=organiser, subject=booking, data=data, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
