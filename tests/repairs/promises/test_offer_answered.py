"""Whoever is offered a ticket answers in time: what it is called, for whom, and when its light moves."""

import pytest
from django.utils.translation import override

from frontdesk.outbox.kinds import readable, settled
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from repairs.actions import dispatch
from tests.factories.repairs import reported
from tests.factories.repairs_crew import a_crew, routed
from tests.moments import MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_its_light_its_title_and_whether_it_is_moot(ann: Person, bo: Person, olga: Person) -> None:
    crew = routed(a_crew(olga))
    ticket = reported(ann, now=MONDAY_9AM)
    todo, kind = Todo.objects.get(promise="repairs.offer_answered"), PROMISES["repairs.offer_answered"]
    assert (todo.yellow_at - MONDAY_9AM, todo.red_at - MONDAY_9AM, kind.is_moot(todo)) == (5 * MINUTE, 10 * MINUTE, False)
    with override("en"):
        named = {person.username: kind.describe([todo], person).get(todo.pk) for person in (crew.technicians[0], olga, bo)}
    assert {who: each and each.title for who, each in named.items()} == {
        "tech0": f"Accept {ticket.number}: 茶水间, {ticket.category}",
        "olga": f"{crew.technicians[0].name}: accept {ticket.number}, 茶水间, {ticket.category}",
        "bo": None,
    }
    [notice] = Notice.objects.filter(kind="repairs.ticket_offered", channel="inbox")
    assert (readable(crew.technicians[0], [notice]), readable(ann, [notice]), settled([notice])) == ({notice.pk}, set(), set())
    dispatch.accept(ticket, by=crew.technicians[0], now=MONDAY_9AM)
    assert (kind.is_moot(todo), settled([notice])) == (True, {notice.pk})
