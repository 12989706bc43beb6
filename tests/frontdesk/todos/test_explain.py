""" "Why is it due then?": the lines add up to the limit, in both languages."""

from datetime import datetime

import pytest
from django.utils import translation

from frontdesk.people.models import Person
from frontdesk.todos import explain
from frontdesk.todos.models import Todo
from frontdesk.todos.pausing import pause
from frontdesk.todos.promises import Clock
from tests.moments import HOUR, MONDAY_9AM, SHANGHAI
from tests.promised import kind_of, owed

pytestmark = pytest.mark.django_db
FRIDAY_4PM = datetime(2026, 11, 20, 16, 0, tzinfo=SHANGHAI)


def shown(todo: Todo, language: str = "en") -> list[tuple[str, str]]:
    with translation.override(language):
        return [(item.words, item.amount) for item in explain.sum_of(Todo.objects.get(pk=todo.pk))]


def test_on_the_wall_everything_counts(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    assert shown(owed(kind_of(monkeypatch, Clock.WALL), ann, FRIDAY_4PM)) == [
        ("the clock starts on November 20 16:00", ""),
        ("round the clock, nights and holidays too", "8 h"),
        ("together as long as the limit, so due on November 21 00:00", "8 h"),
    ]


def test_working_hours_day_by_day(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    assert shown(owed(kind_of(monkeypatch, Clock.HOURS), ann, FRIDAY_4PM)) == [
        ("the clock starts on November 20 16:00", ""),
        ("November 20, working day", "2 h"),
        ("November 21 – November 22, weekend", "0 min"),
        ("November 23, working day", "6 h"),
        ("together as long as the limit, so due on November 23 16:00", "8 h"),
    ]


def test_a_pause_is_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.HOURS), ann, MONDAY_9AM)
    pause(todo, until=MONDAY_9AM + 6 * HOUR, reason="等配件", by=ann, now=MONDAY_9AM + HOUR)
    assert shown(todo, "zh-hans") == [
        ("11月23日 09:00 开始计时", ""),
        ("11月23日，工作日", "8小时"),
        ("11月24日，工作日", "4小时"),
        ("11月23日 10:00 至 11月23日 15:00 暂停：等配件", "−4小时"),
        ("合计达到时限，所以 11月24日 14:00 到期", "8小时"),
    ]


def test_a_holiday_is_named(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.HOURS), ann, datetime(2026, 9, 30, 14, 0, tzinfo=SHANGHAI))
    lines = shown(todo, "zh-hans")
    assert [words for words, amount in lines if amount == "0分" and "国庆" in words] != []
