"""Reporting a fault: what it makes, what it refuses, and that it happens once however often it is sent."""

from uuid import uuid4

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.todos.models import Todo
from repairs.actions import tickets
from repairs.invariants import clocks
from repairs.models import SafetyTick, Ticket, TicketEvent
from tests.counts import count
from tests.factories.repairs import a_category, a_spot, a_thing, reported
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def code(**given: object) -> str:
    with pytest.raises(Refused) as refused:
        tickets.report(**{"category": a_category(), "place": a_spot(), "now": MONDAY_9AM, **given})
    return refused.value.code


def test_a_report_has_number_event_clocks_to_dos_trail_and_is_found(ann: Person, bo: Person, olga: Person) -> None:
    water = a_category(safety=["放置防滑警示牌"])
    step = water.safety_steps.get()
    ticket = reported(ann, category=water, thing=a_thing(), words="  漏水了\n一地都是 ", reported_for=bo, safety=[step])

    assert (ticket.number, ticket.place, ticket.words, ticket.state) == ("BX-20261123-001", a_spot(), "漏水了\n一地都是", "reported")
    assert (ticket.response_due_at, ticket.solution_due_at) == (MONDAY_9AM + HOUR, MONDAY_9AM + 9 * HOUR)
    event = ticket.events.get()
    assert (event.kind, event.happened_at, event.happened_by) == ("reported", MONDAY_9AM, ann)
    assert event.facts == {
        **{"urgency": "normal", "kind": "building", "category": water.pk, "emergency": ""},
        **{"place": ticket.place_id, "thing": ticket.thing_id, "for": bo.pk, "safety": [step.pk]},
    }
    todos = {todo.promise: (todo.role, todo.due_at, todo.yellow_at) for todo in Todo.objects.open().about(ticket)}
    assert todos == {
        "repairs.response": ("admin_manager", MONDAY_9AM + HOUR, MONDAY_9AM + 45 * MINUTE),
        "repairs.solution": ("admin_manager", MONDAY_9AM + 9 * HOUR, MONDAY_9AM + 7 * HOUR),
    }
    assert SafetyTick.objects.get().ticked_by == ann
    assert Entry.objects.about(ticket).get().verb == "reported"
    assert [found.number for found in find("一地都是", ann, limit=5).hits] == [ticket.number]
    assert list(clocks()) == []


def test_an_emergency_runs_on_the_wall(ann: Person) -> None:
    ticket = reported(ann, emergency="water", now=MONDAY_9AM - 2 * DAY)
    todo = Todo.objects.open().about(ticket).get(promise="repairs.emergency_response")
    assert (ticket.urgency, todo.due_at - ticket.reported_at, ticket.solution_due_at - ticket.reported_at) == (
        "emergency",
        30 * MINUTE,
        8 * HOUR,
    )


def test_the_network_has_no_limit(ann: Person) -> None:
    ticket = reported(ann, category=a_category("network"))
    assert (ticket.solution_due_at, Todo.objects.open().about(ticket).filter(promise="repairs.solution").exists()) == (None, False)


def test_what_makes_no_sense_is_refused(ann: Person, olga: Person) -> None:
    closed = a_category("cleaning", name="停用")
    closed.closed_at = MONDAY_9AM
    elsewhere, gone = a_thing(place=a_spot("前厅")), a_spot("旧库房")
    gone.closed_at = MONDAY_9AM
    olga.retired_at = MONDAY_9AM
    step = a_category("furniture", safety=["搬走破损的椅子"]).safety_steps.get()
    assert code(asker=ann, place=None) == code(asker=ann, place=gone) == "place"
    assert code(asker=ann, thing=elsewhere) == "thing"
    assert code(asker=ann, category=closed) == "category"
    assert code(asker=ann, urgency="soon") == "urgency"
    assert code(asker=ann, urgency="emergency") == code(asker=ann, emergency="coffee") == "emergency"
    assert code(asker=ann, reported_for=olga) == "left"
    assert code(asker=ann, safety=[step]) == "safety"
    assert (Ticket.objects.count(), TicketEvent.objects.count(), Todo.objects.count()) == (0, 0, 0)


def test_sent_again_it_is_the_same_ticket_and_of_two_askers_there_are_two(ann: Person, bo: Person) -> None:
    same = uuid4()
    first = reported(ann, client_id=same)
    again, other = reported(ann, client_id=same, words="别的", now=MONDAY_9AM + HOUR), reported(bo, client_id=same)
    assert (again, again.words, other.number) == (first, "漏水了", "BX-20261123-002")
    assert TicketEvent.objects.filter(ticket=first).count() == 1


@pytest.mark.django_db(transaction=True)
def test_sent_by_a_phone_many_times_at_once_it_is_one(ann: Person, figure: Figure) -> None:
    same, many = uuid4(), count(80, 12)
    water, spot = a_category(), a_spot()
    answers = together(
        many, lambda _n: tickets.report(asker=ann, category=water, place=spot, now=MONDAY_9AM, client_id=same, words="漏水了")
    )
    assert {answer.number for answer in answers if isinstance(answer, Ticket)} == {"BX-20261123-001"}
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert (Ticket.objects.count(), TicketEvent.objects.count(), Todo.objects.count()) == (1, 1, 2)
    figure(f"{many} at once with one client id: {len(set(answers))} ticket")


@pytest.mark.django_db(transaction=True)
def test_control_without_the_client_id_each_is_a_ticket_and_numbers_have_no_holes(ann: Person) -> None:
    many, water, spot = count(80, 12), a_category(), a_spot()
    together(many, lambda _n: tickets.report(asker=ann, category=water, place=spot, now=MONDAY_9AM))
    assert sorted(Ticket.objects.values_list("number", flat=True)) == [f"BX-20261123-{n:03}" for n in range(1, many + 1)]
    assert TicketEvent.objects.count() == many
