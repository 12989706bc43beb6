"""A room that was asked for and whose time is over is not to be answered any more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos import actions as todos
from meetings.models import Booking
from meetings.promises.booking_answered import BookingAnswered


class DropUnanswered(Rule):
    """A room that was asked for and whose time is over is not to be answered any more."""

    look = timedelta(minutes=10)
    title = _("Requests that are over")
    sentence = _("A room that was asked for and whose time is over is not to be answered any more: the to-do goes, and counts as not done.")

    def due(self, now: datetime, since: datetime) -> Iterable[Booking]:
        return Booking.objects.owed_an_answer().filter(ends_at__lte=now)

    def once(self, booking: Booking) -> None:
        return None  # without its to-do it is owed no answer

    def what(self, booking: Booking, now: datetime) -> None:
        todos.withdraw(BookingAnswered, subject=booking, now=now)

    def about(self, booking: Booking) -> str:
        return f"{booking.room} · {booking.begins_at:%m-%d %H:%M}"
