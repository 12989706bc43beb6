"""What nobody has is offered when somebody can be asked; until then somebody knows, and hears of it once."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import dispatch
from repairs.models import Offer, Ticket
from tests.factories.repairs import a_category, a_route, reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = RULES["repairs.waiting"]
EVENING, TUESDAY = MONDAY_9AM + 11 * HOUR, MONDAY_9AM + DAY


@pytest.fixture
def crew(olga: Person) -> Crew:
    return routed(a_crew(olga))


def asked() -> list[str]:
    return list(Offer.objects.open().order_by("pk").values_list("person__username", flat=True))


def told() -> list[str]:
    rows = Notice.objects.filter(kind="repairs.ticket_unassigned", channel="inbox")
    return list(rows.order_by("pk").values_list("reader__username", flat=True))


def test_of_an_evening_it_waits_with_the_lead_knowing_and_is_offered_when_the_office_opens(ann: Person, crew: Crew) -> None:
    reported(ann, now=EVENING)
    assert told() == ["olga"]
    seen = []
    for moment in (EVENING + MINUTE, TUESDAY - MINUTE, TUESDAY, TUESDAY + MINUTE):
        run(RULE, now=moment)
        seen.append((asked(), told()))
    assert seen == [([], ["olga"]), ([], ["olga"]), (["tech0"], ["olga"]), (["tech0"], ["olga"])]


def test_what_no_rule_fits_is_told_to_the_admin_manager_once_and_offered_when_there_is_one(ann: Person, olga: Person) -> None:
    crew = a_crew(olga)
    ticket = reported(ann, now=MONDAY_9AM)
    assert told() == []
    for minutes in range(1, 4):
        run(RULE, now=MONDAY_9AM + minutes * MINUTE)
    assert (told(), asked()) == (["olga"], [])
    a_route(crew.team, category=a_category())
    run(RULE, now=MONDAY_9AM + 5 * MINUTE)
    ticket.refresh_from_db()
    assert (ticket.team, asked()) == (crew.team, ["tech0"])


def test_an_emergency_it_has_become_is_offered_to_the_others_within_a_look(ann: Person, crew: Crew) -> None:
    reported(ann, now=MONDAY_9AM)
    Ticket.objects.update(urgency="emergency", emergency="water")
    for minutes in (1, 2):
        run(RULE, now=MONDAY_9AM + minutes * MINUTE)
    assert asked() == ["tech0", "tech1"]


def test_what_somebody_has_waits_for_nobody(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=MONDAY_9AM)
    dispatch.accept(ticket, by=crew.technicians[0], now=MONDAY_9AM)
    assert run(RULE, now=MONDAY_9AM + HOUR).due == 0


def test_many_that_wait_are_looked_at_in_few_questions(ann: Person, olga: Person, django_assert_max_num_queries: object) -> None:
    crew = a_crew(olga)
    crew.away(0, 1)
    for _number in range(6):
        reported(ann, now=MONDAY_9AM)
    routed(crew)
    run(RULE, now=MONDAY_9AM)
    with django_assert_max_num_queries(9 + 6 * 5):  # type: ignore[operator]
        assert list(RULE.due(MONDAY_9AM + MINUTE, MONDAY_9AM)) == []
