"""Guests of meetings that come near are written into the visitors' book, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import guests
from meetings.limits import Guests
from meetings.models import Attendee, Booking


class ExpectGuests(Rule):
    """Guests of meetings that come near are written into the visitors' book, once."""

    look = timedelta(minutes=1)
    title = _("Guests at the door")
    sentence = _("Guests of meetings that come near are written into the visitors' book: who said no, or is expected already, is not.")

    def due(self, now: datetime, since: datetime) -> Iterable[Attendee]:
        return self.undone(Attendee.objects.to_expect(now, now + Guests.now().ahead))

    def once(self, guest: Attendee) -> str:
        """Anew where the meeting has moved, or was cancelled and brought back."""
        return f"{guest.pk}:{self._booking(guest).begins_at.isoformat()}:{guest.meeting.sequence}"

    def what(self, guest: Attendee, now: datetime) -> None:
        guests.follow_one(guest, self._booking(guest), by=None, now=now)

    def about(self, guest: Attendee) -> str:
        return str(guest.pk) if guest.meeting.is_confidential else guest.name or guest.email

    def _booking(self, guest: Attendee) -> Booking:
        rows = Booking.objects.holding().filter(meeting=guest.meeting_id)
        return rows.select_related("meeting__organiser", "room__place").latest("pk")
