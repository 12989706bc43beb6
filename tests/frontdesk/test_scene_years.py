"""What was written since, wherever its ids begin; and its copies, each so much earlier, pointing at each other."""

from datetime import timedelta

import pytest

from frontdesk.people.models import Person
from frontdesk.scene_years import Before, Since, earlier_within
from frontdesk.todos.models import Todo
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def owed(person: Person, subject: int, **more: object) -> Todo:
    at = MONDAY_9AM + subject * HOUR
    lights = dict.fromkeys(("since_at", "opened_at", "due_at", "yellow_at", "red_at"), at)
    return Todo(promise="t", subject_type="x", subject_id=subject, holder=person, done_at=at + HOUR, done_by=person, **lights, **more)


@pytest.mark.parametrize("gap", [0, 5000])
def test_rows_begin_at_their_first_id_and_copies_stand_behind_all(ann: Person, gap: int) -> None:
    Todo.objects.bulk_create([owed(ann, 90)])
    since = Since(Todo)
    base = Todo.objects.latest("pk").pk + 1 + gap
    Todo.objects.bulk_create([owed(ann, number, pk=base + number) for number in range(3)])
    rows = since.rows(Todo)
    assert (rows.first, rows.last, len(rows)) == (base, base + 2, 3)

    before = Before(2, WEEK)
    before.tell(Todo, rows, words=earlier_within("'BX-20261123-1'", 4), subject_id="subject_id + 1000 * {n}")
    told = [(todo.pk - base, todo.since_at, todo.subject_id, todo.words) for todo in Todo.objects.filter(pk__gte=base).order_by("pk")]
    assert told == [
        (3 * n + number, MONDAY_9AM + number * HOUR - n * WEEK, number + 1000 * n, f"BX-202611{23 - 7 * n:02}-1" if n else "")
        for n in range(3)
        for number in range(3)
    ]
    assert Todo.objects.create(**{key: value for key, value in vars(owed(ann, 91)).items() if key not in ("_state", "id")}).pk > told[-1][0]


def test_nothing_written_is_nothing_told(ann: Person) -> None:
    rows = Since(Todo).rows(Todo)
    Before(3, DAY).tell(Todo, rows)
    assert (len(rows), Todo.objects.count()) == (0, 0)
