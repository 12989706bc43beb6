"""What needs a look: before, at and after a target, once and twice, and what areas call out themselves."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from frontdesk.web.figures import FIGURES, Alert, Measured, Target
from frontdesk.workdays.periods import Period
from reports.showing.alerts import alerts

MONTH, QUARTER, YEAR = (Period(date(2026, 10, 1)), Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def missed(value: str = "40 %", colour: str = "red") -> Measured:
    return Measured(value, target=Target(colour, "at most 30 %"), path="/there/")


def said(period: Period, name: str, now: Measured, then: Measured | None) -> list[tuple[str, str]]:
    return [(each.colour, each.words) for each in alerts(period, [(FIGURES[name], now)], {name: then} if then else {})]


@pytest.mark.parametrize(("now", "then"), [("green", "red"), ("red", "green"), ("yellow", "red"), ("red", None), ("green", None)])
def test_a_target_that_was_missed_once_is_no_alert(now: str, then: str | None) -> None:
    assert said(MONTH, "meetings.no_shows", missed(colour=now), missed(colour=then) if then else None) == []


@pytest.mark.parametrize(("period", "again"), [(MONTH, "month"), (QUARTER, "quarter"), (YEAR, "year")])
def test_missed_two_periods_running_it_is_red(period: Period, again: str) -> None:
    words = f"Meetings to which nobody came: 40 %, target at most 30 %, missed for the second {again} running."
    assert said(period, "meetings.no_shows", missed(), missed()) == [("red", words)]


def test_too_many_walk_ins_are_said_at_once() -> None:
    assert said(MONTH, "visitors.walk_ins", missed(), None) == [("yellow", "Walk-ins: 40 %, target at most 30 %.")]
    assert [colour for colour, _words in said(MONTH, "visitors.walk_ins", missed(), missed())] == ["red"]


def test_areas_speak_for_themselves_and_red_stands_first() -> None:
    near, over = Alert("yellow", "near"), Alert("red", "over")
    found = alerts(MONTH, [(FIGURES["supplies.budget"], Measured("90 %", alerts=[near, over]))], {})
    assert found == [over, near]
