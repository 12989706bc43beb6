"""What the customer program has taken is handed on; what it has not stays with the desk."""

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.calls import a_call
from tests.moments import DAY, MINUTE, MONDAY_9AM
from visitors.limits import CallLimits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hook(settings: object) -> None:
    settings.HAND_OFF_URL = "https://crm.example.com/hook"


def look(now: object) -> int:
    run(RULES["visitors.hand_off_sent"], now=now)
    return Todo.objects.open().count()


def test_before_and_after_it_was_taken_again_and_after_an_outage(rita: Person, bo: Person, product: Department, olga: Person) -> None:
    limits.change(CallLimits, values={"sales": product.pk}, by=olga, now=MONDAY_9AM)
    a_call(rita, is_new_customer=True)
    before = look(MONDAY_9AM + MINUTE)
    Notice.objects.filter(channel=Channel.HOOK).update(sent_at=MONDAY_9AM + MINUTE)
    assert (before, look(MONDAY_9AM + DAY), look(MONDAY_9AM + 2 * DAY)) == (1, 0, 0)


def test_where_no_department_takes_it_up_the_desk_keeps_it(rita: Person, olga: Person) -> None:
    a_call(rita, is_new_customer=True)
    Notice.objects.filter(channel=Channel.HOOK).update(sent_at=MONDAY_9AM + MINUTE)
    assert look(MONDAY_9AM + 2 * MINUTE) == 1
