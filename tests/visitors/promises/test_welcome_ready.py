"""The list is done when the office opens: its moments on ordinary days, after a weekend, for a day off; who is told; who ticks it."""

from datetime import date, datetime

import pytest
from django.utils.translation import override

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.workdays.load import calendar
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import welcome
from visitors.models import Visit

MADE = MONDAY_9AM + 6.5 * HOUR


def listed(ann: Person, day: date) -> Todo:
    """The to-do of a day on which somebody comes."""
    at = datetime(day.year, day.month, day.day, 10, tzinfo=MONDAY_9AM.tzinfo)
    expected_visit(ann, now=MONDAY_9AM - 90 * DAY, expected_at=at, off_day_reason="展会")
    Visit.objects.update(cleared_at=MONDAY_9AM, cleared_by=ann)
    made = welcome.prepare(day, now=MADE, calendar=calendar())
    return Todo.objects.about(made).get()


@pytest.mark.parametrize(
    ("day", "yellow", "due"),
    [
        (date(2026, 11, 24), "11-23 16:00", "11-24 09:00"),  # a Tuesday: yellow two working hours before Monday's closing
        (date(2026, 11, 30), "11-27 16:00", "11-30 09:00"),  # a Monday: on Friday
        (date(2026, 11, 28), "11-27 01:00", "11-27 18:00"),  # a Saturday: done when the office closes on Friday
        (date(2026, 10, 8), "09-30 16:00", "10-08 09:00"),  # after the National Day holiday
        (date(2026, 10, 10), "10-09 16:00", "10-10 09:00"),  # a Saturday that is worked
    ],
)
def test_its_moments(ann: Person, day: date, yellow: str, due: str) -> None:
    todo = listed(ann, day)

    shown = [f"{at.astimezone(MONDAY_9AM.tzinfo):%m-%d %H:%M}" for at in (todo.yellow_at, todo.due_at)]
    assert (shown, todo.role) == ([yellow, due], Role.RECEPTIONIST)


def test_the_desk_hears_when_the_office_opens_and_the_admin_manager_an_hour_later(ann: Person, rita: Person, olga: Person) -> None:
    todo = listed(ann, date(2026, 11, 24))
    told = []
    for at in (todo.due_at - HOUR, todo.due_at, todo.due_at, todo.due_at + HOUR, todo.due_at + DAY):
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES["timed.climb_ladders"], now=at)
        fresh = Notice.objects.exclude(pk__in=before).filter(channel="inbox")
        told.append([(notice.reader.username, notice.kind) for notice in fresh])

    assert told == [[], [("rita", "visitors.welcome_late")], [], [("olga", "visitors.welcome_late")], []]


def test_it_is_ticked_by_hand_in_words_with_a_link(ann: Person, rita: Person) -> None:
    todo = listed(ann, date(2026, 11, 24))
    with override("en"):
        [row] = described([todo], rita)
    assert (row.about.title, row.about.path, row.may_tick) == (
        "Get ready for the visitors of November 24",
        "/visitors/welcome/2026-11-24/",
        True,
    )

    todos.tick(todo, by=rita, now=MADE)
    assert (todo.done_by, Todo.objects.open().count()) == (rita, 0)
