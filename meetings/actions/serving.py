"""会中服务: tea as it falls due, what a room asks for and who sees to it; what is owed goes with its meeting."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise, moments_of
from meetings.finding.service import still_owed
from meetings.limits import Service
from meetings.models import Booking, Kind, RoomRequest, TeaRound, Want
from meetings.notices import about_request
from meetings.notices.room_asks import RoomAsks
from meetings.promises.request_answered import RequestAnswered
from meetings.promises.room_prepared import RoomPrepared
from meetings.promises.service_there import ServiceThere
from meetings.promises.tea_served import TeaServed
from repairs.actions import tickets
from repairs.models import Category, Ticket

AHEAD = timedelta(hours=1)  # before the meeting somebody to serve it is owed
DAY_AHEAD = timedelta(days=1)  # … and its preparation
TWICE = timedelta(minutes=1)  # within this the same is the same
LONGEST_WORDS, MOST_OPEN = 200, 20
BEFORE: dict[type[Promise], timedelta] = {ServiceThere: AHEAD, RoomPrepared: DAY_AHEAD}


def owe_tea(booking: Booking, owed_at: datetime, *, now: datetime) -> None:
    """Reception owes this round; of those that were owed before and not served nobody owes any."""
    with transaction.atomic():
        held = _held(booking)
        for before in held.tea_rounds.filter(served_at__isnull=True).exclude(owed_at=owed_at):
            todos.withdraw(TeaServed, subject=before, now=now)
        row, is_new = TeaRound.objects.get_or_create(booking=held, owed_at=owed_at)
        if row.served_at is None and still_owed(row, now, Service.now()):
            todos.open(TeaServed, subject=row, role=Role.RECEPTIONIST, since=owed_at, now=now)
        if is_new:
            trail.record("owe_tea", subject=held, by=None, at=now)


def serve_tea(row: TeaRound, *, by: Person, now: datetime) -> TeaRound:
    """Served; twice is once. Refused: not-yours, over (the meeting is, or another round is owed by now)."""
    _must_run(by)
    with transaction.atomic():
        _held(row.booking)
        mine = TeaRound.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if mine.served_at is None:
            refuse_unless(todos.is_open(TeaServed, subject=mine), _("This round is not owed any more."), "over")
            mine.served_at, mine.served_by = now, by
            mine.save(update_fields=["served_at", "served_by"])
            todos.settle(TeaServed, subject=mine, now=now, by=by)
            trail.record("serve_tea", subject=mine.booking, by=by, at=now)
    return mine


def owe_service(booking: Booking, *, now: datetime) -> None:
    """Somebody is to be there before it begins; of one that was moved the old to-do goes, and what is owed already stays."""
    with transaction.atomic():
        if is_of_another_time(ServiceThere, booking, now):
            todos.withdraw(ServiceThere, subject=booking, now=now)
        if not todos.is_open(ServiceThere, subject=booking):
            todos.open(ServiceThere, subject=booking, role=Role.RECEPTIONIST, since=now, now=now)


def be_there(booking: Booking, *, by: Person, now: datetime) -> None:
    """“I am there.” Refused: not-yours, over (nobody is owed now, or somebody is there already)."""
    _must_run(by)
    many = todos.settle(ServiceThere, subject=booking, now=now, by=by)
    refuse_unless(bool(many), _("Somebody is there already, or nobody is needed any more."), "over")


def ask(booking: Booking, wants: str, *, by: Person, now: datetime, words: str = "") -> RoomRequest:
    """Whoever stands in the room asks for something while a meeting holds it. The same twice within a minute, or not answered yet, is one.

    Refused: not-yours, wants, words, over, many.
    """
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues ask for something."), "not-yours")
    refuse_unless(wants in Want.values, _("Say what is needed."), "wants")
    said = words.strip()[:LONGEST_WORDS]
    refuse_unless(bool(said) or wants != Want.OTHER, _("Say in a few words what is needed."), "words")
    with transaction.atomic():
        mine = _held(booking)
        _must_be_on(mine, now)
        if there := _same(mine, wants, said, now):
            return there
        many = _("Very much is asked for already. Talk to reception.")
        refuse_unless(mine.requests.open().count() < MOST_OPEN, many, "many")
        made = RoomRequest.objects.create(booking=mine, wants=wants, words=said, asked_at=now, asked_by=by)
        todos.open(RequestAnswered, subject=made, role=Role.RECEPTIONIST, since=now, now=now, by=by)
        for person in Person.objects.holding(Role.RECEPTIONIST):
            with override(person.language):
                post(RoomAsks, cause=f"room-asks:{made.pk}", to=person, subject=made, data=about_request(made), now=now)
        trail.record("ask_from_room", subject=mine, by=by, at=now, details={"request": made.pk})
    return made


def come(request: RoomRequest, *, by: Person, now: datetime) -> RoomRequest:
    """On the way; the room sees it. Twice is once. Refused: not-yours, over."""
    return _seen_to(request, by, now, lambda mine: _coming(mine, by, now))


def answer(request: RoomRequest, *, by: Person, now: datetime) -> RoomRequest:
    """Seen to; the room sees when. Twice is once. Refused: not-yours, over."""
    return _seen_to(request, by, now, lambda mine: _answered(mine, by, now))


def report(request: RoomRequest, *, by: Person, now: datetime, category: Category | None = None, words: str = "") -> Ticket:
    """What can't be helped on the spot becomes a repair ticket, once. Refused: not-yours, over, category, and what a report refuses."""

    def reported(mine: RoomRequest) -> None:
        if mine.ticket is None:
            refuse_unless(category is not None, _("Say first what can be reported as broken."), "category")
            assert category is not None
            said = " · ".join(filter(None, (str(mine), mine.words, words.strip()[:300])))
            mine.ticket = tickets.report(asker=by, category=category, place=mine.booking.room.place, words=said, now=now)
            mine.save(update_fields=["ticket"])
            trail.record("report_from_room", subject=mine.booking, by=by, at=now, details={"ticket": mine.ticket.number})

    found = _seen_to(request, by, now, reported)
    assert found.ticket is not None
    return found.ticket


