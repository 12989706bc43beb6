"""Ten working days to review a supplier; then who buys is reminded, and three later the admin manager."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import reviews
from tests.factories.people import PersonFactory
from tests.factories.supplies_quarter import JULY, an_order
from tests.factories.supplies_suppliers import a_supplier
from tests.moments import DAY, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_yellow_red_reminded_and_told(olga: Person, rita: Person) -> None:
    PersonFactory(username="leo", roles=[Role.LOGISTICS_OFFICER])
    an_order(a_supplier(olga, "晨光"), olga)
    [review] = reviews.open_quarter(JULY, now=MONDAY_9AM)
    todo = Todo.objects.open().get()
    assert (todo.role, todo.yellow_at, todo.due_at) == ("logistics_officer", MONDAY_9AM + 9 * DAY, MONDAY_9AM + 14 * DAY)
    heard = []
    for now in (todo.due_at - MINUTE, todo.due_at, todo.due_at + 3 * DAY - MINUTE, todo.due_at + 3 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append([row.reader.username for row in Notice.objects.filter(channel="inbox").order_by("pk")])
    assert heard == [[], ["leo"], ["leo"], ["leo", "olga"]]
    text = written(Notice.objects.filter(channel="inbox").first())
    assert (text.title, text.link.endswith(review.get_absolute_url())) == ("晨光 2026 Q3 的供应商考评尚未完成", True)


def test_a_decision_settles_it(olga: Person) -> None:
    an_order(a_supplier(olga), olga)
    [review] = reviews.open_quarter(JULY, now=MONDAY_9AM)
    reviews.decide(review, quality=5, service=5, cooperation=5, decision="negotiate", words="价高", by=olga, now=MONDAY_9AM)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 30 * DAY)
    assert (Todo.objects.open().count(), Notice.objects.count()) == (0, 0)
