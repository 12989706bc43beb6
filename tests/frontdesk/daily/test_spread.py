"""Middles and percentiles of what was added up."""

from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.daily import spread

LENGTHS = st.lists(st.integers(min_value=0, max_value=3600), min_size=1, max_size=60)


@given(LENGTHS)
def test_a_middle_is_the_median_of_the_tenths(seconds: list[int]) -> None:
    tenths = [spread.tenths(each) for each in seconds]
    assert spread.middle(Counter(tenths)) == median(tenths)


@given(LENGTHS, st.sampled_from([0.5, 0.9, 1.0]))
def test_a_percentile_is_the_smallest_that_this_share_does_not_exceed(seconds: list[int], share: float) -> None:
    tenths = sorted(spread.tenths(each) for each in seconds)
    found = spread.at_percentile(Counter(tenths), share)
    assert found == next(each for each in tenths if sum(other <= each for other in tenths) >= share * len(tenths) - 1e-9)


def test_tenths_under_an_hour_and_minutes_above() -> None:
    assert [spread.tenths(seconds) for seconds in (0, 2, 3.1, 6, 212, 3594, 3600, 3629, 3660, 86400)] == [
        *(0, 0, 1, 1, 35, 599),
        *(600, 600, 610, 14400),
    ]


def test_minutes_that_have_passed_and_hours_from_two_days_on() -> None:
    assert [spread.floored(seconds) for seconds in (-5, 59, 60, 3599, 172_799, 172_800, 180_000)] == [0, 0, 1, 59, 2879, 2880, 3000]


def test_keys_are_taken_apart() -> None:
    counts = {"all": 9, "wait:12:35": 2, "wait:0:35": 1, "wait:12:40": 1, "waiter:1:1": 5, "dept:12": 3}
    assert spread.lengths(counts, "wait") == {35: 3, 40: 1}
    assert spread.lengths_by(counts, "wait") == {"12": {35: 2, 40: 1}, "0": {35: 1}}
    assert spread.by(counts, "dept") == {"12": 3}


def test_nobody_stands_behind_the_last() -> None:
    with pytest.raises(LookupError):
        spread.nth({5: 2}, 3)
