"""How numbers are written: patterns that keep numbers apart, periods by the office's day."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.numbers.series import NAMES, SERIES, Period, Series, series
from tests.moments import SHANGHAI

TICKETS = Series("test.ticket", "Tickets", "BX-{yyyy}{mm}{dd}-{n:03}", Period.DAY)
OUTGOING = Series("test.outgoing", "Outgoing", "远山发〔{yyyy}〕{n}号", Period.YEAR)
PLAIN = Series("test.plain", "Plain", "No. {n}", Period.NEVER)

WORDS = st.text(alphabet="BX-〔〕号 远山发019", max_size=8)


@st.composite
def any_series(draw: Any) -> Series:
    """Some series: words, the parts of its period and the count in any order."""
    period = draw(st.sampled_from(Period))
    count = draw(st.sampled_from(["{n}", "{n:01}", "{n:03}", "{n:09}"]))
    slots = draw(st.permutations([count, *(f"{{{name}}}" for name in sorted(NAMES[period]))]))
    return Series("test.any", "Any", "".join(draw(WORDS) + slot for slot in slots) + draw(WORDS), period)


MOMENTS = st.tuples(st.dates(min_value=date(1999, 1, 1), max_value=date(2200, 12, 31)), st.integers(1, 10**6))


def test_a_number_is_written_as_its_series_says() -> None:
    assert TICKETS.write("2026-12-31", 7) == "BX-20261231-007"
    assert TICKETS.write("2026-12-31", 1000) == "BX-20261231-1000"
    assert OUTGOING.write("2026", 15) == "远山发〔2026〕15号"
    assert PLAIN.write("", 3) == "No. 3"


@given(any_series(), MOMENTS, MOMENTS)
def test_two_numbers_of_a_series_are_never_written_alike(some: Series, one: tuple[date, int], other: tuple[date, int]) -> None:
    first, second = ((some.period.holding(day), n) for day, n in (one, other))
    assert (some.write(*first) == some.write(*second)) == (first == second)


@given(any_series(), MOMENTS)
def test_the_count_and_the_period_can_be_read_back(some: Series, moment: tuple[date, int]) -> None:
    day, n = moment
    escaped = re.sub(r"\\\{(yyyy|mm|dd|n)(?::0\d)?\\\}", r"{\1}", re.escape(some.pattern))
    shape = escaped.format(yyyy=r"(?P<yyyy>\d{4})", mm=r"(?P<mm>\d\d)", dd=r"(?P<dd>\d\d)", n=r"(?P<n>\d+)")
    found = re.fullmatch(shape, some.write(some.period.holding(day), n))
    assert found is not None
    parts = found.groupdict()
    assert "-".join(parts[name] for name in ("yyyy", "mm", "dd") if name in parts) == some.period.holding(day)
    assert int(parts["n"]) == n


@given(any_series(), st.dates(min_value=date(1999, 1, 1), max_value=date(2200, 12, 31)), st.integers(1, 10**6))
def test_a_later_number_of_a_period_is_never_shorter(some: Series, day: date, n: int) -> None:
    period = some.period.holding(day)
    assert len(some.write(period, n)) <= len(some.write(period, n + 1))


@pytest.mark.parametrize(
    ("pattern", "period"),
    [
        ("BX-{yyyy}{mm}{dd}", Period.DAY),  # no count
        ("{n}-{n}", Period.NEVER),  # two counts
        ("BX-{mm}{dd}-{n}", Period.DAY),  # every year alike
        ("BX-{yyyy}-{n}", Period.DAY),  # every day alike
        ("{yyyy}{mm}{dd}-{n}", Period.YEAR),  # the day would tell apart what the year counts through
        ("{yyyy:04}-{n}", Period.YEAR),
        ("{yyyy}-{n:3}", Period.YEAR),
        ("{yyyy}-{n}-{by.mobile}", Period.YEAR),
        ("{yyyy}-{n}-{0.__class__}", Period.YEAR),
        ("{yyyy}-{n}}", Period.YEAR),
        ("{n}" + "x" * 60, Period.NEVER),
    ],
)
def test_a_pattern_that_would_not_keep_numbers_apart_is_refused(pattern: str, period: Period) -> None:
    with pytest.raises(ValueError, match=r"test\.bad"):
        Series("test.bad", "Bad", pattern, period)


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="two series"):
        [series("test.twice", "Twice", "{n}", Period.NEVER) for _time in range(2)]
    SERIES._things.pop("test.twice")


NEW_YEAR = datetime(2027, 1, 1, tzinfo=SHANGHAI)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("at", "day", "month", "year"),
    [
        (NEW_YEAR - MOMENT, "2026-12-31", "2026-12", "2026"),
        (NEW_YEAR, "2027-01-01", "2027-01", "2027"),
        (NEW_YEAR + MOMENT, "2027-01-01", "2027-01", "2027"),
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), "2026-12-31", "2026-12", "2026"),  # the same minute, told in UTC
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), "2027-01-01", "2027-01", "2027"),
        (datetime(2026, 12, 31, 12, 0, tzinfo=ZoneInfo("America/New_York")), "2027-01-01", "2027-01", "2027"),
        (datetime(2026, 2, 28, 23, 59, 59, tzinfo=SHANGHAI), "2026-02-28", "2026-02", "2026"),
        (datetime(2026, 3, 1, tzinfo=SHANGHAI), "2026-03-01", "2026-03", "2026"),
        (datetime(2028, 2, 29, 12, tzinfo=SHANGHAI), "2028-02-29", "2028-02", "2028"),
    ],
)
def test_a_period_is_the_office_s_own(at: datetime, day: str, month: str, year: str) -> None:
    periods = dict(zip(Period, [day, month, year, ""], strict=True))
    patterns = {Period.DAY: "{yyyy}{mm}{dd}{n}", Period.MONTH: "{yyyy}{mm}{n}", Period.YEAR: "{yyyy}{n}", Period.NEVER: "{n}"}
    assert {each: Series("test.each", "Each", patterns[each], each).period_at(at) for each in Period} == periods


@pytest.mark.parametrize(
    ("zone", "year"), [("Asia/Shanghai", "2027"), ("UTC", "2026"), ("Pacific/Kiritimati", "2027"), ("America/New_York", "2026")]
)
def test_an_office_elsewhere_has_its_own_new_year(zone: str, year: str) -> None:
    with timezone.override(zone):  # as every request and every task does
        assert OUTGOING.period_at(NEW_YEAR) == year


def test_a_moment_without_a_time_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="naive"):
        OUTGOING.period_at(datetime(2027, 1, 1))  # noqa: DTZ001
