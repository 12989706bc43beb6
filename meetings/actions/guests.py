"""来宾: who is invited from outside is expected at the door; their visit moves and ends with the meeting, in the same transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.limits import Guests
from meetings.models import Attendee, Booking, Reply
from visitors.actions import visits
from visitors.actions.moving import PLACE, move
from visitors.models import Visit
from visitors.models.visit import Door

MOST_AT_ONCE = 20  # the rest is expected within a minute, by rule


def follow(booking: Booking, *, by: Person | None, now: datetime) -> None:
    """What changed with the meeting goes for the visits of its guests, and for the visit that it was booked for."""
    assert booking.meeting is not None
    many = 0
    for guest in booking.meeting.attendees.outside().exclude(email="").order_by("pk"):  # in one order for all
        many += follow_one(guest, booking, by=by, now=now, may_expect=many < MOST_AT_ONCE)
    if booking.meeting.visit_id and booking.ended_at is None:
        _meant(booking, by, now)


def follow_one(guest: Attendee, booking: Booking, *, by: Person | None, now: datetime, may_expect: bool = True) -> bool:
    """Expected, moved or not expected any more, as the meeting and the guest's answer say; whether they are newly expected.

    Guest and meeting are read under the guest's lock, which is taken before that of the visit: a guest is expected once.
    """
    try:
        with transaction.atomic():
            rows = Attendee.objects.select_for_update(of=("self",), no_key=True).select_related("visit")
            mine, held = rows.get(pk=guest.pk), Booking.objects.select_related("meeting__organiser", "room__place").get(pk=booking.pk)
            assert held.meeting is not None
            return _followed(mine, held, by or held.meeting.organiser, now, may_expect=may_expect)
    except Refused:  # the organiser has left, or the day is over: whoever comes is a walk-in
        return False


def _followed(guest: Attendee, booking: Booking, by: Person, now: datetime, *, may_expect: bool) -> bool:
    comes = guest.taken_off_at is None and booking.ended_at is None and guest.reply != Reply.DECLINED
    visit, is_new = guest.visit, False
    if visit is not None and _is_to_come(visit):
        _go_along(guest, visit, booking, comes, by, now)
    elif comes and may_expect and is_near(booking, now) and (visit is None or visit.cancelled_at):
        guest.visit, is_new = _expect(guest, booking, by, now), True
    elif comes or visit is None:
        return False  # of the visit that went with the meeting `visit_for` knows nothing any more: the rule expects them anew
    guest.visit_for = booking.begins_at if comes else None
    guest.save(update_fields=["visit", "visit_for"])
    return is_new


def is_near(booking: Booking, now: datetime) -> bool:
    """Near enough to be written into the visitors' book."""
    return now < booking.begins_at <= now + Guests.now().ahead


def _go_along(guest: Attendee, visit: Visit, booking: Booking, comes: bool, by: Person, now: datetime) -> None:
    if not comes:
        visits.cancel(visit, by=by, now=now)
    elif guest.visit_for != booking.begins_at:
        move(visit, to=booking.begins_at, place=str(booking.room), by=by, now=now, off_day_reason=_why(booking))
    elif visit.expected_at and visit.place != str(booking.room)[:PLACE]:  # who said that they are late stays so
        move(visit, to=visit.expected_at, place=str(booking.room), by=by, now=now)


def _expect(guest: Attendee, booking: Booking, by: Person, now: datetime) -> Visit:
    assert booking.meeting is not None
    about: dict[str, Any] = {"email": guest.email, "place": str(booking.room)[:PLACE], "off_day_reason": _why(booking)}
    name = guest.name or guest.email.partition("@")[0]
    return visits.expect(
        name=name, host=booking.meeting.organiser, expected_at=booking.begins_at, by=by, now=now, door=Door.MEETING, **about
    )


def _meant(booking: Booking, by: Person | None, now: datetime) -> None:
    """The visit that the room is held for."""
    assert booking.meeting is not None
    visit = booking.meeting.visit
    if visit is None or not _is_to_come(visit):
        return
    try:
        with transaction.atomic():
            move(visit, to=booking.begins_at, place=str(booking.room), by=by, now=now, off_day_reason=_why(booking))
    except Refused:
        return


def _is_to_come(visit: Visit) -> bool:
    gone = visit.cancelled_at or visit.declined_at or visit.turned_away_at or visit.left_at
    return visit.arrived_at is None and not gone and visit.forgotten_at is None


def _why(booking: Booking) -> str:
    """On a day off somebody approves the visit and reads why; nothing of what the meeting is about."""
    assert booking.meeting is not None
    with override(booking.meeting.organiser.language):
        return _("Comes to a meeting in %(room)s") % {"room": booking.room}
