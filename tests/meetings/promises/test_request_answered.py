"""A request is seen to within five minutes: lights, ladder, and when it is moot."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Light, Todo
from meetings.actions import serving
from meetings.models import RoomRequest
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
CLIMB = "timed.climb_ladders"
AT = TOMORROW_10 + 3 * MINUTE


@pytest.fixture
def asked(rita: Person, olga: Person, ann: Person) -> RoomRequest:
    run(RULES[CLIMB], now=MONDAY_9AM)
    return serving.ask(booked(ann, is_confidential=True, subject="飞龙收购"), "paper", words="十支", by=ann, now=AT)


def heard() -> list[str]:
    rows = Notice.objects.filter(kind="meetings.room_asks", channel="inbox").select_related("reader").order_by("pk")
    return [row.reader.username for row in rows]


def test_red_at_five_minutes_and_then_the_admin_manager_hears(asked: RoomRequest) -> None:
    todo = Todo.objects.get(promise="meetings.request_answered")
    assert [todo.light(AT + at * MINUTE) for at in (2, 3, 5)] == [Light.GREEN, Light.YELLOW, Light.RED]
    run(RULES[CLIMB], now=AT + 4 * MINUTE)
    assert heard() == ["rita"]
    run(RULES[CLIMB], now=AT + 5 * MINUTE)
    assert sorted(heard()) == ["olga", "rita", "rita"]


def test_on_the_way_is_not_answered_yet_and_answered_nobody_is_told(asked: RoomRequest, rita: Person) -> None:
    serving.come(asked, by=rita, now=AT + MINUTE)
    assert Todo.objects.open().filter(promise="meetings.request_answered").exists()
    serving.answer(asked, by=rita, now=AT + 2 * MINUTE)
    run(RULES[CLIMB], now=AT + 5 * MINUTE)
    assert heard() == ["rita"]


def test_it_says_the_room_and_what_it_asks_for(asked: RoomRequest, rita: Person) -> None:
    [row] = described(Todo.objects.filter(promise="meetings.request_answered"), rita)
    assert row.about.title == "云山厅呼叫：纸和笔 · 十支"
    assert row.about.path == f"/meetings/{asked.booking_id}/service/#request-{asked.pk}"
