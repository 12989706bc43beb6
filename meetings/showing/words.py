"""A booking in words, for this reader."""

from datetime import timedelta, tzinfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings.models import Booking, Kind
from meetings.scope import Eyes


def what(booking: Booking, eyes: Eyes) -> str:
    """What the room is held for."""
    if booking.kind == Kind.MEETING and booking.meeting is not None:
        return eyes.read(booking.meeting)
    if booking.kind == Kind.BLOCK:
        closed, colon = pgettext("a room", "closed"), pgettext("colon", ": ")
        return f"{closed}{colon}{booking.because}" if booking.because else closed
    return _("kept for who waited")


def who(booking: Booking, eyes: Eyes) -> str:
    """Who organises it; of a confidential one nobody says so but to those who are in it."""
    return str(booking.meeting.organiser) if booking.meeting is not None and eyes.know(booking.meeting) else ""


def clocks(booking: Booking, zone: tzinfo | None = None) -> str:
    """From when to when on the wall of the office: 10:00–11:30. Who says it of many gives the zone."""
    wall = zone or timezone.get_current_timezone()
    begins, ends = booking.begins_at.astimezone(wall), booking.ends_at.astimezone(wall)
    last = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends:%m-%d %H:%M}"
    return f"{begins:%H:%M}–{last}"


def length(of: timedelta) -> str:
    """90 minutes are 1 h 30 min."""
    hours, minutes = divmod(round(of.total_seconds() / 60), 60)
    if hours and minutes:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return _("%(hours)d h") % {"hours": hours} if hours else _("%(minutes)d min") % {"minutes": minutes}
