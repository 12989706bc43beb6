"""Which meetings nobody came to: in rooms that ask, after their time, but not where that would hurt more than it helps."""

from collections.abc import Iterable
from datetime import datetime

from meetings.limits import CheckIn
from meetings.models import Booking


def waits_for_check_in(booking: Booking) -> bool:
    """Neither long nor with guests nor booked at the last moment, nor over before anybody would give it back."""
    values = CheckIn.now()
    lasts = values.after < booking.ends_at - booking.begins_at < values.long
    in_time = booking.made_at + values.after <= booking.begins_at
    guests = booking.meeting is not None and booking.meeting.attendees.standing().outside().exists()
    return lasts and in_time and not guests


def may_be_given_back(booking: Booking, now: datetime) -> bool:
    """Waited long enough, and it is one that waits for that."""
    return booking.begins_at + CheckIn.now().after <= now < booking.ends_at and waits_for_check_in(booking)


def absent(now: datetime) -> Iterable[Booking]:
    """Those to be given back now."""
    rows = Booking.objects.awaiting_check_in().not_over(now).filter(begins_at__lte=now - CheckIn.now().after)
    return (each for each in rows.select_related("meeting", "room__place").order_by("begins_at") if may_be_given_back(each, now))


def to_remind(now: datetime, since: datetime) -> Iterable[Booking]:
    """That have begun and are given back unless somebody says so."""
    rows = Booking.objects.awaiting_check_in().filter(begins_at__lte=now, begins_at__gte=since, ends_at__gt=now)
    rows = rows.select_related("meeting__organiser", "room__place").order_by("begins_at")
    return (each for each in rows if waits_for_check_in(each))
