"""Whoever asks for a room that the office agrees to has an answer within one working day, and before the meeting begins."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.explain import moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Item, Moments, Rung, Who
from frontdesk.workdays.calendar import Calendar
from meetings.models import Booking
from meetings.notices import about_seen
from meetings.notices.booking_asked import BookingAsked, asks
from meetings.promises.about_booking import AboutBooking
from meetings.scope import Eyes


class BookingAnswered(AboutBooking):
    """Whoever asks for a room that the office agrees to has an answer within one working day, and before the meeting begins."""

    title = gettext_lazy("Rooms that are asked for")
    sentence = gettext_lazy(
        "Whoever asks for a room that the office agrees to has an answer within {limit}, and before the meeting begins. Reception hears "
        "at once, is reminded at half the time, and when it is over the admin manager is told, too. The room is held all the while."
    )
    clock = Clock.DAYS
    by_hand = False
    subject_keeps_clock = True
    limit = Days(1, gettext_lazy("Answered within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), BookingAsked, gettext_lazy("reception is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), BookingAsked, gettext_lazy("reception and admin manager are told")),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """As its clock says; what begins before that is answered by its beginning, and yellow half way to it."""
        usual = super().moments(todo, calendar)
        booking, since = todo.subject or Booking.objects.get(pk=todo.subject_id), todo.since_at
        begins = max(booking.begins_at, since)
        if begins >= usual.due:
            return usual
        yellow = min(usual.yellow, since + (begins - since) / 2)
        return Moments(due=begins, yellow=yellow, red=begins, rungs=(yellow, begins))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        rows = Booking.objects.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item] | None:
        """The clock's own sum, where that is not cut short by the meeting."""
        booking = Booking.objects.get(pk=todo.subject_id)
        if todo.due_at != max(booking.begins_at, todo.since_at):
            return None
        begins = Item(_("the meeting begins on %(moment)s") % {"moment": moment(booking.begins_at)})
        return [begins, Item(_("answered before that"), is_result=True)]

    def is_moot(self, todo: Todo) -> bool:
        return not Booking.objects.asked().filter(pk=todo.subject_id).exists()

    def described(self, todo: Todo, booking: Booking, eyes: Eyes) -> Described:
        data = {**about_seen(booking, eyes), **asks(booking)}
        alone = booking.meeting is not None and booking.meeting.asks_for_service_alone
        words = _("%(room)s, %(when)s: prepare it or not (the room is theirs)") if alone else _("%(room)s, %(when)s: agree or not")
        return Described(words % {"room": data["room"], "when": data["when"]}, booking.get_absolute_url(), data)
