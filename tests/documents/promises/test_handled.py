"""Handed to a department, reminded the working day before, late the head hears; reported back it is over, then finished and filed."""

from datetime import date, timedelta

import pytest

from documents.actions import handling, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Document, Handling, Signing
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import moments_of
from tests.counts import count
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

FRIDAY = date(2026, 11, 27)
pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(rita: Person, bo: Person) -> Document:
    document = registered(rita)
    sign_off = sign_offs.begin(document, steps=[Plan([bo])], by=rita, now=MONDAY_9AM)
    signing.decide(Signing.objects.get(), agreed=True, by=bo, now=MONDAY_9AM, seen=sign_off.sha256)
    document.refresh_from_db()
    return document


def code(action: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, now=MONDAY_9AM + HOUR, **named)
    return refused.value.code


def test_reminded_the_working_day_before_and_late_when_the_office_closes(
    approved: Document, rita: Person, ann: Person, product: Department
) -> None:
    made = handling.ask(approved, department=product, handler=ann, due_on=FRIDAY, by=rita, now=MONDAY_9AM, words="请核实人数")
    due = moments_of(Todo.objects.open().about(made).get()).due
    told = []
    for now in (MONDAY_9AM, due - DAY, due, due + DAY):
        run(RULES["timed.climb_ladders"], now=now)
        told.append(Notice.objects.filter(kind__startswith="documents.handling_", channel="inbox", reader=ann).count())
    assert (due, told) == (MONDAY_9AM + 4 * DAY + 9 * HOUR, [1, 2, 3, 3])


def test_to_the_head_reported_back_finished_and_filed(approved: Document, rita: Person, bo: Person, product: Department) -> None:
    made = handling.ask(approved, department=product, due_on=FRIDAY, by=rita, now=MONDAY_9AM)
    assert made.handler == bo
    assert code(handling.ask, approved, department=product, due_on=FRIDAY, by=rita) == "twice"
    assert (
        code(handling.finish, approved, by=rita) == code(handling.file, approved, year=2026, under="行政", where="", by=rita) == "handled"
    )
    assert (code(handling.report, made, words=" ", by=bo), code(handling.report, made, words="好了", by=rita)) == ("words", "not-yours")
    handling.report(made, words="已按要求整改", by=bo, now=MONDAY_9AM + DAY)
    assert not Todo.objects.open().filter(promise="documents.handled").exists()
    filed = handling.file(approved, year=2026, under="行政", where="A柜3层", by=rita, now=MONDAY_9AM + 2 * DAY)
    assert (filed.finished_at, filed.filed_at, filed.filed_under) == (MONDAY_9AM + 2 * DAY, MONDAY_9AM + 2 * DAY, "行政")
    assert code(handling.file, approved, year=2026, under="行政", where="", by=rita) == "filed"
    assert code(sign_offs.begin, approved, steps=[Plan([bo])], by=rita) == "finished"


def test_what_is_refused(approved: Document, rita: Person, ann: Person, product: Department, office: Department) -> None:
    raw = registered(rita)
    assert code(handling.ask, raw, department=product, due_on=FRIDAY, by=rita) == "not-approved"
    assert code(handling.ask, approved, department=product, due_on=FRIDAY - timedelta(days=9), by=rita) == "past"
    Department.objects.filter(pk=office.pk).update(head=None)
    office.refresh_from_db()
    assert code(handling.ask, approved, department=office, due_on=FRIDAY, by=rita) == "nobody"
    assert code(handling.ask, approved, department=product, due_on=FRIDAY, by=ann) == "not-yours"
    made = handling.ask(approved, department=product, due_on=FRIDAY, by=rita, now=MONDAY_9AM)
    handling.withdraw(made, by=rita, now=MONDAY_9AM)
    assert code(handling.withdraw, made, by=rita) == "over"


@pytest.mark.django_db(transaction=True)
def test_handed_out_by_many_at_once_a_department_has_it_once(approved: Document, rita: Person, product: Department) -> None:
    answers = together(count(20, 6), lambda _number: handling.ask(approved, department=product, due_on=FRIDAY, by=rita, now=MONDAY_9AM))
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert (len(answers) - len(refused), set(refused), Handling.objects.count()) == (1, {"twice"}, 1)
