"""Booking a room, and everything that changes which room is held when. Each goes through `holding.held`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.recompute import follow_subject
from meetings.actions import inviting, serving, specials
from meetings.actions.allowed import must_change, must_know
from meetings.actions.holding import held, locked
from meetings.models import Booking, Kind, Meeting, Outcome, Rights, Room
from meetings.models.booking import LONGEST
from meetings.notices import Was, about, before
from meetings.notices.booking_agreed import BookingAgreed
from meetings.notices.booking_asked import BookingAsked, asks
from meetings.notices.booking_cancelled import BookingCancelled
from meetings.notices.booking_changed import BookingChanged
from meetings.notices.booking_declined import BookingDeclined
from meetings.notices.booking_made import BookingMade
from meetings.notices.preparation_declined import PreparationDeclined
from meetings.promises.booking_answered import BookingAnswered
from meetings.promises.room_prepared import RoomPrepared

LONGEST_REASON = 200
LONGEST_WORDS = 120


@dataclass(frozen=True)
class Wish:
    """Which room, from when to when, for how many, with which equipment (values of Equipment)."""

    room: Room
    begins: datetime
    ends: datetime
    people: int = 2
    needs: frozenset[str] = frozenset()


def book(
    wish: Wish,
    *,
    subject: str,
    by: Person,
    now: datetime,
    organiser: Person | None = None,
    is_confidential: bool = False,
    is_served: bool = False,
) -> Booking:
    """First come, first served. A room that the office agrees to, or is to prepare, is held from the moment it is asked for.

    Refused: not-yours, subject, past, long, hours, small, closed (the room is out of use), taken.
    """
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues book rooms."), "not-yours")
    must_be_about_something(subject)
    with locked([wish.room.pk]) as rooms:
        room = rooms[wish.room.pk]
        must_be_had(room, wish.begins, wish.ends, wish.people, by=by, now=now)
        meeting = Meeting.objects.create(
            subject=subject.strip(),
            is_confidential=is_confidential,
            is_served=is_served,
            organiser=organiser or by,
            people=wish.people,
            needs=sorted(wish.needs),
            made_at=now,
            made_by=by,
            asked_at=now if must_wait(room, by, is_served=is_served) else None,
        )
        booking = Booking(room=room, meeting=meeting, begins_at=wish.begins, ends_at=wish.ends, made_at=now, made_by=by)
        held([booking], rooms)
        put(meeting)
        trail.record("book_room", subject=booking, by=by, at=now, details={"room": room.pk})
        ask_the_office(booking, by=by, now=now)
        tell_organiser(BookingMade, booking, by=by, now=now)
    return booking


def ask_the_office(booking: Booking, *, by: Person, now: datetime) -> None:
    """Of a room that the office agrees to: reception owes an answer."""
    assert booking.meeting is not None
    if booking.meeting.is_waiting:
        todos.open(BookingAnswered, subject=booking, role=Role.RECEPTIONIST, since=now, now=now, by=by)
        for person in Person.objects.holding(Role.RECEPTIONIST):
            with override(person.language):
                data = {**about(booking, person), **asks(booking)}
            post(BookingAsked, cause=f"asked:{booking.pk}:{now.isoformat()}", to=person, subject=booking, data=data, now=now)


def order_preparation(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """The office prepares what is booked already, once it agrees; the room stays theirs whatever it says.

    Refused: not-yours, changed, over, begun, served (ordered already), answered (the room itself waits for an answer).
    """
    with locked([booking.room_id]) as rooms:
        mine = _running(booking, rooms, by, now)
        assert mine.meeting is not None
        must_know(mine.meeting, by)
        refuse_unless(mine.begins_at > now, _("It has begun: ask for what is missing from the room."), "begun")
        refuse_unless(not mine.meeting.is_served, _("The office prepares it already."), "served")
        refuse_unless(not mine.meeting.is_waiting, _("The office has not answered yet; order it then."), "answered")
        mine.meeting.is_served, mine.meeting.not_prepared_because = True, ""
        if not by.can(Can.RUN_MEETINGS):
            mine.meeting.asked_at = mine.meeting.service_asked_at = now
            mine.meeting.agreed_at = mine.meeting.agreed_by = None
        fields = ["is_served", "not_prepared_because", "asked_at", "service_asked_at", "agreed_at", "agreed_by"]
        mine.meeting.save(update_fields=fields)
        trail.record("order_preparation", subject=mine, by=by, at=now)
        ask_the_office(mine, by=by, now=now)
    return mine


def close_room(room: Room, begins: datetime, ends: datetime, *, by: Person, now: datetime, because: str = "") -> Booking:
    """Closed for repair or for other reasons. Refused: not-yours, past, long, taken (by a booking, which is moved first)."""
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office closes rooms."), "not-yours")
    with locked([room.pk]) as rooms:
        _must_be_a_stretch(begins, ends, now)
        times = {"begins_at": begins, "ends_at": ends, "made_at": now, "made_by": by}
        block = Booking(room=room, kind=Kind.BLOCK, because=because.strip()[:LONGEST_WORDS], **times)
        held([block], rooms)
        trail.record("close_room", subject=block, by=by, at=now, details={"room": room.pk})
    return block


def move(booking: Booking, *, begins: datetime, ends: datetime, by: Person, now: datetime, room: Room | None = None) -> Booking:
    """To another time, another room, or both; also longer. What has begun keeps its beginning.

    Refused: not-yours, changed, over, past, long, hours, small, closed, taken.
    """
    to = room or booking.room
    with locked([booking.room_id, to.pk]) as rooms:
        mine = _running(booking, rooms, by, now)
        if to.pk != mine.room_id:
            _must_be_bookable(rooms[to.pk], by)
        has_begun, was = mine.begins_at <= now, Was.of(mine)
        refuse_unless(not has_begun or begins == mine.begins_at, _("It has begun: only its end may change."), "over")
        _must_fit(rooms[to.pk], begins, ends, mine.meeting.people if mine.meeting else 1, now if not has_begun else begins)
        refuse_unless(ends > now, _("That is over already."), "past")
        is_other = (to.pk, begins, ends) != (mine.room_id, mine.begins_at, mine.ends_at)
        asks = is_other and must_wait(rooms[to.pk], by)
        if begins != mine.begins_at:
            mine.checked_in_at = mine.checked_in_by = None
        mine.room, mine.begins_at, mine.ends_at = rooms[to.pk], begins, ends
        held([mine], rooms)
        if asks:
            _ask_anew(mine, by, now)
        _keep_clocks(mine, by, now)
        trail.record("move_booking", subject=mine, by=by, at=now, details={"room": to.pk})
        if is_other:
            tell_organiser(BookingChanged, mine, by=by, now=now, was=was)
            inviting.retold([mine], inviting.CHANGED, by=by, now=now, were={mine.pk: was})
    return mine


def _ask_anew(mine: Booking, by: Person, now: datetime) -> None:
    """What the office agreed to was another room or another time."""
    assert mine.meeting is not None
    mine.meeting.asked_at, mine.meeting.agreed_at, mine.meeting.agreed_by = now, None, None
    mine.meeting.save(update_fields=["asked_at", "agreed_at", "agreed_by"])
    todos.withdraw(BookingAnswered, subject=mine, now=now, by=by)
    ask_the_office(mine, by=by, now=now)


def _keep_clocks(mine: Booking, by: Person, now: datetime) -> None:
    """What is asked for is answered before its beginning, wherever that is now."""
    for todo in Todo.objects.open().select_for_update(of=("self",)).about(mine).filter(promise=BookingAnswered.name):
        follow_subject(todo, by=by, now=now)


def swap(one: Booking, other: Booking, *, by: Person, now: datetime) -> None:
    """Two change their rooms, both or neither. Refused: not-yours, changed, over, small, closed, taken."""
    with locked([one.room_id, other.room_id]) as rooms:
        first, second = _running(one, rooms, by, now), _running(other, rooms, by, now)
        refuse_unless(first.begins_at > now and second.begins_at > now, _("One of the two has begun."), "over")
        were = {each.pk: Was.of(each) for each in (first, second)}
        for each, into in ((first, rooms[second.room_id]), (second, rooms[first.room_id])):
            refuse_unless(each.meeting is None or into.capacity >= each.meeting.people, _("One of the rooms is too small."), "small")
        first.room_id, second.room_id = second.room_id, first.room_id
        held([first, second], rooms)
        for each in (first, second):
            trail.record("swap_rooms", subject=each, by=by, at=now, details={"room": each.room_id})
            tell_organiser(BookingChanged, each, by=by, now=now, was=were[each.pk])
        inviting.retold([first, second], inviting.CHANGED, by=by, now=now, were=were)


def agree(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """The office agrees to what was asked for; the room was held all the time. Refused: not-yours, changed, over, answered."""
    return _answered(booking, by, now, lambda mine: _agreed(mine, by, now))


def decline(booking: Booking, *, because: str, by: Person, now: datetime) -> Booking:
    """The office does not agree, and says why; others may have the room, unless it was asked to prepare it and nothing else.

    Refused: because, not-yours, over, answered.
    """
    reason = because.strip()[:LONGEST_REASON]
    refuse_unless(bool(reason), _("Say in a few words why not."), "because")

    def answer(mine: Booking) -> None:
        assert mine.meeting is not None
        refused = _not_prepared if mine.meeting.asks_for_service_alone else _declined
        refused(mine, reason, by, now)

    return _answered(booking, by, now, answer)


def cancel(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """Who booked, who organises, and the office. What has begun ends instead. Refused: not-yours, changed, over, begun."""
    with locked([booking.room_id]) as rooms:
        mine = _running(booking, rooms, by, now)
        refuse_unless(mine.begins_at > now, _("It has begun: end it instead."), "begun")
        end(mine, Outcome.CANCELLED, by=by, now=now)
        trail.record("cancel_booking", subject=mine, by=by, at=now)
        tell_organiser(BookingCancelled, mine, by=by, now=now)
        inviting.retold([mine], inviting.CANCELLED, by=by, now=now)
    return mine


def give_up(booking: Booking, *, now: datetime) -> Booking:
    """What it was booked for does not take place: nobody in person cancels it, and it can come back. Refused: over."""
    with locked([booking.room_id]):
        mine = Booking.objects.select_for_update(of=("self",)).select_related("meeting__organiser", "room__place").get(pk=booking.pk)
        refuse_unless(mine.ended_at is None and mine.begins_at > now and mine.meeting is not None, _("This booking is over."), "over")
        assert mine.meeting is not None
        end(mine, Outcome.CANCELLED, by=None, now=now)
        trail.record("cancel_booking", subject=mine, by=None, at=now)
        inviting.retold([mine], inviting.CANCELLED, by=mine.meeting.organiser, now=now)
    return mine


def restore(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """A cancelled one holds its room again, if nobody has taken it. Refused: not-yours, changed, over, past, closed, taken."""
    with locked([booking.room_id]) as rooms:
        mine = _mine(booking, rooms, by)
        refuse_unless(mine.outcome == Outcome.CANCELLED, _("Only what was cancelled comes back."), "over")
        _must_be_bookable(rooms[mine.room_id], by)
        refuse_unless(mine.begins_at > now, _("That is over already."), "past")
        mine.ended_at, mine.ended_by, mine.outcome = None, None, ""
        held([mine], rooms)
        trail.record("restore_booking", subject=mine, by=by, at=now)
        ask_the_office(mine, by=by, now=now)
        specials.owe_again(mine, now=now, by=by)
        inviting.retold([mine], inviting.INVITED, by=by, now=now)
    return mine


def end_early(booking: Booking, *, by: Person, now: datetime) -> Booking:
    """The meeting is over before its time: from now on only the clear-up is held. Refused: not-yours, changed, over, not-begun."""
    with locked([booking.room_id]) as rooms:
        mine = _running(booking, rooms, by, now)
        refuse_unless(mine.begins_at < now, _("It has not begun: cancel it instead."), "not-begun")
        mine.ends_at, mine.booked_until = now, mine.ends_at
        mine.left_at, mine.left_by = now, by
        held([mine], rooms)
        serving.let_go(mine, now=now, by=by)
        trail.record("end_early", subject=mine, by=by, at=now)
    return mine


def prolong(booking: Booking, by_minutes: int, *, by: Person, now: datetime) -> Booking:
    """So many minutes longer. Refused: what `move` refuses."""
    later = booking.ends_at + timedelta(minutes=by_minutes)
    return move(booking, begins=booking.begins_at, ends=later, by=by, now=now)


def must_be_about_something(subject: str) -> None:
    """Refused: subject."""
    refuse_unless(bool(subject.strip()), pgettext("a meeting", "Write the subject."), "subject")


def must_be_had(room: Room, begins: datetime, ends: datetime, people: int, *, by: Person, now: datetime) -> None:
    """Refused: closed, not-yours, past, long, hours, small."""
    _must_be_bookable(room, by)
    _must_fit(room, begins, ends, people, now)


def must_wait(room: Room, by: Person, *, is_served: bool = False) -> bool:
    """Whether the office agrees to what this person books there."""
    return (room.rights == Rights.ASK or is_served) and not by.can(Can.RUN_MEETINGS)


def end(mine: Booking, outcome: Outcome, *, by: Person | None, now: datetime) -> None:
    """From now on it holds nothing. The caller has the room's lock."""
    mine.ended_at, mine.ended_by, mine.outcome = now, by, outcome
    mine.save(update_fields=["ended_at", "ended_by", "outcome"])
    for promise in (BookingAnswered, RoomPrepared):
        todos.withdraw(promise, subject=mine, now=now, by=by)
    if mine.begins_at <= now + serving.AHEAD:
        serving.let_go(mine, now=now, by=by)
    specials.drop(mine, now=now, by=by)


