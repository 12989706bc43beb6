"""The waiting list: a room that is given back is kept for who waited longest, then for the next. An offer holds the room like a booking."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from meetings.actions import booking as bookings
from meetings.actions.booking import Wish
from meetings.actions.holding import Taken, held, locked
from meetings.finding.free import free_now
from meetings.limits import Waiting
from meetings.models import Booking, Kind, Meeting, Outcome, Room, Waiter
from meetings.notices import about_waiting
from meetings.notices.room_kept import RoomKept


def wait(wish: Wish, *, subject: str, by: Person, now: datetime, is_confidential: bool = False, is_served: bool = False) -> Waiter:
    """Refused: subject, twice, and what `booking.book` refuses but `taken`; free (nobody has it: book it)."""
    bookings.must_be_about_something(subject)
    with locked([wish.room.pk]) as rooms:
        room = rooms[wish.room.pk]
        bookings.must_be_had(room, wish.begins, wish.ends, wish.people, by=by, now=now)
        refuse_unless(not free_now(room, wish.begins, wish.ends), _("The room is free then: book it."), "free")
        same = Waiter.objects.filter(person=by, room=room, begins_at=wish.begins, closed_at__isnull=True)
        refuse_unless(not same.exists(), _("You are waiting for this already."), "twice")
        words = {"subject": subject.strip(), "people": wish.people, "is_confidential": is_confidential, "is_served": is_served}
        waiter = Waiter.objects.create(person=by, room=room, begins_at=wish.begins, ends_at=wish.ends, made_at=now, **words)
        trail.record("wait_for_room", subject=waiter, by=by, at=now, details={"room": room.pk})
    return waiter


def offer(waiter: Waiter, *, now: datetime) -> Booking | None:
    """Keep the room for this one, if it is free now; until the meeting would begin at most. None while it is not free."""
    try:
        with locked([waiter.room_id]) as rooms:
            mine = Waiter.objects.waiting(now).filter(pk=waiter.pk).select_related("person", "room__place").first()
            if mine is None or not _may(rooms[mine.room_id], mine.person):
                return None
            times = {"begins_at": mine.begins_at, "ends_at": mine.ends_at}
            kept_for = Booking(room=rooms[mine.room_id], kind=Kind.OFFER, made_at=now, made_by=mine.person, **times)
            held([kept_for], rooms)
            mine.offer, mine.offered_until = kept_for, min(now + Waiting.now().kept, mine.begins_at)
            mine.save(update_fields=["offer", "offered_until"])
            trail.record("offer_room", subject=mine, by=None, at=now, details={"until": mine.offered_until.isoformat()})
            _tell(mine, now)
    except Taken:
        return None
    return kept_for


def take(waiter: Waiter, *, by: Person, now: datetime) -> Booking:
    """Yes: what was kept becomes the booking. Refused: not-yours, over (nothing is kept, or not any more)."""
    with locked([waiter.room_id]) as rooms:
        mine = _offered(waiter, by)
        refuse_unless(mine.offered_until is not None and now < mine.offered_until, _("The room is not kept for you any more."), "over")
        assert mine.offer is not None
        refuse_unless(_may(rooms[mine.room_id], by), _("This room is not in use any more."), "closed")
        must_ask = bookings.must_wait(rooms[mine.room_id], by, is_served=mine.is_served)
        words = {name: getattr(mine, name) for name in ("subject", "people", "is_confidential", "is_served")}
        meeting = Meeting.objects.create(organiser=by, made_at=now, made_by=by, asked_at=now if must_ask else None, **words)
        mine.offer.kind, mine.offer.meeting = Kind.MEETING, meeting
        mine.offer.save(update_fields=["kind", "meeting"])
        put(meeting)
        _close(mine, now)
        trail.record("take_offer", subject=mine.offer, by=by, at=now)
        bookings.ask_the_office(mine.offer, by=by, now=now)
    return mine.offer


def give_up(waiter: Waiter, *, by: Person, now: datetime) -> None:
    """No more: what was kept is free for the next. Refused: not-yours, over."""
    with locked([waiter.room_id]):
        mine = Waiter.objects.select_related("offer").get(pk=waiter.pk)
        refuse_unless(mine.person_id == by.pk, _("Only who waits decides that."), "not-yours")
        refuse_unless(mine.closed_at is None, _("You do not wait for this any more."), "over")
        _let_go(mine, by, now)
        trail.record("give_up_waiting", subject=mine, by=by, at=now)


def run_out(waiter: Waiter, *, now: datetime) -> bool:
    """Nobody answered in time: the room is free for the next. Whether this call did it."""
    with locked([waiter.room_id]):
        mine = Waiter.objects.run_out(now).select_related("offer").filter(pk=waiter.pk).first()
        if mine is None:
            return False
        _let_go(mine, None, now)
        trail.record("let_offer_pass", subject=mine, by=None, at=now)
    return True


def _may(room: Room, person: Person) -> bool:
    """The room may have gone out of use, or its rights may have changed, since they began to wait."""
    return room.is_in_use and room.may_be_booked_by(person)


def to_serve(now: datetime) -> list[Waiter]:
    """Whose offer ran out, and whose room is free now; who came first is first."""
    waiting = Waiter.objects.waiting(now).select_related("room__place", "person")
    free = [each for each in waiting if _may(each.room, each.person) and free_now(each.room, each.begins_at, each.ends_at)]
    return [*Waiter.objects.run_out(now).select_related("room__place", "person"), *free]


def serve_one(waiter: Waiter, *, now: datetime) -> Booking | None:
    """End an offer that nobody took, or keep the room for who waits; what is kept now."""
    if waiter.offer_id is not None:
        run_out(waiter, now=now)
        return None
    return offer(waiter, now=now)


def serve(now: datetime) -> list[Booking]:
    """What ran out, then what is free; what is kept now."""
    for waiter in Waiter.objects.run_out(now):
        run_out(waiter, now=now)
    return [kept for waiter in to_serve(now) if (kept := serve_one(waiter, now=now))]


def _tell(mine: Waiter, now: datetime) -> None:
    assert mine.offered_until is not None
    data = {**about_waiting(mine), "until": f"{timezone.localtime(mine.offered_until):%H:%M}"}
    post(RoomKept, cause=f"kept:{mine.pk}", to=mine.person, subject=mine, data=data, now=now)


def _offered(waiter: Waiter, by: Person) -> Waiter:
    mine = Waiter.objects.select_related("offer").get(pk=waiter.pk)
    refuse_unless(mine.person_id == by.pk, _("Only who waits decides that."), "not-yours")
    refuse_unless(mine.closed_at is None and mine.offer is not None, _("The room is not kept for you any more."), "over")
    return mine


def _let_go(mine: Waiter, by: Person | None, now: datetime) -> None:
    if mine.offer is not None:
        bookings.end(mine.offer, Outcome.RUN_OUT, by=by, now=now)
    _close(mine, now)


def _close(mine: Waiter, now: datetime) -> None:
    mine.closed_at = now
    mine.save(update_fields=["closed_at"])
