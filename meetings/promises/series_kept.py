"""Whoever organises a series that nobody comes to says within five working days that it is kept; else its dates are released."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from meetings.models import Booking, StrikeOut
from meetings.notices.series_in_doubt import SeriesInDoubt
from meetings.promises.about_booking import AboutBooking


class SeriesIsKept(AboutBooking):
    """Whoever organises a series that nobody comes to says within five working days that it is kept; else its dates are released."""

    title = gettext_lazy("Series that nobody comes to")
    sentence = gettext_lazy(
        "Whoever organises a series that nobody came to several times in a row is asked to keep it or to end it, and reminded at half the "
        "time; when they have said nothing within {limit} its dates to come are released."
    )
    clock = Clock.DAYS
    limit = Days(5, gettext_lazy("Released after"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(self.yellow(values), (Who.HOLDER,), SeriesInDoubt, gettext_lazy("the organiser is reminded")),)

    def bookings_of(self, todos: Sequence[Todo]) -> dict[int, Booking]:
        rows = StrikeOut.objects.select_related("last__meeting", "last__room__place").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: rows[todo.subject_id].last for todo in todos if todo.subject_id in rows}

    def is_moot(self, todo: Todo) -> bool:
        return not StrikeOut.objects.open().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Nobody comes to %(what)s: keep it or end it?")

    def path(self, subject_id: int, booking: Booking) -> str:
        return reverse("meetings:strike_out_page", args=[subject_id])
