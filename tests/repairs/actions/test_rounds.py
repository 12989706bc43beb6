"""A round is opened once, answered item by item, and a fail opens exactly one ticket whoever presses how often."""

from collections.abc import Callable

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import missed_rounds, rounds
from repairs.models import Checklist, ChecklistItem, Result, Round, RoundAnswer, RoundKind, Ticket
from tests.factories.repairs import a_spot
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        do()
    return str(error.value.code)


def fail(round_: Round, item: ChecklistItem, by: Person, **more: str) -> RoundAnswer:
    return rounds.answer(round_, item, result=Result.FAIL, by=by, now=MONDAY_9AM, **more)


def test_a_moment_has_one_round_and_one_to_do(rita: Person) -> None:
    checklist = a_checklist(rita)
    opened = [rounds.open_due(checklist, due_at=MONDAY_9AM, now=MONDAY_9AM - HOUR) for _turn in range(2)]
    assert [round_ is not None for round_ in opened] == [True, False]
    assert (Round.objects.count(), Todo.objects.open().get().holder) == (1, rita)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_open_one_moment_one_does(rita: Person) -> None:
    checklist = a_checklist(rita)
    answers = together(6, lambda _number: rounds.open_due(checklist, due_at=MONDAY_9AM, now=MONDAY_9AM - HOUR))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert sum(isinstance(answer, Round) for answer in answers) == Round.objects.count() == Todo.objects.open().count() == 1


def test_a_fail_opens_a_ticket_where_the_item_is_with_its_words(rita: Person) -> None:
    kitchen, hall = a_spot("茶水间"), a_spot("大堂")
    checklist = a_checklist(rita, items=("地面干净", "纸巾充足"), place=hall)
    ChecklistItem.objects.filter(name="纸巾充足").update(place=kitchen)
    round_ = a_round(checklist)
    first, second = fail(round_, item_of(checklist, 0), rita, note="有水"), fail(round_, item_of(checklist, 1), rita)
    tickets = [first.ticket, second.ticket]
    assert [ticket and ticket.place for ticket in tickets] == [hall, kitchen]
    assert [(ticket.asker, ticket.category) for ticket in tickets if ticket] == [(rita, checklist.category)] * 2
    assert first.ticket is not None
    assert "地面干净" in first.ticket.words
    assert "有水" in first.ticket.words
    assert Entry.objects.filter(verb="answer_item").count() == 2


def test_on_a_floor_its_first_place_is_the_ticket_s(rita: Person) -> None:
    spot = a_spot()
    checklist = a_checklist(rita, place=None, floor=spot.floor)
    assert fail(a_round(checklist), item_of(checklist), rita).ticket == Ticket.objects.get(place=spot)


