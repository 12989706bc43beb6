"""How a figure changed, in words: a truth table of units, directions and what is missing."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from frontdesk.web.figures import FIGURES, Column, Figure, Measured
from reports.showing.changes import Change, against, changed


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def of(unit: str, better: str = "") -> Column:
    return Column("x", "X", unit=unit, better=better)


@pytest.mark.parametrize(
    ("unit", "better", "now", "then", "said"),
    [
        ("", "", 108, 100, ("+8 %", "trending-up", "")),
        ("", "", 92, 100, ("−8 %", "trending-down", "")),
        ("", "more", 92, 100, ("−8 %", "trending-down", "bad")),
        ("", "less", 92, 100, ("−8 %", "trending-down", "good")),
        ("¥", "less", 2500, 1000, ("+150 %", "trending-up", "bad")),
        ("h", "", 1.5, 3, ("−50 %", "trending-down", "")),
        ("", "more", 1000, 999, ("unchanged", "arrow-right", "")),
        ("%", "more", 81.4, 87, ("−6 points", "trending-down", "bad")),
        ("%", "more", 88, 87, ("+1 point", "trending-up", "good")),
        ("%", "less", 88.2, 87.9, ("unchanged", "arrow-right", "")),
        ("%", "more", 5, 0, ("+5 points", "trending-up", "good")),
        ("min", "less", 6.2, 7.3, ("−1.1 min", "trending-down", "good")),
        ("s", "", 30, 34.4, ("−4 s", "trending-down", "")),
    ],
)
def test_changes(unit: str, better: str, now: float, then: float, said: tuple[str, str, str]) -> None:
    assert changed(of(unit, better), now, then) == Change(*said)


@pytest.mark.parametrize(("unit", "now", "then"), [("", 5, None), ("%", None, 5), ("", 5, 0), ("¥", 5, 0), ("h", 0, 0), ("", 5, -1)])
def test_from_nothing_there_is_no_change(unit: str, now: float | None, then: float | None) -> None:
    assert changed(of(unit), now, then) is None


def test_who_sees_no_colour_is_told() -> None:
    assert [Change("+1", "trending-up", tone).said for tone in ("good", "bad", "")] == ["better", "worse", ""]


@pytest.fixture
def counting() -> Figure:
    """A figure that is a plain count."""
    return FIGURES["meetings.held"]


def test_a_count_of_a_running_period_is_not_set_against_a_whole_one(counting: Figure) -> None:
    now, then = Measured("40", number=40), Measured("100", number=100)
    whole, running = (against(counting, now, then, "Oct", is_running=each) for each in (False, True))
    assert whole
    assert running
    assert (whole.words, running.words) == ("−60 % on Oct", "Oct: 100")


def test_where_the_earlier_period_has_none_nothing_is_said(counting: Figure) -> None:
    now = Measured("40", number=40)
    assert [against(counting, now, then, "Oct", is_running=False) for then in (None, Measured("–"))] == [None, None]
    same = against(counting, now, now, "Oct", is_running=False)
    assert same
    assert same.words == "as in Oct"
