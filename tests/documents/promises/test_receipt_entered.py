"""Who sent a document out of the house hears after five working days that no receipt came; entered by its day, it is over."""

import pytest

from documents.actions import distributing, handling
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.outgoing import drafted, issued
from tests.moments import DAY, MONDAY_9AM

pytestmark = pytest.mark.django_db


def code(action: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, now=MONDAY_9AM + DAY, **named)
    return refused.value.code


def test_from_monday_to_the_next_over_a_weekend(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    document = issued(ann, keeper=rita, checker=tom, approver=bo)
    today = MONDAY_9AM.date()
    assert code(distributing.send_outside, document, to="街道", channel="mail", sent_on=today + 2 * DAY, by=rita) == "future"
    assert code(distributing.send_outside, drafted(ann), to="街道", channel="mail", by=rita) == "not-issued"
    made = distributing.send_outside(document, to="云山街道办事处", channel="courier", copies=3, by=rita, now=MONDAY_9AM)
    heard = []
    for now in (MONDAY_9AM + 4 * DAY, MONDAY_9AM + 7 * DAY, MONDAY_9AM + 9 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append(Notice.objects.filter(kind="documents.receipt_missing", channel="inbox", reader=rita).count())
    assert (heard, code(handling.finish, document, by=rita)) == ([0, 1, 1], "distributed")
    assert code(distributing.enter_receipt, made, received_on=today - DAY, by=rita) == "early"
    assert code(distributing.enter_receipt, made, received_on=today, by=ann) == "not-yours"
    distributing.enter_receipt(made, received_on=today + DAY, receipt="张科长签收", by=rita, now=MONDAY_9AM + 9 * DAY)
    assert code(distributing.withdraw, made, by=rita) == "over"
    assert not Todo.objects.open().filter(promise="documents.receipt_entered").exists()
    handling.finish(document, by=rita, now=MONDAY_9AM + 9 * DAY)
