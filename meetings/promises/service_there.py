"""The service person is in the room a quarter of an hour before a meeting that the office serves."""

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
from meetings.notices import on_the_wall
from meetings.notices.nobody_serves import NobodyServes
from meetings.promises.about_booking import AboutBooking
from meetings.scope import Eyes


class ServiceThere(AboutBooking):
    """The service person is in the room a quarter of an hour before a meeting that the office serves."""

    title = gettext_lazy("Service person is there")
    sentence = gettext_lazy(
        "The service person of a meeting that the office serves is there {limit} before it begins and says so with one tap; reception is "
        "reminded then, and when nobody has said so {late} before it the admin manager is told."
    )
    clock = Clock.WALL
    by_hand = True
    subject_keeps_clock = True
    limit = Minutes(15, gettext_lazy("There before the meeting"), 1, 120)
    late = Minutes(10, gettext_lazy("The admin manager is told, before the meeting"), 0, 120)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (
            Rung(values.limit, (Who.HOLDER,), NobodyServes, gettext_lazy("reception is reminded")),
            Rung(values.late, (Who.HOLDER, Who.ADMIN_MANAGER), NobodyServes, told),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """Counted back from the beginning."""
        values = self.under(todo.version)
        booking = todo.subject or Booking.objects.get(pk=todo.subject_id)
        due = max(booking.begins_at - values.limit, todo.since_at)
        late = max(booking.begins_at - values.late, due)
        return Moments(due=due, yellow=due, red=late, rungs=(due, late))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        rows = Booking.objects.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item] | None:
        booking = Booking.objects.get(pk=todo.subject_id)
        begins = Item(_("the meeting begins on %(moment)s") % {"moment": moment(booking.begins_at)})
        return [begins, Item(_("there before that"), is_result=True)]

    def is_moot(self, todo: Todo) -> bool:
        return not Booking.objects.holding().filter(pk=todo.subject_id, meeting__is_served=True).exists()

    def described(self, todo: Todo, booking: Booking, eyes: Eyes) -> Described:
        """Room, time and number of people; what the meeting is about is not said."""
        assert booking.meeting is not None
        when = on_the_wall(booking.begins_at, booking.ends_at)
        data = {"booking": booking.pk, "room": str(booking.room), "when": when, "cups": booking.meeting.people}
        words = _("Be in %(room)s before %(when)s: %(cups)s people") % data
        return Described(words, reverse("meetings:service", args=[booking.pk]), data)