def test_a_second_press_mends_the_note_and_opens_no_other(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    round_, item = a_round(checklist), item_of(checklist)
    first, again = fail(round_, item, rita), fail(round_, item, olga, note="还在漏")
    assert (again.pk, again.ticket, again.note, Ticket.objects.count()) == (first.pk, first.ticket, "还在漏", 1)
    for result in (Result.PASS, Result.NONE):
        assert refused(lambda result=result: rounds.answer(round_, item, result=result, by=rita, now=MONDAY_9AM)) == "ticket"


@pytest.mark.django_db(transaction=True)
def test_of_two_devices_that_fail_one_item_one_opens_the_ticket(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    round_, item = a_round(checklist), item_of(checklist)
    answers = together(6, lambda number: fail(round_, item, (rita, olga)[number % 2]))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert (Ticket.objects.count(), RoundAnswer.objects.count(), RoundAnswer.objects.get().ticket) == (1, 1, Ticket.objects.get())


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_of_the_round_two_devices_collide(rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    checklist = a_checklist(rita)
    round_, item = a_round(checklist), item_of(checklist)

    def unlocked(found: Round) -> Round:
        return Round.objects.select_related("checklist__category", "place").get(pk=found.pk)

    def slow(*given: object, **more: object) -> Ticket:
        met.wait(timeout=10)
        return report(**more)

    import threading  # noqa: PLC0415

    report, met = rounds.tickets.report, threading.Barrier(2)
    monkeypatch.setattr(rounds, "running", unlocked)
    monkeypatch.setattr(rounds.tickets, "report", slow)
    answers = together(2, lambda number: fail(round_, item, (rita, olga)[number]))
    assert any(isinstance(answer, Exception) for answer in answers)


def test_what_was_a_mistake_is_let_go_with_its_cancelled_ticket(rita: Person) -> None:
    checklist = a_checklist(rita)
    round_, item = a_round(checklist), item_of(checklist)
    wrong = fail(round_, item, rita).ticket
    Ticket.objects.update(cancelled_at=MONDAY_9AM, cancelled_by=rita)
    mended = rounds.answer(round_, item, result=Result.PASS, by=rita, now=MONDAY_9AM)
    assert (mended.result, mended.ticket) == (Result.PASS, None)
    again = fail(round_, item, rita)
    assert again.ticket not in (None, wrong)


def test_everything_is_answered_before_it_is_done_and_done_is_done(rita: Person) -> None:
    checklist = a_checklist(rita, items=("地面干净", "纸巾充足"))
    round_ = a_round(checklist)
    assert refused(lambda: rounds.finish(round_, by=rita, now=MONDAY_9AM)) == "open"
    finished = done(round_, by=rita, at=MONDAY_9AM, fails=[item_of(checklist, 1)])
    assert (finished.done_by, finished.is_late, Todo.objects.open().filter(promise="repairs.do_round").count()) == (rita, False, 0)
    for late in (lambda: rounds.finish(round_, by=rita, now=MONDAY_9AM), lambda: fail(round_, item_of(checklist), rita)):
        assert refused(late) == "done"


def test_what_is_of_another_list_closed_or_no_answer_is_refused(rita: Person) -> None:
    checklist, other = a_checklist(rita), a_checklist(rita, name="晚")
    round_, item = a_round(checklist), item_of(checklist)
    assert refused(lambda: fail(round_, item_of(other), rita)) == "item"
    assert refused(lambda: rounds.answer(round_, item, result="maybe", by=rita, now=MONDAY_9AM)) == "result"
    ChecklistItem.objects.update(closed_at=MONDAY_9AM)
    assert refused(lambda: fail(round_, ChecklistItem.objects.get(pk=item.pk), rita)) == "item"


def test_a_missed_one_can_be_done_until_the_next_one_is_there(rita: Person) -> None:
    checklist = a_checklist(rita)
    first = a_round(checklist)
    missed_rounds.miss(first, now=MONDAY_9AM + HOUR)
    rounds.answer(first, item_of(checklist), result=Result.PASS, by=rita, now=MONDAY_9AM + HOUR)
    a_round(checklist, MONDAY_9AM + DAY)
    assert refused(lambda: rounds.finish(first, by=rita, now=MONDAY_9AM + DAY)) == "replaced"


def called(person: Person, name: str = "会后", **more: object) -> Checklist:
    return a_checklist(person, name=name, kind=RoundKind.MEETING_ROOM, repeat="called", times=[], lead_minutes=15, **more)


def asked_for(place: Place, now: object = MONDAY_9AM) -> Round | None:
    return rounds.open_for(place, RoundKind.MEETING_ROOM, now=now)


def test_a_room_after_use_has_one_open_round_and_another_after_the_next_use(rita: Person) -> None:
    room, other = a_spot("银杏会议室"), a_spot("白桦会议室")
    assert asked_for(room) is None  # nobody has written a checklist for it
    checklist = called(rita, place=None)
    first, again, second = asked_for(room), asked_for(room, MONDAY_9AM + MINUTE), asked_for(other)
    assert first is not None
    assert (again, first.due_at, first.place, second == first) == (first, MONDAY_9AM + 15 * MINUTE, room, False)
    done(first, by=rita, at=MONDAY_9AM + HOUR, fails=[item_of(checklist)])
    assert Ticket.objects.get().place == room
    assert asked_for(room, MONDAY_9AM + 2 * HOUR) not in (None, first)


def test_the_checklist_of_the_very_room_comes_before_its_floor_s_and_everybody_s(rita: Person) -> None:
    room, neighbour = a_spot("银杏会议室"), a_spot("白桦会议室")
    everybody = called(rita, place=None)
    floor = called(rita, "二层", place=None, floor=room.floor)
    mine = called(rita, "银杏", place=room)
    assert [made and made.checklist for made in (asked_for(room), asked_for(neighbour))] == [mine, floor]
    Checklist.objects.filter(pk__in=[floor.pk, mine.pk]).update(closed_at=MONDAY_9AM)
    third = asked_for(a_spot("小会议室"))
    assert third is not None
    assert third.checklist == everybody


@pytest.mark.django_db(transaction=True)
def test_of_many_who_call_for_a_room_at_once_one_opens_a_round(rita: Person) -> None:
    called(rita, place=None)
    room = a_spot("银杏会议室")
    answers = together(6, lambda number: asked_for(room, MONDAY_9AM + number * MINUTE))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert Round.objects.count() == 1
