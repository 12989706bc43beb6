"""Pausing a ticket, letting it go on, another urgency: columns, events and to-dos say the same."""

from datetime import date

import pytest
from django.utils.translation import override

from frontdesk.office.workday_changes import Preview, save
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import explain, pausing
from frontdesk.todos.models import Todo
from frontdesk.workdays.calendar import Special
from frontdesk.workdays.changes import Change
from frontdesk.workdays.load import calendar
from repairs.actions import clocks, dispatch, offering, urgency
from repairs.invariants import clocks as wrong_clocks
from repairs.models import Pause, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
SOLUTION = "repairs.solution"


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    """Reported at nine, accepted at once by Tom."""
    return dispatch.accept(reported(ann, team=a_team(olga, tom)), by=tom, now=MONDAY_9AM)


def todo_of(ticket: Ticket, promise: str = SOLUTION) -> Todo:
    return Todo.objects.open().about(ticket).get(promise=promise)


def code(action: object, ticket: Ticket, **given: object) -> str:
    with pytest.raises(Refused) as refused:
        action(ticket, **given)
    return refused.value.code


def test_a_pause_moves_ticket_and_to_do_alike_and_ends_by_itself(ticket: Ticket, tom: Person) -> None:
    until = MONDAY_9AM + DAY
    clocks.pause(ticket, reason="parts", until=until, by=tom, now=MONDAY_9AM + HOUR)
    ticket.refresh_from_db()
    todo = todo_of(ticket)
    assert ticket.solution_due_at == todo.due_at == MONDAY_9AM + DAY + 8 * HOUR
    assert (ticket.state, todo.is_paused(MONDAY_9AM + 2 * HOUR), list(wrong_clocks())) == ("paused", True, [])

    assert clocks.resume(ticket, by=None, now=until + 5 * MINUTE) is True  # whoever says so came late
    ticket.refresh_from_db()
    pause = Pause.objects.get()
    assert (pause.ended_at, pause.ended_by, ticket.state, ticket.solution_due_at) == (until, None, "accepted", todo.due_at)
    assert clocks.resume(ticket, by=tom, now=until + HOUR) is False


def test_going_on_before_the_date(ticket: Ticket, tom: Person) -> None:
    clocks.pause(ticket, reason="access", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM + HOUR)
    clocks.resume(ticket, by=tom, now=MONDAY_9AM + 2 * HOUR)
    ticket.refresh_from_db()
    assert ticket.solution_due_at == todo_of(ticket).due_at == MONDAY_9AM + DAY + HOUR
    assert (todo_of(ticket).paused_until, [event.kind for event in ticket.events.in_order()][2:]) == (None, ["paused", "resumed"])


def test_what_is_refused(ticket: Ticket, ann: Person, tom: Person) -> None:
    given = {"reason": "parts", "until": MONDAY_9AM + DAY, "by": tom, "now": MONDAY_9AM}
    assert code(clocks.pause, ticket, **given | {"reason": "coffee"}) == "reason"
    assert code(clocks.pause, ticket, **given | {"until": MONDAY_9AM}) == "past"
    assert code(clocks.pause, ticket, **given | {"until": MONDAY_9AM + 91 * DAY}) == "too-long"
    assert code(clocks.pause, reported(ann, emergency="fire", team=ticket.team), **given) == "emergency"
    stranger = PersonFactory(roles=["technician"])
    offering.make(ticket, [stranger], why={}, now=MONDAY_9AM)  # who is only asked does not stop its clock
    assert code(clocks.pause, ticket, **given | {"by": stranger}) == code(clocks.pause, ticket, **given | {"by": ann}) == "not-yours"
    clocks.pause(ticket, **given)
    assert code(clocks.resume, ticket, by=stranger, now=MONDAY_9AM) == "not-yours"
    assert code(clocks.pause, ticket, **given) == "paused"
    assert code(urgency.change_urgency, ticket, urgency="emergency", by=tom, now=MONDAY_9AM) == "emergency"
    assert code(urgency.change_urgency, ticket, urgency="soon", by=tom, now=MONDAY_9AM) == "urgency"
    with pytest.raises(Refused, match="不能"):
        pausing.resume(todo_of(ticket), by=tom, now=MONDAY_9AM)


