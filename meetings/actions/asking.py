"""商请: asking who has a room for it. On yes their meeting moves and the wish is held, both or neither; nothing is ever taken."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from meetings.actions import booking as bookings
from meetings.actions import visit_rooms
from meetings.actions.booking import Wish
from meetings.actions.holding import locked
from meetings.finding.askings import Way, is_wished, may_be_asked, said_no_to
from meetings.models import Asking, Booking, Meeting
from meetings.notices import about_asking
from meetings.notices.room_not_yielded import RoomNotYielded
from meetings.notices.room_wanted import RoomWanted
from meetings.notices.room_yielded import RoomYielded
from visitors.models import Visit

LONGEST_REASON = 200
MOST_TIMES = 2  # one colleague asks for one booking; whoever needs it more calls its holder


@dataclass(frozen=True)
class About:
    """What the room is wished for."""

    subject: str
    is_confidential: bool = False
    visit: Visit | None = None
    is_served: bool = False


def ask(way: Way, wish: Wish, about: About, *, because: str, by: Person, now: datetime) -> Asking:
    """The holder hears at once, and why it matters. Refused: because, not-yours, over, no (they said so), often, twice (they
    are asked already), subject."""
    reason = because.strip()[:LONGEST_REASON]
    refuse_unless(bool(reason), _("Say in a few words why it matters."), "because")
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues book rooms."), "not-yours")
    if about.visit is not None:
        visit_rooms.must_hold(about.visit, by)
    bookings.must_be_about_something(about.subject)
    try:
        with transaction.atomic():
            rows = Booking.objects.select_for_update(of=("self",)).select_related("meeting__organiser", "room__place")
            mine = rows.get(pk=way.booking.pk)
            refuse_unless(may_be_asked(mine, by, now) and wish.room.pk == mine.room_id, _("This booking is over."), "over")
            said_no = said_no_to(wish.begins, wish.ends).filter(booking=mine).exists()
            refuse_unless(not said_no, _("They have said no to this already."), "no")
            before = Asking.objects.filter(booking=mine, asked_by=by, visit=about.visit).count()
            refuse_unless(before < MOST_TIMES, _("You have asked them twice. Call them."), "often")
            bookings.must_be_had(wish.room, wish.begins, wish.ends, wish.people, by=by, now=now)
            made = Asking.objects.create(
                booking=mine,
                shift=way.shift,
                to_room=way.to_room,
                held_at=mine.begins_at,
                room=wish.room,
                begins_at=wish.begins,
                ends_at=wish.ends,
                subject=about.subject.strip(),
                people=wish.people,
                is_confidential=about.is_confidential,
                is_served=about.is_served,
                visit=about.visit,
                because=reason,
                asked_at=now,
                asked_by=by,
            )
            trail.record("ask_for_room", subject=made, by=by, at=now, details={"booking": mine.pk})
            assert mine.meeting is not None
            _tell(RoomWanted, made, mine.meeting.organiser, now)
    except IntegrityError:
        raise Refused(_("They are being asked for this room already."), "twice") from None
    return made


def say_yes(asking: Asking, *, by: Person, now: datetime) -> Booking:
    """The holder's meeting moves and the wish has the room, in one transaction. What the asker has now.

    Refused: not-yours, answered, changed (the booking, or the visit, is not as it was when they were asked), and what moving and booking
    refuse.
    """
    rooms = [asking.room_id] + ([asking.to_room_id] if asking.to_room_id else [])
    with locked(rooms):
        mine = _mine(asking, by)
        booking = mine.booking
        still = booking.ended_at is None and booking.room_id == mine.room_id and booking.begins_at == mine.held_at
        refuse_unless(still, _("Your meeting has moved since they asked. Nothing was changed."), "changed")
        refuse_unless(is_wished(mine), _("They do not need the room any more. Nothing was changed."), "changed")
        bookings.move(booking, begins=mine.would_begin, ends=mine.would_end, room=mine.to_room, by=by, now=now)
        assert booking.meeting is not None
        Meeting.objects.filter(pk=booking.meeting.pk, series__isnull=False).update(changed_alone_at=now)
        made = _held(mine, now)
        mine.answer, mine.answered_at, mine.answered_by = Asking.Answer.YES, now, by
        mine.save(update_fields=["answer", "answered_at", "answered_by"])
        trail.record("yield_room", subject=mine, by=by, at=now, details={"booking": made.pk})
        _tell(RoomYielded, mine, mine.asked_by, now, path=made.get_absolute_url())
    return made


def say_no(asking: Asking, *, by: Person, now: datetime) -> Asking:
    """It stays as it is; the asker hears. Refused: not-yours, answered."""
    with transaction.atomic():
        mine = _mine(asking, by)
        mine.answer, mine.answered_at, mine.answered_by = Asking.Answer.NO, now, by
        mine.save(update_fields=["answer", "answered_at", "answered_by"])
        trail.record("keep_room", subject=mine, by=by, at=now)
        _tell(RoomNotYielded, mine, mine.asked_by, now)
    return mine


def withdraw(asking: Asking, *, by: Person, now: datetime) -> Asking:
    """Not wished for any more. Refused: not-yours, answered."""
    with transaction.atomic():
        mine = Asking.objects.select_for_update(of=("self",)).get(pk=asking.pk)
        refuse_unless(mine.asked_by_id == by.pk, _("Only who asked takes it back."), "not-yours")
        _close(mine, by, now)
    return mine


def let_pass(asking: Asking, *, now: datetime) -> bool:
    """Nobody answered in time, or the visit needs it no more, which nobody need hear: it stays as it is. Whether this call did it."""
    with transaction.atomic():
        rows = Asking.objects.select_for_update(of=("self",)).select_related("asked_by", "room__place", "booking", "visit")
        mine = rows.get(pk=asking.pk)
        if not mine.is_open:
            return False
        _close(mine, None, now)
        if is_wished(mine):
            _tell(RoomNotYielded, mine, mine.asked_by, now)
    return True


def _close(mine: Asking, by: Person | None, now: datetime) -> None:
    refuse_unless(mine.is_open, _("This is answered already."), "answered")
    mine.closed_at = now
    mine.save(update_fields=["closed_at"])
    trail.record("asking_over", subject=mine, by=by, at=now)


def _mine(asking: Asking, by: Person) -> Asking:
    """Read under its lock. Only who arranges the meeting answers, no office for them."""
    rows = Asking.objects.select_for_update(of=("self",)).select_related(
        "booking__meeting__organiser", "booking__room__place", "room__place", "to_room__place", "asked_by", "visit__host"
    )
    mine = rows.get(pk=asking.pk)
    meeting = mine.booking.meeting
    refuse_unless(meeting is not None and meeting.is_arranged_by(by), _("Only who has the room answers."), "not-yours")
    refuse_unless(mine.is_open, _("This is answered already."), "answered")
    return mine


def _held(mine: Asking, now: datetime) -> Booking:
    if mine.visit is not None:
        return visit_rooms.hold(mine.visit, mine.room, ends=mine.ends_at, by=mine.asked_by, now=now)
    wish = Wish(mine.room, mine.begins_at, mine.ends_at, mine.people)
    return bookings.book(
        wish, subject=mine.subject, is_confidential=mine.is_confidential, is_served=mine.is_served, by=mine.asked_by, now=now
    )


def _tell(kind: type[NoticeKind], mine: Asking, to: Person, now: datetime, **more: object) -> None:
    with override(to.language):
        data = {**about_asking(mine, to), **more}
    post(kind, cause=f"{kind.name}:{mine.pk}", to=to, subject=mine, data=data, now=now)
