"""16:00 on working days, make-up days too: what is not repaired, frozen and told once, also when there is nothing."""

from datetime import datetime

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.models import Summary
from tests.factories.repairs import reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

RULE = "repairs.summary"
AT = MONDAY_9AM + 7 * HOUR
pytestmark = pytest.mark.django_db


def on(month: int, day: int, hour: int = 16) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=MONDAY_9AM.tzinfo)


def live(since: datetime = MONDAY_9AM) -> None:
    RuleState.objects.get_or_create(rule=RULE, defaults={"live_from": since})


def made(now: datetime) -> list[str]:
    """The days of which a look makes the summary."""
    before = set(Summary.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=now)
    return [str(each) for each in Summary.objects.exclude(pk__in=before).order_by("day")]


def told() -> int:
    return Notice.objects.filter(kind="repairs.summary_made", channel="inbox").count()


def test_a_minute_before_at_and_again(olga: Person) -> None:
    live()
    assert [made(AT - MINUTE), made(AT), made(AT), made(AT + HOUR), told()] == [[], ["2026-11-23"], [], [], 1]


@pytest.mark.parametrize(("day", "heard"), [((10, 10), ["2026-10-10"]), ((10, 2), []), ((10, 11), []), ((10, 9), ["2026-10-09"])])
def test_a_make_up_day_counts_and_a_holiday_does_not(olga: Person, day: tuple[int, int], heard: list[str]) -> None:
    live(on(*day, hour=9))
    assert made(on(*day)) == heard


def test_after_an_outage_the_newest_only(olga: Person) -> None:
    live()
    assert (made(AT), made(AT + 3 * DAY + HOUR), told()) == (["2026-11-23"], ["2026-11-26"], 2)
    assert made(AT + 5 * DAY) == ["2026-11-27"]  # on Saturday Friday's
    assert [str(day) for day in Summary.objects.get(day="2026-11-26").missed()] == ["2026-11-24", "2026-11-25"]
    assert Summary.objects.get(day="2026-11-27").missed() == Summary.objects.get(day="2026-11-23").missed() == []


def test_told_also_when_there_is_nothing(olga: Person, ann: Person) -> None:
    live()
    made(AT)
    reported(ann, now=AT + HOUR)
    made(AT + DAY)
    texts = [written(notice) for notice in Notice.objects.filter(kind="repairs.summary_made", channel="inbox").order_by("pk")]
    assert [text.title for text in texts] == ["11月23日未修复汇总：0单", "11月24日未修复汇总：1单"]
    assert "报修的故障都已修复。" in texts[0].body
    assert "无人处理：1" in texts[1].body


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_makes_it(olga: Person) -> None:
    live()
    together(2, lambda _n: run(RULES[RULE], now=AT))
    assert (Summary.objects.count(), told()) == (1, 1)
