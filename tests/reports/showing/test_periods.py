"""Which period an address names, what it is called, and which ones can be picked instead."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.http import Http404, QueryDict
from django.utils import translation

from frontdesk.web.months import named
from frontdesk.workdays.periods import Period
from reports.showing.periods import Picker, period_of, short

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("period=2026-11", "2026-11"),
        ("period=2026-Q4", "2026-Q4"),
        ("period=2026", "2026"),
        ("month=2026-10", "2026-10"),
        ("", "2026-11"),
        ("period=2025-Q1&month=2026-10", "2025-Q1"),
    ],
)
def test_the_address_names_the_period(asked: str, key: str) -> None:
    assert period_of(QueryDict(asked), TODAY).key == key


@pytest.mark.parametrize("asked", ["period=x", "period=", "period=2026-13", "period=2026-Q5", "period=1999", "month=2026-13", "month=x"])
def test_what_is_no_period_is_not_found(asked: str) -> None:
    with pytest.raises(Http404):
        period_of(QueryDict(asked), TODAY)


def test_what_periods_are_called() -> None:
    november = Period(date(2026, 11, 1))
    quarter, year = Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12)
    assert [named(each) for each in (november, quarter, year)] == ["November 2026", "Q4 2026", "2026"]
    assert [short(each, november) for each in (november.before, november.year_before)] == ["Oct", "Nov 2025"]
    assert [short(each, quarter) for each in (quarter.before, quarter.year_before)] == ["Q3", "Q4 2025"]
    with translation.override("zh-hans"):
        assert named(november) == "2026年11月"


def picked(picks: list) -> list[tuple[str, str, bool]]:
    return [(pick.label, pick.key, pick.is_on) for pick in picks]


def test_what_has_not_begun_cannot_be_picked() -> None:
    picker = Picker(Period(date(2026, 11, 1)), TODAY)
    assert picked(picker.months)[9:] == [("Oct", "2026-10", False), ("Nov", "2026-11", True), ("Dec", "", False)]
    assert picked(picker.quarters)[2:] == [("Q3", "2026-Q3", False), ("Q4", "2026-Q4", False)]
    assert (picker.year.key, picker.before.key, picker.after) == ("2026", "2026-10", None)
    assert picked(picker.years) == [(str(year), f"{year}-11", year == 2026) for year in (2023, 2024, 2025, 2026)]


def test_from_a_year_ago_the_next_one_is_there_and_the_same_part_of_this_year() -> None:
    picker = Picker(Period(date(2025, 12, 1)), TODAY)
    assert picker.after
    assert (picker.after.key, picked(picker.years)[-1]) == ("2026-01", ("2026", "2026-11", False))  # December has not begun


@pytest.mark.parametrize(
    ("period", "spans"),
    [
        (Period(date(2026, 2, 1)), ["2026-02", "2026-Q1", "2026"]),
        (Period(date(2026, 10, 1), 3), ["2026-11", "2026-Q4", "2026"]),
        (Period(date(2025, 1, 1), 12), ["2025-12", "2025-Q4", "2025"]),
        (Period(date(2026, 1, 1), 12), ["2026-11", "2026-Q4", "2026"]),
    ],
)
def test_of_a_longer_one_the_last_month_that_has_begun(period: Period, spans: list[str]) -> None:
    assert [pick.key for pick in Picker(period, TODAY).spans] == spans
