"""What nobody accepts is handed on: before, at, after, again, after an outage; one notice each."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import Fired
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import dispatch
from repairs.models import Offer
from tests.factories.repairs import reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
RULE = RULES["repairs.offers"]
TEN = MONDAY_9AM + HOUR
UNTIL = TEN + 10 * MINUTE


@pytest.fixture
def crew(olga: Person) -> Crew:
    return routed(a_crew(olga))


def asked() -> list[str]:
    return list(Offer.objects.open().order_by("pk").values_list("person__username", flat=True))


def heard() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(channel="inbox").order_by("pk").values_list("kind", "reader__username")
    return [(kind.removeprefix("repairs."), who) for kind, who in rows]


@pytest.mark.parametrize(("minutes", "who"), [(9, ["tech0"]), (10, ["tech1"]), (11, ["tech1"]), (180, ["tech1"])])
def test_before_at_after_and_after_hours_without_a_look(ann: Person, crew: Crew, minutes: int, who: list[str]) -> None:
    reported(ann, now=TEN)
    run(RULE, now=TEN + minutes * MINUTE)
    run(RULE, now=TEN + minutes * MINUTE)
    assert asked() == who
    assert heard() == [("ticket_offered", name) for name in ("tech0", "tech1")[: 1 if who == ["tech0"] else 2]]


def test_to_the_next_at_minute_ten_to_the_lead_at_minute_twenty_and_the_history_shows_all(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    for minutes in range(1, 60):
        run(RULE, now=TEN + minutes * MINUTE)
    assert list(ticket.events.values_list("kind", "happened_at"))[2:] == [
        ("offered", TEN),
        ("expired", UNTIL),
        ("offered", UNTIL),
        ("expired", UNTIL + 10 * MINUTE),
        ("unassigned", UNTIL + 10 * MINUTE),
    ]
    assert heard() == [("ticket_offered", "tech0"), ("ticket_offered", "tech1"), ("ticket_unassigned", "olga")]


def test_an_emergency_nobody_answers_alarms_the_lead_once(ann: Person, crew: Crew) -> None:
    reported(ann, emergency="water", now=TEN)
    for minutes in (10, 11, 12):
        run(RULE, now=TEN + minutes * MINUTE)
    assert heard() == [("emergency_offered", "tech0"), ("emergency_offered", "tech1"), ("emergency_unassigned", "olga")]


def test_after_an_outage_each_of_many_hears_once(ann: Person, crew: Crew) -> None:
    tickets = [reported(ann, now=TEN) for _number in range(4)]
    run(RULE, now=TEN + 5 * HOUR)
    assert len(heard()) == 8
    assert [len(Offer.objects.filter(ticket=ticket)) for ticket in tickets] == [2] * 4


def test_who_answered_is_left_alone(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    dispatch.accept(ticket, by=crew.technicians[0], now=UNTIL)
    assert (run(RULE, now=UNTIL + HOUR).due, asked()) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_two_workers_hand_on_once(ann: Person, crew: Crew) -> None:
    reported(ann, now=TEN)
    together(4, lambda _number: run(RULE, now=UNTIL))
    assert (asked(), Offer.objects.count(), Fired.objects.filter(rule=RULE.name).count()) == (["tech1"], 2, 1)
