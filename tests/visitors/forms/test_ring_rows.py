"""The list of the phone system as phone systems write it: heads in any words, rings counted or in seconds."""

import pytest
from django.utils import translation

from frontdesk.excel.read import Row, Sheet
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.forms.ring_rows import Rang, heads, parsed

NOON = MONDAY_9AM + 3 * HOUR


@pytest.fixture(autouse=True)
def in_english() -> None:
    translation.activate("en")


def sheet(*rows: tuple[object, ...]) -> Sheet:
    return Sheet("calls", tuple(Row(number, row) for number, row in enumerate(rows, 1)))


@pytest.mark.parametrize(
    "rows",
    [
        (("时间", "号码", "状态", "振铃次数"), ("2026-11-23 09:00", "138 0000 1234", "已接", 3)),
        (("Start time", "Caller ID", "Status", "Rings"), (MONDAY_9AM.replace(tzinfo=None), 13800001234.0, "ANSWERED", 3.0)),
        (("Rings", "Answered", "Number of the caller", "Time of the call"), ("3", "yes", "+8613800001234", "2026/11/23 09:00:00")),
        (("呼入时间", "主叫", "接听状态", "振铃时长"), ("2026-11-23T09:00", "13800001234", "√", 12)),  # seconds: three rings begun
    ],
)
def test_the_same_call_however_it_was_written(rows: tuple[tuple[object, ...], ...]) -> None:
    found = parsed(sheet(*rows), now=NOON)
    assert (found.rang, found.problems) == ((Rang(MONDAY_9AM, "13800001234", True, 3),), ())


@pytest.mark.parametrize(("seconds", "rings"), [(0, 0), (1, 1), (5, 1), (6, 2), (15, 3), (16, 4)])
def test_seconds_become_rings_of_five(seconds: int, rings: int) -> None:
    found = parsed(sheet(("time", "answered", "ring time"), ("2026-11-23 09:00", "yes", seconds)), now=NOON)
    assert found.rang[0].rings == rings


@pytest.mark.parametrize(
    ("began", "answered", "rings", "words"),
    [
        ("morgen", "yes", 1, "This is no moment. Write it like 2026-11-23 14:30."),
        ("2026-13-40 09:00", "yes", 1, "This is no moment. Write it like 2026-11-23 14:30."),
        ("2026-11-23 12:01", "yes", 1, "This moment is still to come."),
        ("2026-11-23 09:00", "perhaps", 1, "Write “yes” or “no”."),
        ("2026-11-23 09:00", "yes", "three", "Write a whole number from 0 on."),
        ("2026-11-23 09:00", "yes", 201, "Write a whole number from 0 on."),
    ],
)
def test_what_is_wrong_is_said(began: str, answered: str, rings: object, words: str) -> None:
    found = parsed(sheet(("time", "answered", "rings"), (began, answered, rings)), now=NOON)
    assert ([problem.words for problem in found.problems], found.rang) == ([words], ())


def test_a_line_twice_in_a_file_is_one_and_no_rows_is_a_problem() -> None:
    line = ("2026-11-23 09:00", "13800001234", "yes")
    found = parsed(sheet(("time", "number", "answered"), line, line, ("2026-11-23 09:01", "", "no")), now=NOON)
    assert ([each.began_at for each in found.rang], found.answered) == ([MONDAY_9AM, MONDAY_9AM + MINUTE], 1)
    assert parsed(sheet(("time", "answered")), now=NOON).problems[0].words == "There is nothing below the heads."


def test_the_heads_are_in_the_readers_language() -> None:
    with translation.override("zh-hans"):
        chinese = heads()
    assert (heads()[0], chinese[0]) == ("Time of the call", "来电时间")
