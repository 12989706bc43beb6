"""Every path to a room, by many at once: one has it, the others are told, and no two hold it at one time."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from django.db import connection

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from meetings import guard
from meetings.actions import asking, booking, holding, importing, series, visit_rooms
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.actions.series import Scope
from meetings.finding.askings import Way
from meetings.models import Booking, Gap, Outcome, Room
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, TUESDAY, a_room, booked, plan
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

CLIENTS, ROUNDS = count(200, 20), count(20, 3)
Act = Callable[[], object]
Path = Callable[[Person, Room, int], Act]

pytestmark = pytest.mark.django_db(transaction=True)


def create(by: Person, room: Room, number: int) -> Act:
    return lambda: booked(by, room=room)


def move(by: Person, room: Room, number: int) -> Act:
    mine = booked(by, room=room, begins=TOMORROW_10 + (number + 1) * DAY)
    return lambda: booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, by=by, now=MONDAY_9AM)


def move_rooms(by: Person, room: Room, number: int) -> Act:
    mine = booked(by, room=a_room(f"小间{number}"))
    return lambda: booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, room=room, by=by, now=MONDAY_9AM)


def extend(by: Person, room: Room, number: int) -> Act:
    """Each has a room of its own and wants the same hour after it in the big one."""
    mine = booked(by, room=a_room(f"小间{number}"), begins=TOMORROW_10 - HOUR)
    return lambda: booking.move(mine, begins=TOMORROW_10 - HOUR, ends=TOMORROW_10 + HOUR, room=room, by=by, now=MONDAY_9AM)


def restore(by: Person, room: Room, number: int) -> Act:
    """One after the other booked it and gave it back; all want it again."""
    mine = booking.cancel(booked(by, room=room), by=by, now=MONDAY_9AM)
    return lambda: booking.restore(mine, by=by, now=MONDAY_9AM + MINUTE)


def swap(by: Person, room: Room, number: int) -> Act:
    mine = booked(by, room=a_room(f"小间{number}"))
    other = booked(by, room=room, begins=TOMORROW_10 + (number + 1) * DAY)
    return lambda: booking.swap(mine, other, by=by, now=MONDAY_9AM) or mine


def close(by: Person, room: Room, number: int) -> Act:
    return lambda: booking.close_room(room, TOMORROW_10, TOMORROW_10 + HOUR, by=by, now=MONDAY_9AM)


def series_begun(by: Person, room: Room, number: int) -> Act:
    wanted = plan(room, rule="FREQ=WEEKLY;COUNT=2")
    return lambda: series.begin(wanted, by=by, now=MONDAY_9AM)


def series_moved(by: Person, room: Room, number: int) -> Act:
    mine = series.begin(plan(a_room(f"小间{number}"), rule="FREQ=WEEKLY;COUNT=2"), by=by, now=MONDAY_9AM)
    first = mine.meetings.order_by("occurs_on")[0]
    return lambda: series.move(first, scope=Scope.ALL, at=time(10), minutes=60, room=room, by=by, now=MONDAY_9AM)


def healed(by: Person, room: Room, number: int) -> Act:
    """Each has a series whose second date waits for the same hour."""
    mine = series.begin(plan(a_room(f"小间{number}"), rule="FREQ=WEEKLY;COUNT=1"), by=by, now=MONDAY_9AM)
    mine.room = room
    mine.save()
    ends = {"ends_at": TOMORROW_10 + HOUR, "made_at": MONDAY_9AM}
    gap = Gap.objects.create(series=mine, occurs_on=TUESDAY + DAY, begins_at=TOMORROW_10, **ends)

    def act() -> object:
        held = series.heal(gap, now=MONDAY_9AM)
        if held is None:
            raise holding.Taken
        return held

    return act


def yielded(by: Person, room: Room, number: int) -> Act:
    """Each has a small room, is asked for it, and would go into the big one."""
    mine, asker = booked(by, room=a_room(f"小间{number}")), PersonFactory(roles=[Role.EMPLOYEE])
    wish = Wish(mine.room, TOMORROW_10, TOMORROW_10 + HOUR, 4)
    asked = asking.ask(Way(mine, to_room=room), wish, About("来访"), because="贵宾", by=asker, now=MONDAY_9AM)
    return lambda: asking.say_yes(asked, by=by, now=MONDAY_9AM)


def for_a_visit(by: Person, room: Room, number: int) -> Act:
    visit = expected_visit(by, name=f"来宾{number}", expected_at=TOMORROW_10)
    return lambda: visit_rooms.hold(visit, room, ends=TOMORROW_10 + HOUR, by=by, now=MONDAY_9AM)


def imported(by: Person, room: Room, number: int) -> Act:
    """Each has a file with a row for this hour and one for an hour that nobody else wants: that one is booked in any case."""
    own = TOMORROW_10 + (number + 1) * DAY
    common = {"room": room.pk, "subject": "周例会", "organiser": by.pk, "people": 4}
    rows = [importing.Row(number=2 + n, begins=at, ends=at + HOUR, **common) for n, at in enumerate((TOMORROW_10, own))]

    def act() -> object:
        made, refused = importing.take(rows, by=by, now=MONDAY_9AM)
        assert made[-1].begins_at == own
        for row, error in refused:
            assert row == 2
            raise error
        return made

    return act


TO_A_ROOM = (create, move, move_rooms, extend, restore, swap, close, series_begun, series_moved, healed, yielded, for_a_visit, imported)
PATHS: dict[str, Path] = {path.__name__: path for path in TO_A_ROOM}


def raced(path: Path, by: Person, room: Room, clients: int = CLIENTS) -> tuple[int, set[str]]:
    """How many had the room, and what the others were told."""
    acts = [path(by, room, number) for number in range(clients)]
    answers = together(clients, lambda number: acts[number]())
    errors = [each for each in answers if isinstance(each, Exception)]
    assert [each for each in errors if not isinstance(each, Refused)] == []
    return len(answers) - len(errors), {each.code for each in errors}


def overlapping() -> list[tuple[int, int]]:
    """Pairs of bookings that hold one room at one time, read from the rows alone."""
    rows = list(Booking.objects.filter(ended_at__isnull=True).order_by("room", "held_from", "pk"))
    return [
        (one.pk, other.pk)
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if one.room_id == other.room_id and one.held_from < other.held_until and other.held_from < one.held_until
    ]


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_of_many_who_want_a_room_at_once_one_has_it(path: Path, olga: Person, figure: Figure) -> None:
    for turn in range(ROUNDS):
        won, told = raced(path, olga, a_room(f"云山厅{turn}", set_up=10, clear_up=5))
        assert (won, told <= {"taken", "clash"}) == (1, True)
        assert overlapping() == []
        Booking.objects.filter(ended_at__isnull=True).update(ended_at=MONDAY_9AM, ended_by=olga, outcome=Outcome.CANCELLED)
    figure(f"{CLIENTS} want one room at once by “{path.__name__}”, {ROUNDS} rounds on {database()}: 1 has it each time")


def test_different_paths_at_once_leave_one_as_well(olga: Person) -> None:
    room, paths = a_room(), [create, move, move_rooms, extend, close, imported]
    mixed = {number: paths[number % len(paths)] for number in range(CLIENTS)}
    won, told = raced(lambda by, where, number: mixed[number](by, where, number), olga, room)
    assert (won, told, overlapping()) == (1, {"taken"}, [])


def test_two_who_swap_the_same_rooms_from_both_ends_do_not_wait_for_each_other_for_ever(olga: Person) -> None:
    one, other = booked(olga, room=a_room("甲")), booked(olga, room=a_room("乙"))
    answers = together(8, lambda n: booking.swap(*((one, other) if n % 2 else (other, one)), by=olga, now=MONDAY_9AM))
    assert [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    assert overlapping() == []


@pytest.fixture
def unguarded() -> Iterator[None]:
    """The database lets everything in."""
    if connection.vendor == "postgresql":
        with connection.schema_editor() as editor:
            guard.take_off(None, editor)
    yield
    Booking.objects.all().delete()
    if connection.vendor == "postgresql":
        with connection.schema_editor() as editor:
            guard.put_on(None, editor)


def test_control_who_does_not_look_books_it_twice(olga: Person, unguarded: None, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    monkeypatch.setattr(holding, "clashes", lambda bookings: [])
    monkeypatch.setattr(guard, "_say", lambda connection, when: None)
    won, _told = raced(create, olga, a_room())
    figure(f"the same without looking, on {database()}: {won} have it")
    assert (won > 1, bool(overlapping())) == (True, True)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time, who looks before it writes")
def test_control_who_looks_without_the_lock_books_it_twice(
    olga: Person, unguarded: None, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr(holding.advisory, "hold_all", lambda names: None)
    monkeypatch.setattr(guard, "_say", lambda connection, when: None)
    won, _told = raced(create, olga, a_room())
    figure(f"the same without the lock, on {database()}: {won} have it")
    assert (won > 1, bool(overlapping())) == (True, True)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's constraint")
@pytest.mark.parametrize("path", [create, move, swap], ids=lambda path: path.__name__)
def test_without_lock_and_look_the_database_alone_lets_one_in(path: Path, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding.advisory, "hold_all", lambda names: None)
    monkeypatch.setattr(holding, "clashes", lambda bookings: [])
    assert raced(path, olga, a_room()) == (1, {"taken"})
    assert overlapping() == []


def test_who_keeps_a_room_too_long_is_not_waited_for(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is not given is an answer, not an error."""
    monkeypatch.setattr(holding, "PATIENCE", "200ms")
    if connection.vendor != "postgresql":
        pytest.skip("the wait for SQLite's one writer is set for all of it")
    with holding.locked([a_room().pk]):
        [answer] = together(1, lambda _number: booked(olga))
    assert (type(answer), answer.code) == (holding.Taken, "taken")


def test_a_booking_that_moved_while_somebody_waited_is_looked_at_again(olga: Person) -> None:
    stale = booked(olga, room=a_room("甲"))
    booking.move(stale, begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, room=a_room("乙"), by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        booking.cancel(stale, by=olga, now=MONDAY_9AM)
    assert refused.value.code == "changed"
