"""What was said and agreed reaches host and department, an intention the right team."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.people import DepartmentFactory
from tests.factories.visitors import an_outcome, arrived_visit, left_visit
from tests.moments import HOUR, MONDAY_9AM
from visitors.actions import outcomes
from visitors.models import VisitOutcome

LEFT = MONDAY_9AM + HOUR


def told() -> set[tuple[str, str]]:
    notices = Notice.objects.filter(channel=Channel.INBOX, kind__in=["visitors.outcome_noted", "visitors.intention_handed_on"])
    return {(notice.kind.rpartition(".")[2], notice.reader.username) for notice in notices}


def test_the_desk_notes_and_host_and_head_read_it(ann: Person, bo: Person, rita: Person) -> None:
    an_outcome(ann, said="交货期太长", agreed="周五前报价", by=rita)
    assert told() == {("outcome_noted", "ann"), ("outcome_noted", "bo")}


def test_the_host_notes_and_only_the_head_reads_it(ann: Person, bo: Person) -> None:
    an_outcome(ann, by=ann)
    assert told() == {("outcome_noted", "bo")}


def test_an_intention_goes_to_the_head_of_the_department_that_was_chosen(ann: Person, rita: Person, tom: Person, olga: Person) -> None:
    made = an_outcome(ann, intention="想采购传感器", department=DepartmentFactory(name="销售部", head=tom), by=rita)
    assert ("intention_handed_on", "tom") in told()
    seen = {person.username: VisitOutcome.objects.visible_to(person).filter(pk=made.pk).exists() for person in (ann, rita, tom, olga)}
    assert seen == {"ann": True, "rita": True, "tom": True, "olga": True}


@pytest.mark.parametrize(
    ("given", "code"), [({}, "empty"), ({"intention": "想采购"}, "department"), ({"said": "好", "walked_in": True}, "not-met")]
)
def test_what_is_refused(ann: Person, given: dict, code: str) -> None:
    visit = arrived_visit(ann) if given.pop("walked_in", False) else left_visit(ann)
    with pytest.raises(Refused) as refused:
        outcomes.note(visit, **given, by=ann, now=LEFT)
    assert (refused.value.code, VisitOutcome.objects.count()) == (code, 0)
