"""How urgent a ticket is: set by its lead, raised by who asked; an emergency waits for no pause and for nobody who had it."""

from datetime import datetime
from typing import Any

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import clocks, dispatch, progress, urgency
from repairs.finding.met import met_in
from repairs.invariants import clocks as wrong_clocks
from repairs.models import Offer, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
TEN, NOON = MONDAY_9AM + HOUR, MONDAY_9AM + 3 * HOUR


@pytest.fixture
def crew(olga: Person) -> Crew:
    return routed(a_crew(olga, 3))


@pytest.fixture
def taken(ann: Person, crew: Crew) -> Ticket:
    """Accepted at ten as an ordinary ticket, by the first technician."""
    return dispatch.accept(reported(ann, now=TEN), by=crew.technicians[0], now=TEN)


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=f"repairs.{kind}", channel="inbox").values_list("reader__username", flat=True))


def asked() -> list[str]:
    return list(Offer.objects.open().order_by("person__username").values_list("person__username", flat=True))


def raised(ticket: Ticket, by: Person, now: datetime = NOON) -> Ticket:
    urgency.raise_alarm(ticket, emergency="water", by=by, now=now)
    ticket.refresh_from_db()
    return ticket


def owed(ticket: Ticket) -> Any:
    return Todo.objects.open().about(ticket).filter(promise="repairs.emergency_response")


def test_what_was_accepted_is_asked_of_everybody_anew_and_due_in_thirty_minutes(taken: Ticket, ann: Person, crew: Crew) -> None:
    ticket = raised(taken, ann)
    assert (ticket.assigned_to, ticket.accepted_at, ticket.responded_at, ticket.response_due_at) == (None, None, None, NOON + 30 * MINUTE)
    assert asked() == ["tech0", "tech1", "tech2"]
    assert (told("emergency_offered"), told("emergency_raised")) == ({"tech0", "tech1", "tech2"}, {"olga"})
    assert owed(ticket).get().due_at == NOON + 30 * MINUTE
    dispatch.accept(ticket, by=crew.technicians[0], now=NOON + MINUTE)
    ticket.refresh_from_db()
    assert (ticket.responded_at, asked(), owed(ticket).count()) == (NOON + MINUTE, [], 0)
    assert [(met.at, met.is_late) for met in met_in(TEN.date()) if met.part == "response"] == [(TEN, False), (NOON + MINUTE, False)]


def test_a_pause_ends_and_whoever_had_begun_is_asked_with_the_others(taken: Ticket, ann: Person, crew: Crew) -> None:
    progress.start(taken, by=crew.technicians[0], now=TEN)
    clocks.pause(taken, reason="parts", until=NOON + DAY, by=crew.technicians[0], now=TEN + MINUTE)
    ticket = raised(taken, ann)
    assert (ticket.paused_until, ticket.pauses.get().ended_at, ticket.started_at) == (None, NOON, None)
    assert (asked(), ticket.response_due_at) == (["tech0", "tech1", "tech2"], NOON + 30 * MINUTE)


def test_who_is_at_work_on_it_keeps_it_and_everybody_is_told(taken: Ticket, ann: Person, crew: Crew) -> None:
    progress.start(taken, by=crew.technicians[0], now=TEN)
    ticket = raised(taken, ann)
    assert (ticket.assigned_to, ticket.responded_at, asked()) == (crew.technicians[0], TEN, [])
    assert told("emergency_raised") == {"olga", "tech0", "tech1", "tech2"}


def test_what_one_alone_was_asked_is_asked_of_all_at_once(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    assert asked() == ["tech0"]
    ticket = raised(ticket, ann, TEN + 5 * MINUTE)
    assert (asked(), ticket.response_due_at) == (["tech0", "tech1", "tech2"], TEN + 30 * MINUTE)
    assert told("emergency_offered") == {"tech0", "tech1", "tech2"}


def test_lowered_and_raised_again_everybody_is_asked_again(taken: Ticket, ann: Person, olga: Person) -> None:
    ticket = raised(taken, ann)
    urgency.change_urgency(ticket, urgency="normal", by=olga, now=NOON + MINUTE)
    Offer.objects.open().update(withdrawn_at=NOON + MINUTE)
    raised(ticket, ann, NOON + HOUR)
    assert asked() == ["tech0", "tech1", "tech2"]


def test_where_nobody_can_be_asked_the_lead_is_alarmed_and_hears_it_once(taken: Ticket, ann: Person, crew: Crew) -> None:
    crew.away(0, 1, 2)
    raised(taken, ann)
    assert (asked(), told("emergency_unassigned"), told("emergency_raised")) == ([], {"olga"}, set())


def test_only_a_lead_changes_it_whoever_calls(ann: Person, bo: Person, crew: Crew) -> None:
    ticket = reported(ann, team=a_team(PersonFactory(username="lead", roles=["technician"]), name="二组"))
    for person in (ann, bo, crew.technicians[0]):
        with pytest.raises(Refused) as refused:
            urgency.change_urgency(ticket, urgency="low", by=person, now=TEN)
        assert refused.value.code == "not-yours"
    assert urgency.change_urgency(ticket, urgency="low", by=ticket.team.lead, now=TEN).urgency == "low"


@pytest.mark.django_db(transaction=True)
def test_raised_and_passed_on_at_once_everybody_is_asked_or_it_is_theirs_again(taken: Ticket, ann: Person, olga: Person) -> None:
    def do(turn: int) -> object:
        if turn:
            return urgency.raise_alarm(taken, emergency="water", by=ann, now=NOON)
        return dispatch.pass_on(taken, because="忙", by=olga, now=NOON)

    answers = together(2, do)
    assert [error for error in answers if isinstance(error, Exception)] == []
    taken.refresh_from_db()
    assert (taken.urgency, taken.assigned_to, {"tech1", "tech2"} <= set(asked())) == ("emergency", None, True)
    assert list(wrong_clocks()) == []


def test_passed_on_while_everybody_is_asked_everybody_stays_asked(taken: Ticket, ann: Person, olga: Person) -> None:
    raised(taken, ann)
    dispatch.pass_on(taken, because="忙", by=olga, now=NOON)
    assert asked() == ["tech0", "tech1", "tech2"]


def test_the_clocks_that_are_kept_are_those_counted_from_the_events(taken: Ticket, ann: Person) -> None:
    raised(taken, ann)
    assert list(wrong_clocks()) == []
