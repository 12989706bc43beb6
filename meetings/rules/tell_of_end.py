"""Before its end who organises and who leads a meeting are told, when the room is needed next or they asked for it; once an end."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.timed.rule import Rule
from meetings.finding.service import NearEnd, ending
from meetings.notices import about
from meetings.notices.meeting_ends_soon import MeetingEndsSoon


class TellOfEnd(Rule):
    """Before its end who organises and who leads a meeting are told, when the room is needed next or they asked for it; once an end."""

    look = timedelta(minutes=1)
    title = _("The end is near")
    sentence = _(
        "In the times of “Service during meetings” before its end who organises and who leads a meeting are told, when the room is needed "
        "next or they asked for it; of a meeting that was prolonged anew, and never twice of one end."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[NearEnd]:
        return self.undone(ending(now, since))

    def once(self, near: NearEnd) -> str:
        return f"{near.booking.pk}:{near.booking.ends_at.isoformat()}:{near.which}"

    def what(self, near: NearEnd, now: datetime) -> None:
        booking, meeting = near.booking, near.booking.meeting
        assert meeting is not None
        minutes = -((now - booking.ends_at) // timedelta(minutes=1))
        until = f"{timezone.localtime(booking.ends_at):%H:%M}"
        for person in {each.pk: each for each in (meeting.organiser, meeting.led_by)}.values():
            with override(person.language):
                data = {**about(booking, person), "until": until, "minutes": minutes, "ends": booking.ends_at.isoformat()}
            post(MeetingEndsSoon, cause=f"end:{self.once(near)}", to=person, subject=booking, data=data, now=now)

    def about(self, near: NearEnd) -> str:
        return f"{near.booking.room} · {near.booking.ends_at:%m-%d %H:%M}"
