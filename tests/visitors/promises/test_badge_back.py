"""A badge that did not come back: due at the end of the day, or of the next when they left later; then the admin manager."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from tests.factories.visitors import arrived_visit, badges
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import leaving, visits
from visitors.actions.lost import lose_badge
from visitors.models import Visit

pytestmark = pytest.mark.django_db
END = MONDAY_9AM + 9 * HOUR + 30 * MINUTE


def without_badge(host: Person, rita: Person, *, left: timedelta) -> Visit:
    badges(1)
    visit = visits.let_in(arrived_visit(host, purpose="delivery"), by=rita, now=MONDAY_9AM)
    return visits.check_out(visit, by=host, now=MONDAY_9AM + left, badge_back=False)


@pytest.mark.parametrize(
    ("left", "due"), [(HOUR, END), (9 * HOUR + 29 * MINUTE, END), (9 * HOUR + 30 * MINUTE, END + DAY), (12 * HOUR, END + DAY)]
)
def test_due_at_the_end_of_the_day(left: timedelta, due: object, ann: Person, rita: Person) -> None:
    without_badge(ann, rita, left=left)
    todo = Todo.objects.open().get()
    assert (todo.role, todo.due_at, todo.red_at, todo.yellow_at) == ("receptionist", due, due, due - HOUR)


def test_at_the_end_of_the_day_desk_and_manager_hear_once_and_coming_back_settles_it(ann: Person, rita: Person, olga: Person) -> None:
    visit = without_badge(ann, rita, left=HOUR)
    with override("en"):
        described = PROMISES["visitors.badge_back"].describe([Todo.objects.open().get()], rita)
    assert [each.title for each in described.values()] == ["Badge A001: 李思远 has left without giving it back"]
    for after in (-MINUTE, timedelta(), HOUR):
        run(RULES["timed.climb_ladders"], now=END + after)

    told = Notice.objects.filter(kind="visitors.badge_missing", channel="inbox")
    assert sorted(notice.reader.username for notice in told) == ["olga", "rita"]
    leaving.badge_back(visit, by=rita, now=END + HOUR)
    assert Todo.objects.open().count() == 0


def test_a_badge_noted_as_lost_is_looked_for_no_more(ann: Person, rita: Person) -> None:
    lose_badge(without_badge(ann, rita, left=HOUR), by=rita, now=MONDAY_9AM + 2 * HOUR)
    assert Todo.objects.open().count() == 0


def test_a_badge_that_is_back_tells_nobody(ann: Person, rita: Person, olga: Person) -> None:
    leaving.badge_back(without_badge(ann, rita, left=HOUR), by=rita, now=MONDAY_9AM + 2 * HOUR)
    run(RULES["timed.climb_ladders"], now=END + DAY)
    assert not Notice.objects.filter(kind="visitors.badge_missing").exists()