def let_go(booking: Booking, *, now: datetime, by: Person | None = None) -> int:
    """What is owed of a meeting that is over, or of rounds that it has no more. How many to-dos went."""
    with transaction.atomic():
        mine = _held(booking)
        is_over, house = mine.ended_at is not None or mine.ends_at <= now, Service.now()
        rows = mine.tea_rounds.filter(served_at__isnull=True)
        gone = [(TeaServed, each) for each in rows if is_over or not still_owed(_of(each, mine), now, house)]
        many = sum(todos.withdraw(promise, subject=each, now=now, by=by) for promise, each in gone)
        if is_over:
            many += sum(todos.withdraw(RequestAnswered, subject=each, now=now, by=by) for each in mine.requests.open())
        for promise in BEFORE:
            if is_over or is_of_another_time(promise, mine, now):
                many += todos.withdraw(promise, subject=mine, now=now, by=by)
        if many:
            trail.record("let_go_of_service", subject=mine, by=by, at=now, details={"todos": many})
    return many


def to_let_go(now: datetime) -> list[Booking]:
    """Bookings of which something is owed that went with them; a question a kind."""
    house, teas, asked = Service.now(), _subjects(TeaServed), _subjects(RequestAnswered)
    rows = TeaRound.objects.filter(pk__in=teas).select_related("booking__meeting", "booking__room__place")
    found = [each.booking for each in rows if not still_owed(each, now, house)]
    requests = RoomRequest.objects.filter(pk__in=asked).select_related("booking__room__place")
    found += [each.booking for each in requests if _is_over(each.booking, now)]
    for promise in BEFORE:
        found += _awaited_no_more(promise, now)
    return list({each.pk: each for each in found}.values())


def _awaited_no_more(promise: type[Promise], now: datetime) -> list[Booking]:
    """Whose to-do before the meeting is of a meeting that is over, or that was moved."""
    owed = {each.subject_id: each for each in Todo.objects.open().filter(promise=promise.name).select_related("version")}
    found = []
    for booking in Booking.objects.filter(pk__in=owed).select_related("room__place"):
        if _is_over(booking, now) or _is_moved(promise, owed[booking.pk], booking, now):
            found.append(booking)
    return found


def is_of_another_time(promise: type[Promise], booking: Booking, now: datetime) -> bool:
    """Whether what is owed before this meeting was owed before it was moved."""
    todo = Todo.objects.open().about(booking).filter(promise=promise.name).select_related("version").first()
    return todo is not None and _is_moved(promise, todo, booking, now)


def _is_moved(promise: type[Promise], todo: Todo, booking: Booking, now: datetime) -> bool:
    """Not owed yet, or owed by another moment than the to-do says."""
    todo.subject = booking
    return booking.begins_at > now + BEFORE[promise] or moments_of(todo).due != todo.due_at


def _subjects(promise: type[Promise]) -> QuerySet[Todo, int]:
    return Todo.objects.open().filter(promise=promise.name).values_list("subject_id", flat=True)


def _is_over(booking: Booking, now: datetime) -> bool:
    return booking.ended_at is not None or booking.ends_at <= now


def _of(row: TeaRound, booking: Booking) -> TeaRound:
    row.booking = booking
    return row


def _same(booking: Booking, wants: str, words: str, now: datetime) -> RoomRequest | None:
    return RoomRequest.objects.same(booking, wants, words, now - TWICE).order_by("pk").first()


def _held(booking: Booking) -> Booking:
    """One at a time at each meeting."""
    return Booking.objects.select_for_update(of=("self",)).select_related("meeting", "room__place").get(pk=booking.pk)


def _must_be_on(booking: Booking, now: datetime) -> None:
    is_on = booking.kind == Kind.MEETING and booking.held_from <= now
    refuse_unless(is_on and not _is_over(booking, now), _("No meeting has this room now."), "over")


def _seen_to(request: RoomRequest, by: Person, now: datetime, do: Callable[[RoomRequest], None]) -> RoomRequest:
    _must_run(by)
    with transaction.atomic():
        _held(request.booking)
        mine = RoomRequest.objects.select_for_update(of=("self",)).select_related("booking__room__place", "ticket").get(pk=request.pk)
        is_open = mine.answered_at is not None or todos.is_open(RequestAnswered, subject=mine)
        refuse_unless(is_open, _("The meeting is over."), "over")
        do(mine)
    return mine


def _coming(mine: RoomRequest, by: Person, now: datetime) -> None:
    if mine.coming_at is None and mine.answered_at is None:
        mine.coming_at, mine.coming_by = now, by
        mine.save(update_fields=["coming_at", "coming_by"])
        trail.record("come_to_room", subject=mine.booking, by=by, at=now, details={"request": mine.pk})


def _answered(mine: RoomRequest, by: Person, now: datetime) -> None:
    if mine.answered_at is None:
        mine.answered_at, mine.answered_by = now, by
        mine.save(update_fields=["answered_at", "answered_by"])
        todos.settle(RequestAnswered, subject=mine, now=now, by=by)
        trail.record("answer_room", subject=mine.booking, by=by, at=now, details={"request": mine.pk})


def _must_run(by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office serves meetings."), "not-yours")
