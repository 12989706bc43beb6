"""到场确认: somebody says that the meeting takes place, or the room is given back, as a state and never as a deletion."""

from datetime import datetime

from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from meetings.actions import booking as bookings
from meetings.actions.holding import locked
from meetings.finding.absent import may_be_given_back
from meetings.limits import CheckIn
from meetings.models import Booking, Outcome
from meetings.notices import about
from meetings.notices.room_given_back import RoomGivenBack


def check_in(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """Whoever stands in the room says so, not only who is invited. Twice is once. Refused: not-yours, over, early, changed."""
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues check in."), "not-yours")
    with locked([booking.room_id]) as rooms:
        mine = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
        refuse_unless(mine.room_id in rooms, _("It has just been moved to another room. Look again."), "changed")
        refuse_unless(mine.ended_at is None and mine.ends_at > now, _("This booking is over."), "over")
        refuse_unless(mine.begins_at - CheckIn.now().before <= now, _("It is too early for that."), "early")
        if mine.checked_in_at is None:
            mine.checked_in_at, mine.checked_in_by = now, by
            mine.save(update_fields=["checked_in_at", "checked_in_by"])
            trail.record("check_in_to_room", subject=mine, by=by, at=now)
    return mine


def check_out(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """Whoever leaves the room after the end says so; before it the meeting is ended instead. Twice is once.

    Refused: not-yours, over, early, changed.
    """
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues check out."), "not-yours")
    with locked([booking.room_id]) as rooms:
        mine = Booking.objects.select_for_update(of=("self",)).select_related("meeting", "room__place").get(pk=booking.pk)
        refuse_unless(mine.room_id in rooms, _("It has just been moved to another room. Look again."), "changed")
        refuse_unless(mine.ended_at is None, _("This booking is over."), "over")
        refuse_unless(mine.ends_at <= now, _("It runs: end it instead."), "early")
        if mine.left_at is None:
            mine.left_at, mine.left_by = now, by
            mine.save(update_fields=["left_at", "left_by"])
            trail.record("leave_room", subject=mine, by=by, at=now)
    return mine


def give_back(booking: Booking, *, now: datetime) -> bool:
    """Nobody came: the room is free for others. Whether this call did it; who came in the same moment keeps it."""
    with locked([booking.room_id]):
        rows = Booking.objects.awaiting_check_in().select_related("meeting__organiser", "room__place")
        mine = rows.select_for_update(of=("self",)).filter(pk=booking.pk).first()
        if mine is None or not may_be_given_back(mine, now):
            return False
        bookings.end(mine, Outcome.NO_SHOW, by=None, now=now)
        trail.record("give_back_room", subject=mine, by=None, at=now)
        assert mine.meeting is not None
        organiser = mine.meeting.organiser
        post(RoomGivenBack, cause=f"no-show:{mine.pk}", to=organiser, subject=mine, data=about(mine, organiser), now=now)
    return True
