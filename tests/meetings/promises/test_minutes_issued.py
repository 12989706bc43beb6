"""Minutes are owed from the real end on: the lights and the ladder at the minute, over a weekend and a make-up day."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Todo
from meetings.actions import booking, minutes, series
from meetings.models import Meeting
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

pytestmark = pytest.mark.django_db


def noted(ann: Person, **more: object) -> Meeting:
    """A meeting of which minutes are written; Bo leads."""
    mine = booked(ann, **more)
    values = {"wants_minutes": True, "chair": more.get("chair"), "minute_taker": None}
    series.name_takers(mine.meeting, values, by=ann, now=MONDAY_9AM)
    return mine


def owed(ann: Person, at: datetime) -> Todo | None:
    run(RULES["meetings.owe_minutes"], now=at)
    return Todo.objects.filter(promise="meetings.minutes_issued", holder=ann).first()


def test_owed_from_the_end_and_not_before_also_when_it_ends_early(ann: Person) -> None:
    mine = noted(ann)
    run(RULES["meetings.owe_minutes"], now=MONDAY_9AM)
    assert owed(ann, TOMORROW_10 + 20 * MINUTE) is None
    booking.end_early(mine, by=ann, now=TOMORROW_10 + 30 * MINUTE)
    todo = owed(ann, TOMORROW_10 + 31 * MINUTE)
    assert (todo.since_at, todo.due_at) == (TOMORROW_10 + 30 * MINUTE, TOMORROW_10 + 30 * MINUTE + DAY)
    run(RULES["meetings.owe_minutes"], now=TOMORROW_10 + 40 * MINUTE)
    assert Todo.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ((2026, 11, 27), (2026, 11, 30)),  # Friday: Monday
        ((2026, 9, 30), (2026, 10, 8)),  # before the October holiday
        ((2026, 10, 9), (2026, 10, 10)),  # Friday before a make-up Saturday
    ],
)
def test_a_working_day_later(ann: Person, day: tuple[int, int, int], due: tuple[int, int, int]) -> None:
    begins = datetime(*day, 16, tzinfo=SHANGHAI)
    now = begins - DAY
    mine = booked(ann, begins=begins, now=now)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": None, "minute_taker": None}, by=ann, now=now)
    run(RULES["meetings.owe_minutes"], now=now)
    assert owed(ann, begins + HOUR).due_at == datetime(*due, 17, tzinfo=SHANGHAI)


def test_reminded_at_half_then_the_chair_and_the_head_then_the_manager(ann: Person, bo: Person, olga: Person, tom: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(department=None)
    mine = booked(ann)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": tom, "minute_taker": None}, by=ann, now=MONDAY_9AM)
    for rule in ("meetings.owe_minutes", "timed.climb_ladders"):
        run(RULES[rule], now=MONDAY_9AM)
    end = TOMORROW_10 + HOUR
    todo, heard = owed(ann, end), []
    for after in (12 * HOUR, DAY, 2 * DAY):
        run(RULES["timed.climb_ladders"], now=end + after)
        rows = Notice.objects.filter(kind="meetings.minutes_owed", channel="inbox").select_related("reader").order_by("pk")
        heard.append(sorted({row.reader.username for row in rows[sum(map(len, heard)) :]}))
    assert heard[0] == ["ann"]
    assert "tom" in heard[1]
    assert "olga" in heard[2]
    assert [todo.light(end + at) for at in (11 * HOUR, 12 * HOUR, DAY)] == [Light.GREEN, Light.YELLOW, Light.RED]


def test_issued_nothing_is_owed_any_more(ann: Person) -> None:
    mine = noted(ann)
    run(RULES["meetings.owe_minutes"], now=MONDAY_9AM)
    owed(ann, TOMORROW_10 + HOUR)
    written = minutes.write(mine.meeting, "到会：全体", by=ann, now=TOMORROW_10 + HOUR)
    minutes.send(written, by=ann, now=TOMORROW_10 + HOUR)  # who leads issues their own at once
    assert not Todo.objects.open().exists()


def test_nobody_came_nothing_is_owed(ann: Person) -> None:
    mine = noted(ann)
    run(RULES["meetings.owe_minutes"], now=MONDAY_9AM)
    booking.cancel(mine, by=ann, now=MONDAY_9AM)
    assert owed(ann, TOMORROW_10 + 2 * HOUR) is None
