"""What a VIP reception needs: due at its moment, the holder reminded, then the host too; nobody else ever hears."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import undo, vip, visits
from visitors.models import VipItem, Visit

FIVE = MONDAY_9AM + DAY + 8 * HOUR  # Tuesday 17:00; the visitor comes on Wednesday


@pytest.fixture
def visit(ann: Person, rita: Person) -> Visit:
    """A VIP reception on Wednesday at 10:00; Rita receives."""
    made = expected_visit(ann, expected_at=MONDAY_9AM + 2 * DAY + HOUR)
    vip.plan(made, named=[rita], schedule="10:00", by=ann, now=MONDAY_9AM)
    vip.agree(made, by=ann, now=MONDAY_9AM)
    return made


def item(visit: Visit, holder: Person) -> VipItem:
    return vip.add_item(visit, what="欢迎牌", holder=holder, by=visit.host, now=MONDAY_9AM)


def look(now: object) -> list[tuple[str, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES["timed.climb_ladders"], now=now)
    return sorted((notice.reader.username, notice.kind) for notice in Notice.objects.exclude(pk__in=before).filter(channel="inbox"))


def test_due_at_five_on_the_working_day_before_reminded_at_one_then_the_host(
    visit: Visit, rita: Person, ann: Person, tom: Person, olga: Person, bo: Person
) -> None:
    item(visit, rita)
    todo = Todo.objects.open().get()

    assert (todo.due_at, todo.yellow_at, todo.red_at) == (FIVE, FIVE - 4 * HOUR, FIVE)
    assert [look(at) for at in (FIVE - 5 * HOUR, FIVE - 4 * HOUR, FIVE - MINUTE, FIVE, FIVE + HOUR)] == [
        [],
        [("rita", "visitors.vip_late")],
        [],
        [("ann", "visitors.vip_late"), ("rita", "visitors.vip_late")],
        [],
    ]


def test_the_visit_is_here_or_called_off_nobody_is_told(visit: Visit, rita: Person, ann: Person) -> None:
    item(visit, rita)
    visits.cancel(visit, by=ann, now=MONDAY_9AM)
    assert (look(FIVE), Todo.objects.open().count()) == ([], 0)

    undo.undo(visit, by=ann, now=MONDAY_9AM + MINUTE)
    assert Todo.objects.open().count() == 1
    Visit.objects.update(arrived_at=FIVE - DAY, arrived_by=rita)
    assert look(FIVE) == []


def test_dropped_it_is_owed_no_more(visit: Visit, rita: Person, ann: Person) -> None:
    vip.drop_item(visit, item=item(visit, rita), by=ann, now=MONDAY_9AM)

    assert (look(FIVE), Todo.objects.get(outcome="withdrawn").promise) == ([], "visitors.vip_item_ready")


def test_only_those_named_read_what_it_is(visit: Visit, rita: Person, ann: Person, olga: Person, bo: Person) -> None:
    item(visit, rita)
    rows = {reader.username: [row.about.title for row in described(Todo.objects.open(), reader)] for reader in (rita, ann, olga, bo)}

    assert {name: len(titles) for name, titles in rows.items()} == {"rita": 1, "ann": 1, "olga": 0, "bo": 0}