def tell_organiser(kind: type[NoticeKind], mine: Booking, *, by: Person, now: datetime, was: Was | None = None, **more: str) -> None:
    """What somebody else did with their booking."""
    if mine.meeting is None or mine.meeting.organiser_id == by.pk:
        return
    organiser = mine.meeting.organiser
    with override(organiser.language):
        data = {**about(mine, organiser), "person": str(by), **before(mine, was), **more}
    cause = f"{kind.name}:{mine.pk}:{now.isoformat()}"
    post(kind, cause=cause, to=organiser, subject=mine, data=data, now=now)


def _mine(booking: Booking, rooms: Mapping[int, Room], by: Person) -> Booking:
    """Read under the lock of its room. Where it stood when the lock was asked for it may not stand any more."""
    mine = Booking.objects.select_for_update(of=("self",)).select_related("meeting__organiser", "room__place").get(pk=booking.pk)
    refuse_unless(mine.room_id in rooms, _("It has just been moved to another room. Look again."), "changed")
    must_change(mine.meeting, by)
    return mine


def _running(booking: Booking, rooms: Mapping[int, Room], by: Person, now: datetime) -> Booking:
    mine = _mine(booking, rooms, by)
    refuse_unless(mine.ended_at is None and mine.ends_at > now, _("This booking is over."), "over")
    return mine


