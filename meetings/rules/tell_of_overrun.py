"""A meeting that has not left a room which the next one needs: its organiser and reception are told, once an end."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.rule import Rule
from meetings.finding.service import Overrun, overrunning
from meetings.notices import about
from meetings.notices.room_overrun import RoomOverrun


class TellOfOverrun(Rule):
    """A meeting that has not left a room which the next one needs: its organiser and reception are told, once an end."""

    look = timedelta(minutes=1)
    title = _("Over its time")
    sentence = _(
        "When the end of a meeting has passed, nobody has said that they have left a room in which they checked in, and the next meeting "
        "needs it (its set-up included), the organiser and reception are told once."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Overrun]:
        return self.undone(overrunning(now, since))

    def once(self, late: Overrun) -> str:
        return f"{late.booking.pk}:{late.booking.ends_at.isoformat()}"

    def what(self, late: Overrun, now: datetime) -> None:
        booking, meeting = late.booking, late.booking.meeting
        assert meeting is not None
        times = {"until": f"{timezone.localtime(booking.ends_at):%H:%M}", "next": f"{timezone.localtime(late.then.begins_at):%H:%M}"}
        people = [meeting.organiser, *Person.objects.holding(Role.RECEPTIONIST)]
        for person in {each.pk: each for each in people}.values():
            with override(person.language):
                data = {**about(booking, person), **times}
            post(RoomOverrun, cause=f"overrun:{self.once(late)}", to=person, subject=booking, data=data, now=now)

    def about(self, late: Overrun) -> str:
        return f"{late.booking.room} · {late.booking.ends_at:%m-%d %H:%M}"
