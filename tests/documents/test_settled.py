"""A notice that asks for something stops asking once it was done or taken back; what merely tells stays."""

from collections.abc import Sequence
from datetime import date

import pytest

from documents.actions import circulating, distributing, handling, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Mode, Reader, Signing, SignOff
from frontdesk.outbox.kinds import settled
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.factories.outgoing import issued
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def over(to: Person) -> dict[str, bool]:
    """Kind → whether the last notice of it to this person is settled."""
    notices: Sequence[Notice] = list(Notice.objects.filter(reader=to).order_by("pk"))
    done = settled(notices)
    return {notice.kind.partition(".")[2]: notice.pk in done for notice in notices}


@pytest.fixture
def two() -> list[Person]:
    return [PersonFactory(roles=["employee"]) for _number in range(2)]


def test_a_question_taken_back_asks_no_more(olga: Person, two: list[Person]) -> None:
    sign_off = sign_offs.begin(registered(olga), steps=[Plan(two, Mode.ALL)], by=olga, now=MONDAY_9AM)
    todos.move(Todo.objects.get(holder=two[0]), now=MONDAY_9AM + 5 * DAY)
    assert over(two[0]) == {"paper_to_sign": False, "paper_unsigned": False}
    sign_offs.withdraw(sign_off, by=olga, now=MONDAY_9AM + 5 * DAY + HOUR)
    assert over(two[0]) == over(two[1]) | {"paper_unsigned": True} == {"paper_to_sign": True, "paper_unsigned": True}


def test_what_one_signed_is_settled_for_them_alone(olga: Person, two: list[Person]) -> None:
    sign_offs.begin(registered(olga), steps=[Plan(two, Mode.ALL)], by=olga, now=MONDAY_9AM)
    mine = Signing.objects.asked().select_related("step__sign_off").get(signer=two[0])
    signing.decide(mine, agreed=True, by=two[0], now=MONDAY_9AM + HOUR, seen=SignOff.objects.get().sha256)
    assert (over(two[0]), over(two[1])) == ({"paper_to_sign": True}, {"paper_to_sign": False})


def test_what_was_read_handled_or_received_asks_no_more(olga: Person, rita: Person, two: list[Person]) -> None:
    document, day = registered(rita), date(2026, 11, 27)
    circulating.begin(document, readers=two[:1], purpose="请阅知", due_on=day, by=rita, now=MONDAY_9AM)
    sent = issued(olga, keeper=rita, checker=two[1], approver=PersonFactory(roles=["employee"]), now=MONDAY_9AM)
    distributing.send_inside(sent, people=two[:1], by=rita, now=MONDAY_9AM)
    assert over(two[0]) == {"paper_to_read": False, "document_distributed": False}
    circulating.read(Reader.objects.select_related("circulation__document", "person").get(), by=two[0], now=MONDAY_9AM + HOUR)
    assert over(two[0]) == {"paper_to_read": True, "document_distributed": False}
    distributing.confirm(sent.recipients.select_related("document").get(), by=two[0], now=MONDAY_9AM + HOUR)
    assert over(two[0]) == {"paper_to_read": True, "document_distributed": True}


def test_a_department_that_need_not_is_not_asked(olga: Person, rita: Person, two: list[Person]) -> None:
    sign_off = sign_offs.begin(registered(rita), steps=[Plan(two[:1], Mode.ALL)], by=rita, now=MONDAY_9AM)
    signing.decide(
        Signing.objects.asked().select_related("step__sign_off").get(), agreed=True, by=two[0], now=MONDAY_9AM, seen=sign_off.sha256
    )
    asked = handling.ask(
        sign_off.document, department=DepartmentFactory(), handler=two[1], words="", due_on=date(2026, 11, 27), by=rita, now=MONDAY_9AM
    )
    assert over(two[1]) == {"handling_asked": False}
    handling.withdraw(asked, by=rita, now=MONDAY_9AM + HOUR)
    assert over(two[1]) == {"handling_asked": True}
