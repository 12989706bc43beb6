"""To-dos on time by department, and what the office spends by nature: a small company counted by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from repairs.actions import contractors
from repairs.models import HandOff
from supplies.actions.ledger import reverse
from supplies.models import Kind
from tests.factories.parcels import a_shipment
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_work import handed_off
from tests.factories.supplies import an_item, put_in
from tests.facts import counted
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from visitors.models import Shipment

pytestmark = pytest.mark.django_db
NOVEMBER, NOW = Period(date(2026, 11, 1)), MONDAY_9AM + 2 * DAY


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def measured(name: str, reader: Person, period: Period = NOVEMBER) -> Measured | None:
    counted(NOW)
    return FIGURES[f"reports.{name}"].measure(Asked(period, reader, NOW))


def test_todos_on_time_by_department_and_role(monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    kind = kind_of(monkeypatch, Clock.WALL)
    kept, late, left, soon, dropped = (owed(kind, ann, MONDAY_9AM, subject=PersonFactory()) for _number in range(5))
    by_role = owed(kind, None, MONDAY_9AM, role=Role.RECEPTIONIST)
    for todo, due, end in (
        (kept, HOUR, HOUR),
        (late, HOUR, 2 * HOUR),
        (left, HOUR, None),
        (soon, 9 * DAY, None),
        (by_role, HOUR, HOUR),
    ):
        done = {"done_at": MONDAY_9AM + end, "outcome": ""} if end else {}
        Todo.objects.filter(pk=todo.pk).update(due_at=MONDAY_9AM + due, **done)
    Todo.objects.filter(pk=dropped.pk).update(due_at=MONDAY_9AM + HOUR, done_at=MONDAY_9AM, outcome="withdrawn")
    came = measured("todos", olga)
    assert came
    assert (came.value, came.note) == ("50 %", "2 of 4")
    assert [(line.label, line.cells) for line in came.lines] == [
        ("Product", ("33 %", "3", "1", "1")),
        ("receptionist", ("100 %", "1", "0", "0")),
    ]
    assert [line.department for line in came.lines] == [ann.department_id, None]
    assert came.path == "/todos/on-time/?month=2026-11"
    assert measured("todos", olga, NOVEMBER.before) is None


def test_spending_by_nature(ann: Person, olga: Person, tom: Person) -> None:
    pen = an_item()
    put_in(pen, 100, "3", kind=Kind.RECEIPT)
    put_in(pen, 1000, "3")  # opening stock was bought before
    wrong = put_in(pen, 10, "3", kind=Kind.RECEIPT)
    reverse(wrong, on=MONDAY_9AM.date(), by=olga, now=MONDAY_9AM)
    Shipment.objects.filter(pk=a_shipment(ann).pk).update(sent_at=MONDAY_9AM, sent_by=olga, fee=Decimal("12.50"))
    a_shipment(ann)  # not sent
    for number, cost in ((1, Decimal("87.50")), (2, None)):
        ticket = reported(ann, team=a_team(olga, tom), words=f"坏了{number}")
        hand_off = handed_off(ticket, olga)
        contractors.come_back(hand_off, outcome="repaired", words="好了", by=olga, now=MONDAY_9AM + HOUR)
        HandOff.objects.filter(pk=hand_off.pk).update(cost=cost)
    came = measured("spending", olga)
    assert came
    assert (came.value, came.number) == ("¥400.00", 400.0)
    assert [(line.label, line.cells) for line in came.lines] == [
        ("Supplies bought", ("¥300.00", "75 %")),
        ("Contractors", ("¥87.50", "22 %")),
        ("Parcels sent", ("¥12.50", "3 %")),
    ]
    assert [measured("spending", olga, NOVEMBER.before), measured("spending", ann)] == [None, None]