def _answered(booking: Booking, by: Person, now: datetime, answer: Callable[[Booking], None]) -> Booking:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office answers that."), "not-yours")
    with locked([booking.room_id]) as rooms:
        mine = _running(booking, rooms, by, now)
        waits = mine.meeting is not None and Meeting.objects.waiting().filter(bookings=mine).exists()
        refuse_unless(waits, _("This is answered already."), "answered")
        answer(mine)
    return mine


def _agreed(mine: Booking, by: Person, now: datetime) -> None:
    Meeting.objects.filter(bookings=mine).update(agreed_at=now, agreed_by=by)
    todos.settle(BookingAnswered, subject=mine, now=now, by=by)
    trail.record("agree_to_booking", subject=mine, by=by, at=now)
    tell_organiser(BookingAgreed, mine, by=by, now=now)


def _declined(mine: Booking, reason: str, by: Person, now: datetime) -> None:
    Meeting.objects.filter(bookings=mine).update(declined_at=now, declined_by=by, declined_because=reason)
    todos.settle(BookingAnswered, subject=mine, now=now, by=by)
    end(mine, Outcome.DECLINED, by=by, now=now)
    trail.record("decline_booking", subject=mine, by=by, at=now)
    tell_organiser(BookingDeclined, mine, by=by, now=now, because=reason)
    inviting.retold([mine], inviting.CANCELLED, by=by, now=now)


