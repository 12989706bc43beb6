"""The calendar message that goes with a notice to who is invited, made when it is sent from what stands then."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from frontdesk.outbox.kinds import Attachment
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Company
from meetings.finding import itip
from meetings.finding.agenda import in_words, points_of
from meetings.models import Attendee, Booking
from meetings.passes import link_of

ALL = 1000
METHODS = ("REQUEST", "CANCEL")


def attendee_of(notice: Notice) -> Attendee:
    return Attendee.objects.select_related("meeting__series", "meeting__organiser", "person").get(pk=notice.subject_id)


def booking_of(attendee: Attendee) -> Booking:
    """The one that stands, or the last."""
    rows = attendee.meeting.bookings.select_related("meeting__organiser", "meeting__series", "room__place__floor")
    return max(rows, key=lambda each: (each.ended_at is None, each.pk))


def stands(notice: Notice) -> bool:
    """Still invited to what is still to come."""
    attendee = attendee_of(notice)
    return attendee.taken_off_at is None and booking_of(attendee).ended_at is None


def message(notice: Notice, method: str) -> list[Attachment]:
    """As an alternative of the mail, which is what calendar programs look for."""
    attendee, now = attendee_of(notice), timezone.now()
    build = _of_series if notice.data.get("series") and attendee.meeting.series else _of_one
    with override(notice.language):
        content = build(attendee, method, now)
    return [Attachment("invite.ics", f"text/calendar; method={method}", content)]


def _link(attendee: Attendee) -> str:
    if attendee.person is None:
        return link_of(attendee)
    return settings.BASE_URL + booking_of(attendee).get_absolute_url()


def _house(attendee: Attendee) -> str:
    """Where the room is, for who has never been there."""
    if attendee.person is not None:
        return ""
    company = Company.objects.here()
    return ", ".join(filter(None, (str(company), company.local_address)))


def _of_one(attendee: Attendee, method: str, now: datetime) -> bytes:
    booking, invited = booking_of(attendee), [attendee]
    if method == "CANCEL":
        return itip.cancel(attendee.meeting, booking, invited, now=now)
    about = _about(attendee, [booking])
    common: dict[str, Any] = {"now": now, "link": _link(attendee), "house": _house(attendee)}
    return itip.request(attendee.meeting, [booking], _all(attendee), about=about[attendee.meeting.pk], **common)


def _of_series(attendee: Attendee, method: str, now: datetime) -> bytes:
    series = attendee.meeting.series
    assert series is not None
    rows = Booking.objects.filter(meeting__series=series).select_related("meeting__organiser", "meeting__series", "room__place__floor")
    if method == "CANCEL":
        return itip.series_cancel(series, rows.order_by("pk")[0], [attendee], now=now)
    same = {"person": attendee.person} if attendee.person else {"email": attendee.email}
    theirs = (
        Attendee.objects.standing().filter(meeting__series=series, **same).values("meeting")
    )  # a date they were taken off is none of theirs
    held = list(rows.filter(ended_at__isnull=True, meeting__in=theirs).order_by("begins_at"))
    common: dict[str, Any] = {"now": now, "link": _link(attendee), "house": _house(attendee)}
    return itip.series_request(series, held, _all(attendee), about=_about(attendee, held), **common)


def _about(attendee: Attendee, bookings: Sequence[Booking]) -> dict[int, str]:
    """What to bring and the agenda of each meeting, for this reader; one question."""
    meetings = [each.meeting for each in bookings if each.meeting is not None]
    points, is_guest = points_of(meetings), attendee.person is None
    return {each.pk: in_words(each, points.get(each.pk, []), most=ALL, is_guest=is_guest) for each in meetings}


def _all(attendee: Attendee) -> list[Attendee]:
    return list(attendee.meeting.attendees.standing().in_order())