def test_a_pause_that_is_over_makes_room_for_the_next(ticket: Ticket, tom: Person) -> None:
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + HOUR, by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + 4 * HOUR, by=tom, now=MONDAY_9AM + 2 * HOUR)
    assert list(Pause.objects.values_list("ended_at", flat=True)) == [MONDAY_9AM + HOUR, None]


def test_another_urgency_is_another_to_do_of_the_same_clock(ann: Person, olga: Person, tom: Person) -> None:
    ticket = reported(ann, team=a_team(olga, tom))
    urgency.change_urgency(ticket, urgency="emergency", emergency="power", by=olga, now=MONDAY_9AM + 10 * MINUTE)
    ticket.refresh_from_db()
    kinds = {todo.promise: (todo.due_at, todo.done_at) for todo in Todo.objects.about(ticket)}
    assert kinds == {
        "repairs.response": (MONDAY_9AM + HOUR, MONDAY_9AM + 10 * MINUTE),
        "repairs.emergency_response": (MONDAY_9AM + 30 * MINUTE, None),
        SOLUTION: (MONDAY_9AM + 8 * HOUR, None),
    }
    urgency.change_urgency(ticket, urgency="emergency", emergency="power", by=olga, now=MONDAY_9AM + HOUR)
    assert ticket.events.filter(kind="urgency_changed").count() == 1  # the same again is nothing


def test_the_calendar_moves_ticket_and_to_do_alike(ticket: Ticket, olga: Person) -> None:
    tuesday = Change(days={date(2026, 11, 24): Special(is_workday=False, name_zh="停电")})
    preview = Preview(calendar(), tuesday, reader=olga, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=olga, now=MONDAY_9AM + 7 * HOUR)
    save(tuesday, seen=preview.mark, by=olga, now=MONDAY_9AM)
    ticket.refresh_from_db()
    assert ticket.solution_due_at == todo_of(ticket).due_at == MONDAY_9AM + 2 * DAY + 2 * HOUR
    assert list(wrong_clocks()) == []


def test_why_is_it_due_then_adds_up_in_both_languages(ticket: Ticket, tom: Person) -> None:
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + 2 * HOUR, by=tom, now=MONDAY_9AM + HOUR)

    def told(language: str) -> list[tuple[str, str]]:
        with override(language):
            return [(item.words, item.amount) for item in explain.sum_of(todo_of(ticket))]

    assert told("en") == [
        ("the clock starts on November 23 09:00", ""),
        ("November 23, working day", "1 h"),
        ("paused from November 23 10:00 to November 23 11:00: waiting for parts", "(1 h)"),
        ("November 23, working day", "6 h"),
        ("November 24, working day", "1 h"),
        ("together as long as the limit, so due on November 24 10:00", "8 h"),
    ]
    assert told("zh-hans")[2] == ("11月23日 10:00 至 11月23日 11:00 暂停：等待配件", "(1小时)")


def test_the_ladder_is_climbed_at_the_ticket_s_moments(ticket: Ticket, tom: Person, olga: Person) -> None:
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM + HOUR)
    for now in (MONDAY_9AM + 10 * HOUR, MONDAY_9AM + DAY + 7 * HOUR, MONDAY_9AM + DAY + 8 * HOUR + MINUTE):
        run(RULES["timed.climb_ladders"], now=now)
    assert todo_of(ticket).rung == 2


def test_of_a_category_without_limit_there_is_nothing_to_repair_in_time(ann: Person, olga: Person) -> None:
    ticket = reported(ann, category=a_category("network"))
    assert not Todo.objects.about(ticket).filter(promise=SOLUTION).exists()
