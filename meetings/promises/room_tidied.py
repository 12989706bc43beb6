"""The room of a meeting that the office served is tidied half an hour after its real end, and before the next meeting in it begins."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.explain import moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Item, Moments, Rung, Who
from frontdesk.workdays.calendar import Calendar
from meetings.finding.tidying import next_begins, tidy_by
from meetings.models import Booking
from meetings.notices.room_untidy import RoomUntidy
from meetings.promises.about_booking import AboutBooking


class RoomTidied(AboutBooking):
    """The room of a meeting that the office served is tidied half an hour after its real end, and before the next meeting in it begins."""

    title = gettext_lazy("Rooms tidied")
    sentence = gettext_lazy(
        "The room of a meeting that the office served is tidied within {limit} of its real end, and before the next meeting in it begins; "
        "reception is reminded at half the time, and when it is late the admin manager is told, too."
    )
    clock = Clock.WALL
    subject_keeps_clock = True
    limit = Minutes(30, gettext_lazy("Tidied within"), 5, 480)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (
            Rung(self.yellow(values), (Who.HOLDER,), RoomUntidy, gettext_lazy("reception is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), RoomUntidy, told),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """From the real end; the next meeting in the room leaves less time."""
        if todo.subject is None:
            self.read_subjects([todo])
        booking, next_at = todo.subject
        due = max(tidy_by(booking, self.under(todo.version).limit, next_at), todo.since_at)
        half = todo.since_at + (due - todo.since_at) / 2
        return Moments(due=due, yellow=half, red=due, rungs=(half, due))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        ids = [todo.subject_id for todo in todos]
        rows, following = Booking.objects.in_bulk(ids), next_begins(ids)
        for todo in todos:
            todo.subject = (rows[todo.subject_id], following[todo.subject_id]) if todo.subject_id in rows else None

    def sum(self, todo: Todo) -> list[Item] | None:
        ended = Booking.objects.get(pk=todo.subject_id).ends_at
        return [Item(_("the meeting ended on %(moment)s") % {"moment": moment(ended)}), Item(_("tidied after that"), is_result=True)]

    def is_moot(self, todo: Todo) -> bool:
        return not Booking.objects.holding().filter(pk=todo.subject_id, report__isnull=True).exists()

    def words(self) -> str:
        return _("Tidy %(room)s after %(when)s")

    def path(self, subject_id: int, booking: Booking) -> str:
        return reverse("meetings:afterwards", args=[booking.pk])
