"""Something special that is asked for a meeting is bought within an hour, or it is said why not."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from meetings.models import Booking, Special
from meetings.notices.special_asked import SpecialAsked
from meetings.promises.about_booking import AboutBooking
from meetings.scope import Eyes


class SpecialBought(AboutBooking):
    """Something special that is asked for a meeting is bought within an hour, or it is said why not."""

    title = gettext_lazy("Special things for meetings")
    sentence = gettext_lazy(
        "What is asked for a meeting that the office serves, flowers or a banner, is bought within {limit} of working time, or it is said "
        "why not. Reception hears at once, is reminded at half the time, and when it is over the admin manager is told, too."
    )
    clock = Clock.HOURS
    limit = Minutes(60, gettext_lazy("Bought within"), 15, 2400)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (
            Rung(self.yellow(values), (Who.HOLDER,), SpecialAsked, gettext_lazy("reception is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), SpecialAsked, told),
        )

    def bookings_of(self, todos: Sequence[Todo]) -> dict[int, Booking]:
        self.read_subjects(todos)
        return {todo.pk: todo.subject.booking for todo in todos if todo.subject}

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        specials = Special.objects.select_related("booking__meeting", "booking__room__place")
        rows = specials.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def described(self, todo: Todo, booking: Booking, eyes: Eyes) -> Described:
        """By its own words."""
        assert isinstance(todo.subject, Special)
        known = super().described(todo, booking, eyes)
        data = {**known.data, "special": str(todo.subject)}
        return Described(_("%(special)s for %(room)s, %(when)s") % data, known.path, data)

    def is_moot(self, todo: Todo) -> bool:
        return not Special.objects.open().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return "%(what)s"
