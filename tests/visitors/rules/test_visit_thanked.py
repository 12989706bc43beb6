"""What went out settles its to-do once; what did not go out stays."""

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit
from tests.moments import HOUR, MONDAY_9AM
from visitors.actions import thanks, visits
from visitors.models import VisitEvent


def test_before_and_after_it_went_out_and_again(ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann, email="li@example.com"), now=MONDAY_9AM)
    thanks.send(visit, now=MONDAY_9AM + HOUR)
    rule = RULES["visitors.visit_thanked"]
    looks = [len(run(rule, now=MONDAY_9AM + HOUR).acted)]

    Notice.objects.filter(kind="visitors.visit_thanks").update(sent_at=MONDAY_9AM + HOUR)
    looks += [len(run(rule, now=MONDAY_9AM + hours * HOUR).acted) for hours in (2, 3)]

    assert (looks, VisitEvent.objects.filter(visit=visit, verb="thank").count()) == ([0, 1, 0], 1)
