"""Who sees which ticket."""

import pytest

from frontdesk.people.models import Department, Person
from repairs.models import Follower, Offer, Summary, SummaryDate, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_spot, a_team
from tests.moments import HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_own_followed_offered_the_team_s_dated_and_all_for_who_leads(
    ann: Person, bo: Person, tom: Person, rita: Person, olga: Person, charlie: Person, product: Department
) -> None:
    def a_row(asker: Person, **more: object) -> Ticket:
        return Ticket.objects.create(asker=asker, place=a_spot(), category=a_category(), reported_at=MONDAY_9AM, **more)

    lead = PersonFactory(roles=["technician"])
    mine, team_s, rest = a_row(ann), a_row(olga, team=a_team(lead, tom)), a_row(olga)
    over = a_row(olga, cancelled_at=MONDAY_9AM, cancelled_by=olga)
    seen = {person: set(Ticket.objects.visible_to(person)) for person in (ann, tom, lead, bo, rita, olga, charlie)}
    everything = {mine, team_s, rest, over}
    assert seen == {
        **{ann: {mine}, tom: {team_s}, lead: {team_s}, bo: set()},
        **{rita: everything - {over}, olga: everything, charlie: set()},  # the front desk is asked what is open
    }

    Follower.objects.create(ticket=rest, person=ann, followed_at=MONDAY_9AM)
    Offer.objects.create(ticket=rest, cycle=1, person=tom, offered_at=MONDAY_9AM, until_at=MONDAY_9AM + HOUR)
    summary = Summary.objects.create(day=MONDAY_9AM.date(), made_at=MONDAY_9AM)
    SummaryDate.objects.create(summary=summary, ticket=rest, department=product, due_on=MONDAY_9AM.date(), set_at=MONDAY_9AM, set_by=olga)
    assert [set(Ticket.objects.visible_to(person)) for person in (ann, tom, bo)] == [{mine, rest}, {team_s, rest}, {rest}]
