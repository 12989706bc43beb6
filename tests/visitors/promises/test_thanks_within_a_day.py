"""Green for 20 hours, yellow until 24, then red; who can't be reached is the host's."""

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit
from tests.moments import HOUR, MONDAY_9AM
from visitors.actions import thanks, visits
from visitors.promises.thanks_within_a_day import ThanksWithinADay


@pytest.mark.parametrize(("hours", "light"), [(0, "green"), (19.9, "green"), (20, "yellow"), (23.9, "yellow"), (24, "red"), (100, "red")])
def test_the_light(ann: Person, hours: float, light: str) -> None:
    visits.check_out(arrived_visit(ann, phone=""), now=MONDAY_9AM)

    assert Todo.objects.open().get().light(MONDAY_9AM + hours * HOUR).value == light


def test_a_change_of_the_limit_holds_for_what_begins_afterwards(ann: Person, olga: Person) -> None:
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM)
    limits.change(ThanksWithinADay, values={"limit": 12, "warn": 10}, by=olga, now=MONDAY_9AM)
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM)

    dues = [(todo.due_at - MONDAY_9AM) / HOUR for todo in Todo.objects.open().order_by("pk")]
    assert dues == [24, 12]


def test_a_host_who_thanked_in_person_says_so_and_it_is_settled(ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann, phone=""), now=MONDAY_9AM)

    assert [thanks.settle(visit, sent_at=MONDAY_9AM + HOUR, by=ann, now=MONDAY_9AM + HOUR) for _time in range(2)] == [True, False]
    assert Todo.objects.open().count() == 0
