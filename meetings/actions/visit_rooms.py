"""A room for a visit: held with it, and moved, given back and taken back with it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from meetings.actions import booking as bookings
from meetings.actions import guests
from meetings.actions.booking import Wish
from meetings.finding.free import Asked, free_rooms
from meetings.finding.visit_rooms import last_step, people_of, room_of
from meetings.models import Booking, Meeting, Outcome, Room
from meetings.notices import about
from meetings.notices.visit_room_lost import VisitRoomLost
from meetings.notices.visit_room_moved import VisitRoomMoved
from visitors.actions.steps import locked as visit_locked
from visitors.models import Visit
from visitors.models.visit_states import State

COMING = (State.REQUESTED, State.EXPECTED)


def may_hold(visit: Visit, person: Person) -> bool:
    """Host, who announced the visit, and the desk."""
    return person.pk in (visit.host_id, visit.created_by_id) or person.can(Can.RECEIVE_VISITORS)


def must_hold(visit: Visit, by: Person) -> None:
    """Refused: not-yours."""
    refuse_unless(may_hold(visit, by), _("Host and reception choose the room of a visit."), "not-yours")


def hold(visit: Visit, room: Room, *, ends: datetime, by: Person, now: datetime) -> Booking:
    """The host's booking from when they are expected; of a VIP nobody else reads for whom.

    Refused: not-yours, over, twice (it has a room), and what booking a room refuses.
    """
    must_hold(visit, by)
    begins = visit.expected_at
    refuse_unless(begins is not None and visit.state in COMING, _("This visit is over or has begun."), "over")
    assert begins is not None
    with override(visit.host.language):
        subject = _("Visitors of %(host)s") % {"host": visit.host}
    wish = Wish(room, begins, ends, people_of(visit))
    with transaction.atomic():
        made = bookings.book(wish, subject=subject, by=by, now=now, organiser=visit.host, is_confidential=visit.is_vip)
        assert made.meeting is not None
        fresh = visit_locked(visit)
        refuse_unless(fresh.expected_at == begins and fresh.state in COMING, _("The visit has just changed. Look again."), "changed")
        refuse_unless(room_of(visit) is None, _("This visit has a room already."), "twice")
        Meeting.objects.filter(visit=visit).update(visit=None)  # one that was given back
        made.meeting.visit = fresh
        made.meeting.save(update_fields=["visit"])
        guests.follow(made, by=by, now=now)
        trail.record("hold_room_for_visit", subject=made, by=by, at=now, details={"visit": visit.pk})
    return made


def let_go(visit: Visit, *, by: Person, now: datetime) -> None:
    """No room, or another: what is held is given back. Refused: not-yours, over, and what cancelling refuses."""
    must_hold(visit, by)
    mine = room_of(visit)
    refuse_unless(mine is not None, _("No room is held for this visit."), "over")
    assert mine is not None
    assert mine.meeting is not None
    with transaction.atomic():
        theirs = by.can(Can.RUN_MEETINGS) or mine.meeting.is_arranged_by(by)
        bookings.cancel(mine, by=by if theirs else visit.host, now=now)
        trail.record("give_back_room_of_visit", subject=mine, by=by, at=now, details={"visit": visit.pk})
        Meeting.objects.filter(pk=mine.meeting.pk).update(visit=None)


def follow(meeting: Meeting, *, now: datetime) -> None:
    """The visit moved, ended or was taken back: its room does the same. Where that room is not to be had, another that the
    office need not agree to; else the host is told that there is none."""
    visit, mine = meeting.visit, meeting.bookings.select_related("meeting__organiser", "room__place").latest("pk")
    if visit is None or mine.begins_at <= now:
        return
    if mine.ended_at is not None:
        if mine.outcome == Outcome.CANCELLED and mine.ended_by_id is None and visit.state in COMING:
            _try(lambda: bookings.restore(mine, by=visit.host, now=now), mine, now)
    elif visit.state in (State.CANCELLED, State.DECLINED, State.TURNED_AWAY):
        bookings.give_up(mine, now=now)
    elif visit.state in COMING and visit.expected_at and visit.expected_at != mine.begins_at:
        _go_along(mine, visit, visit.expected_at, now)


def _go_along(mine: Booking, visit: Visit, begins: datetime, now: datetime) -> None:
    ends, host = begins + (mine.ends_at - mine.begins_at), visit.host
    for room in (mine.room, *_instead(mine, Asked(begins, ends, people_of(visit), near=mine.room), host)):
        try:
            moved = bookings.move(mine, begins=begins, ends=ends, room=room, by=host, now=now)
        except Refused:
            continue
        if room.pk != mine.room_id:
            _tell(VisitRoomMoved, moved, now)
        return
    _tell(VisitRoomLost, mine, now)


def _instead(mine: Booking, asked: Asked, host: Person) -> list[Room]:
    """Rooms that the office need not agree to, since nobody is there to wait for it: what fits, then the fewest empty seats."""
    others = [each for each in free_rooms(asked, host) if each.room.pk != mine.room_id and not bookings.must_wait(each.room, host)]
    return [each.room for each in sorted(others, key=lambda each: (not each.fits, each.room.capacity))]


def _try(act: Callable[[], object], mine: Booking, now: datetime) -> None:
    try:
        act()
    except Refused:
        _tell(VisitRoomLost, mine, now)


def _tell(kind: type[NoticeKind], mine: Booking, now: datetime) -> None:
    assert mine.meeting is not None
    visit = mine.meeting.visit
    assert visit is not None
    host = visit.host
    with override(host.language):
        data = {**about(mine, host), "visitor": visit.name, "path": visit.get_absolute_url()}
    post(kind, cause=f"{kind.name}:{mine.pk}:{visit.expected_at}:{last_step(visit)}", to=host, subject=visit, data=data, now=now)
