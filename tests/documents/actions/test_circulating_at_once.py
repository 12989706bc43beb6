"""Readers and who sends it round at the same moment; beside each race what would go wrong without the guard."""

from datetime import date

import pytest

from documents.actions import circulating
from documents.models import Circulation, Document, Reader, Turn
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import database, together

FRIDAY = date(2026, 11, 27)
TAPS, TURNS = count(20, 6), count(50, 4)
race = pytest.mark.django_db(transaction=True)


def gone_round(document: Document, people: list[Person], by: Person, turn: Turn = Turn.AT_ONCE) -> Circulation:
    return circulating.begin(document, readers=people, purpose="请阅", due_on=FRIDAY, by=by, now=MONDAY_9AM, turn=turn)


def read(row: Reader) -> Reader:
    return circulating.read(row, by=row.person, now=MONDAY_9AM + HOUR)


def codes(answers: list[object]) -> list[str]:
    assert [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    return [each.code for each in answers if isinstance(each, Refused)]


def rows(circulation: Circulation) -> list[Reader]:
    return list(circulation.readers.select_related("person", "circulation__document").order_by("place"))


@race
def test_one_reader_who_taps_many_times_at_once_has_read_it_once(rita: Person, ann: Person, figure: Figure) -> None:
    [mine] = rows(gone_round(registered(rita), [ann], rita))
    refused = codes(together(TAPS, lambda _number: read(mine)))
    assert (TAPS - len(refused), set(refused)) == (1, {"over"})
    assert Notice.objects.filter(kind="documents.circulation_read", channel="inbox").count() == 1
    figure(f"{TAPS} taps of one reader at once on {database()}: read once, {len(refused)} refused")


@race
def test_of_the_last_two_readers_at_once_one_ends_it_and_in_turn_each_is_asked_once(rita: Person, ann: Person, bo: Person) -> None:
    for _turn in range(TURNS):
        at_once = gone_round(registered(rita), [ann, bo], rita)
        both = rows(at_once)
        assert codes(together(2, lambda number, both=both: read(both[number]))) == []
        at_once.refresh_from_db()
        assert at_once.ended_at == MONDAY_9AM + HOUR
    in_turn = gone_round(registered(rita), [ann, bo], rita, Turn.IN_TURN)
    first, second = rows(in_turn)
    together(TAPS, lambda number: read((first, second)[number % 2]))  # Bo taps before and after it is his turn
    in_turn.refresh_from_db()
    left = list(Reader.objects.asked())
    assert [bool(each.read_at) for each in rows(in_turn)] in ([True, True], [True, False])
    assert (in_turn.ended_at is None) == bool(left)
    assert Todo.objects.open().filter(subject_type="documents.reader").count() == len(left)
    assert Notice.objects.filter(kind="documents.paper_to_read", channel="inbox", cause=f"reader:{second.pk}").count() == 1


@race
def test_begun_by_many_at_once_with_the_same_readers_each_is_asked_once(rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    refused = codes(together(TAPS, lambda _number: gone_round(document, [ann, bo], rita)))
    assert (TAPS - len(refused), set(refused)) == (1, {"twice"})
    assert (Circulation.objects.count(), Reader.objects.count()) == (1, 2)


@race
def test_control_who_looks_without_the_lock_asks_them_twice(rita: Person, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either wrote: as if neither held the document."""
    document = registered(rita)
    monkeypatch.setattr(circulating, "has_it", lambda _document: set())
    gone_round(document, [ann], rita)
    gone_round(document, [ann], rita)
    assert Reader.objects.asked().filter(person=ann).count() == 2


@pytest.mark.django_db
def test_control_two_last_readers_who_do_not_look_again_leave_it_open_for_ever(rita: Person) -> None:
    """Both saved their own tap having seen the other's row open: nobody ends it."""
    people = [PersonFactory(roles=["employee"]) for _number in range(2)]
    mine = gone_round(registered(rita), people, rita)
    seen_then = {row.pk: [each.pk for each in rows(mine) if each.pk != row.pk and each.read_at is None] for row in rows(mine)}
    for row in rows(mine):
        assert seen_then[row.pk]  # as it stood before either committed: somebody is still to read it, so it goes on
        Reader.objects.filter(pk=row.pk).update(read_at=MONDAY_9AM + HOUR)
    mine.refresh_from_db()
    assert (mine.ended_at, Reader.objects.open().exists()) == (None, False)
