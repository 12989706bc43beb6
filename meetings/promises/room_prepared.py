"""The room of a meeting that the office serves is ready a quarter of an hour before it begins."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.explain import moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Item, Moments, Rung, Who
from frontdesk.workdays.calendar import Calendar
from meetings.models import Booking
from meetings.notices import about_seen
from meetings.notices.room_unprepared import RoomUnprepared
from meetings.promises.about_booking import AboutBooking
from meetings.scope import Eyes


class RoomPrepared(AboutBooking):
    """The room of a meeting that the office serves is ready a quarter of an hour before it begins."""

    title = gettext_lazy("Rooms prepared")
    sentence = gettext_lazy(
        "The room of a meeting that the office serves is ready {limit} before it begins; reception is reminded {warn} before, and when it "
        "is late the admin manager is told at once."
    )
    clock = Clock.WALL
    subject_keeps_clock = True
    warn = Minutes(30, gettext_lazy("Reminded before the meeting"), 5, 240)
    limit = Minutes(15, gettext_lazy("Ready before the meeting"), 0, 240)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (
            Rung(values.warn, (Who.HOLDER,), RoomUnprepared, gettext_lazy("reception is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), RoomUnprepared, told),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """Counted back from the beginning."""
        values = self.under(todo.version)
        booking = todo.subject or Booking.objects.get(pk=todo.subject_id)
        due = max(booking.begins_at - values.limit, todo.since_at)
        warned = min(due, max(booking.begins_at - values.warn, todo.since_at))
        return Moments(due=due, yellow=warned, red=due, rungs=(warned, due))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        rows = Booking.objects.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item] | None:
        booking = Booking.objects.get(pk=todo.subject_id)
        begins = Item(_("the meeting begins on %(moment)s") % {"moment": moment(booking.begins_at)})
        return [begins, Item(_("ready before that"), is_result=True)]

    def is_moot(self, todo: Todo) -> bool:
        """Also when the meeting has ended early; when its time is over the to-do goes with what else was owed to it."""
        rows = Booking.objects.holding().filter(pk=todo.subject_id, meeting__is_served=True, booked_until__isnull=True)
        return not rows.exists()

    def described(self, todo: Todo, booking: Booking, eyes: Eyes) -> Described:
        data = {**about_seen(booking, eyes), "path": reverse("meetings:preparation", args=[booking.pk])}
        words = _("Prepare %(room)s for %(when)s") % {"room": data["room"], "when": data["when"]}
        return Described(words, str(data["path"]), data)
