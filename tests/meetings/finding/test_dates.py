"""Dates of rules, and clocks on the wall when summer time begins and ends."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from meetings.finding.dates import MOST, dates_of, moment, passes_months_over

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("rule", "first", "dates"),
    [
        ("FREQ=WEEKLY;COUNT=3", TUESDAY, ["2026-12-01", "2026-12-08", "2026-12-15"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261209", TUESDAY, ["2026-12-02", "2026-12-07", "2026-12-09"]),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", TUESDAY, ["2026-12-01", "2026-12-03", "2026-12-05"]),
        ("FREQ=MONTHLY;COUNT=3", date(2026, 10, 31), ["2026-10-31", "2026-12-31", "2027-01-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", date(2026, 10, 31), ["2026-10-31", "2026-11-30", "2026-12-31"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=2", TUESDAY, ["2026-12-25", "2027-01-29"]),
    ],
)
def test_the_dates_of_a_rule(rule: str, first: date, dates: list[str]) -> None:
    assert [each.isoformat() for each in dates_of(rule, first)] == dates


def test_a_rule_without_end_ends_after_a_year() -> None:
    assert len(dates_of("FREQ=WEEKLY", TUESDAY)) == 53
    assert len(dates_of("FREQ=DAILY", TUESDAY)) == MOST


@pytest.mark.parametrize(
    "rule", ["", "FREQ=HOURLY", "FREQ=WEEKLY;BYHOUR=9", "WEEKLY", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;COUNT=", "FREQ=WEEKLY;BYDAY=XX"]
)
def test_what_is_no_rule_of_ours_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates_of(rule, TUESDAY)


@pytest.mark.parametrize(
    ("rule", "first", "answer"),
    [
        ("FREQ=MONTHLY", date(2026, 10, 31), True),
        ("FREQ=MONTHLY", date(2026, 10, 29), True),
        ("FREQ=MONTHLY", date(2026, 10, 28), False),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 10, 31), False),
        ("FREQ=MONTHLY;INTERVAL=2", date(2026, 10, 5), False),
        ("FREQ=WEEKLY", date(2026, 10, 31), False),
    ],
)
def test_a_rule_that_passes_months_over_is_known(rule: str, first: date, answer: bool) -> None:
    assert passes_months_over(rule, first) is answer


def test_nine_o_clock_stays_nine_o_clock_when_summer_time_ends() -> None:
    days = dates_of("FREQ=WEEKLY;COUNT=2", date(2026, 10, 20))  # 25 October is the night between
    instants = [moment(each, time(9), BERLIN).astimezone(UTC) for each in days]
    assert [(each.day, each.hour) for each in instants] == [(20, 7), (27, 8)]
    assert moment(TUESDAY, time(9), SHANGHAI).astimezone(UTC) == datetime(2026, 12, 1, 1, tzinfo=UTC)


def test_the_hour_that_is_not_there_is_the_next_and_the_one_that_is_there_twice_is_the_first() -> None:
    assert moment(date(2027, 3, 28), time(2, 30), BERLIN).isoformat() == "2027-03-28T03:30:00+02:00"
    assert moment(date(2026, 10, 25), time(2, 30), BERLIN).isoformat() == "2026-10-25T02:30:00+02:00"
