"""Months, quarters and years: how they are written, where they begin and end, what lies beside them."""

from datetime import date

import pytest

from frontdesk.workdays.periods import MONTH, QUARTER, YEAR, Period


@pytest.mark.parametrize(
    ("key", "first", "last", "before", "year_before"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30), "2026-10", "2025-11"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12", "2025-01"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "2028-01", "2027-02"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2026-Q3", "2025-Q4"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4", "2025-Q1"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025", "2025"),
    ],
)
def test_a_period_knows_its_days_and_its_neighbours(key: str, first: date, last: date, before: str, year_before: str) -> None:
    period = Period.read(key)
    assert period is not None
    assert (period.key, period.first, period.last) == (key, first, last)
    assert (period.before.key, period.year_before.key, period.before.following) == (before, year_before, period)
    assert (period.each_month[0].first, period.each_month[-1].last) == (first, last)


@pytest.mark.parametrize(
    "key", ["", "26-11", "2026-13", "2026-1", "2026-Q5", "2026-q1", "2026-", "2026-²1", "0001-01", "9999", "2026-11-01"]
)
def test_what_is_no_period_is_none(key: str) -> None:
    assert Period.read(key) is None


def test_a_day_lies_in_one_month_quarter_and_year() -> None:
    day = date(2026, 11, 28)
    assert [Period.holding(day, months).key for months in (MONTH, QUARTER, YEAR)] == ["2026-11", "2026-Q4", "2026"]
