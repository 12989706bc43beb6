"""One working hour from receipt: lunch, evenings, weekends and make-up days as the calendar has them."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.workdays.load import calendar
from tests.factories.visitors import asked_to_come
from tests.moments import HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.actions import requests


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (at(23, 9), at(23, 10)),
        (at(27, 17, 45), at(30, 9, 45)),  # a Friday evening: the rest on Monday
        (at(28, 11), None),  # a Saturday
        (at(10, 9, month=10), None),  # a make-up working day
    ],
)
def test_due_one_working_hour_after_receipt(received: datetime, due: datetime | None, rita: Person) -> None:
    requests.match(asked_to_come(now=received, wished_at=at(15, 14, month=12)), now=received + 3 * MINUTE)
    found = Todo.objects.get().due_at

    assert found == (due or calendar().add_hours(received, HOUR))
    assert calendar().hours_between(received, found) == HOUR


def test_the_desk_is_reminded_and_the_manager_told_in_between_nobody(rita: Person, olga: Person) -> None:
    requests.match(asked_to_come(), now=MONDAY_9AM)
    told = []
    for minutes in (0, 44, 45, 46, 59, 60, 61, 900):
        last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
        told.append(sorted(Notice.objects.filter(pk__gt=last, channel="inbox").values_list("reader__username", flat=True)))

    assert told == [[], [], ["rita"], [], [], ["olga", "rita"], [], []]


def test_a_request_that_was_closed_stops_the_clock(rita: Person, olga: Person) -> None:
    request = requests.match(asked_to_come(), now=MONDAY_9AM)
    requests.close(request, words="广告", by=rita, now=MONDAY_9AM + MINUTE)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 3 * HOUR)

    assert Notice.objects.filter(kind="visitors.request_late").count() == 0