def _not_prepared(mine: Booking, reason: str, by: Person, now: datetime) -> None:
    Meeting.objects.filter(bookings=mine).update(is_served=False, not_prepared_because=reason, agreed_at=now, agreed_by=by)
    todos.settle(BookingAnswered, subject=mine, now=now, by=by)
    trail.record("decline_preparation", subject=mine, by=by, at=now)
    tell_organiser(PreparationDeclined, mine, by=by, now=now, because=reason)


def _must_be_bookable(room: Room, by: Person) -> None:
    refuse_unless(room.is_in_use, _("This room is not in use any more."), "closed")
    refuse_unless(room.may_be_booked_by(by), _("Only the office books this room."), "not-yours")


def _must_fit(room: Room, begins: datetime, ends: datetime, people: int, now: datetime) -> None:
    _must_be_a_stretch(begins, ends, now)
    refuse_unless(room.is_open_from(begins, ends), _("The room is not open then."), "hours")
    words = _("The room seats %(n)d.") % {"n": room.capacity}
    refuse_unless(people <= room.capacity, words, "small")


def _must_be_a_stretch(begins: datetime, ends: datetime, now: datetime) -> None:
    refuse_unless(ends > begins, _("It ends before it begins."), "long")
    refuse_unless(ends - begins <= LONGEST, _("That is too long for one booking."), "long")
    refuse_unless(begins >= now, _("That is over already."), "past")
