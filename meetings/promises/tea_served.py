"""Tea is served within ten minutes of the moment at which it is owed."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from meetings.finding.service import rounds
from meetings.limits import Service
from meetings.models import TeaRound
from meetings.notices.tea_owed import TeaOwed


class TeaServed(Promise):
    """Tea is served within ten minutes of the moment at which it is owed."""

    title = gettext_lazy("Tea in meetings")
    sentence = gettext_lazy(
        "Tea is served within {limit} of the moment at which it is owed; reception is reminded at half the time, and when it is late the "
        "admin manager is told, too. Of rounds that were missed only the last is owed, and none when the meeting is over."
    )
    clock = Clock.WALL
    limit = Minutes(10, gettext_lazy("Served within"), 2, 60)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (
            Rung(self.yellow(values), (Who.HOLDER,), TeaOwed, gettext_lazy("reception is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), TeaOwed, told),
        )

    def is_moot(self, todo: Todo) -> bool:
        row = TeaRound.objects.open().select_related("booking__meeting").filter(pk=todo.subject_id).first()
        return row is None or row.owed_at not in rounds(row.booking, Service.now())

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        """Room, time and number of cups; what the meeting is about is nobody's affair who brings tea."""
        rows = TeaRound.objects.select_related("booking__meeting", "booking__room__place").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(rows[todo.subject_id]) for todo in todos if todo.subject_id in rows}

    def _described(self, row: TeaRound) -> Described:
        assert row.booking.meeting is not None
        data = {"booking": row.booking_id, "room": str(row.booking.room), "at": f"{timezone.localtime(row.owed_at):%H:%M}"}
        data |= {"cups": row.booking.meeting.people}
        words = _("Tea in %(room)s at %(at)s: %(cups)s cups") % data
        return Described(words, reverse("meetings:service", args=[row.booking_id]), data)
