"""What went out confirms a request, once; what did not stays with the desk."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import asked_to_come
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import approving, requests
from visitors.models import VisitRequest


@pytest.mark.parametrize(("agrees", "kind"), [(True, "visitors.visit_invited"), (False, "visitors.visit_not_possible")])
def test_before_and_after_it_went_out_and_again(ann: Person, agrees: bool, kind: str) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")
    request = requests.match(asked_to_come(), now=MONDAY_9AM)
    if agrees:
        approving.accept(request.visit, by=ann, now=MONDAY_9AM + MINUTE)
    else:
        approving.decline(request.visit, by=ann, now=MONDAY_9AM + MINUTE, words="出差")
    rule = RULES["visitors.request_told"]
    looks = [len(run(rule, now=MONDAY_9AM + HOUR).acted)]

    Notice.objects.filter(kind=kind).update(sent_at=MONDAY_9AM + 2 * MINUTE)
    looks += [len(run(rule, now=MONDAY_9AM + hours * HOUR).acted) for hours in (2, 3)]

    assert looks == [0, 1, 0]
    assert VisitRequest.objects.get().confirmed_at == MONDAY_9AM + 2 * MINUTE
    assert Todo.objects.filter(promise="visitors.request_confirmed", done_at__isnull=True).count() == 0
