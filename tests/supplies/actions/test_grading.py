"""The documented formula: a fixture quarter gives the documented grade."""

from decimal import Decimal

import pytest

from supplies.actions.grading import Figures, graded

GOOD = {"quality": 5, "service": 5, "cooperation": 5}
FAIR = {"quality": 3, "service": 3, "cooperation": 3}
BAD = {"quality": 1, "service": 1, "cooperation": 1}
NONE: dict[str, int | None] = {}


def figures(on_time: int, rejected: str, paid: str) -> Figures:
    """Of ten deliveries, of 1,000 yuan inspected, of lowest quotes of 1,000 yuan."""
    return Figures(
        orders=10, deliveries=10, on_time=on_time, checked=Decimal(1000), rejected=Decimal(rejected), paid=Decimal(paid), best=Decimal(1000)
    )


@pytest.mark.parametrize(
    ("counted", "marks", "sum_", "points", "letter", "suggested"),
    [
        (figures(10, "0", "1000"), GOOD, [30, 20, 20, 10, 10, 10], "100.0", "A", "keep"),
        (figures(9, "10", "1050"), GOOD, [27, 16, 15, 10, 10, 10], "88.0", "A", "keep"),
        (figures(9, "10", "1080"), GOOD, [27, 16, 12, 10, 10, 10], "85.0", "A", "keep"),
        (figures(9, "10", "1081"), GOOD, [27, 16, "11.9", 10, 10, 10], "84.9", "B", "keep"),
        (figures(8, "20", "1100"), FAIR, [24, 12, 10, 5, 5, 5], "61.0", "C", "negotiate"),
        (figures(5, "60", "1300"), FAIR, [15, 0, 0, 5, 5, 5], "30.0", "D", "replace"),
        (figures(10, "0", "900"), BAD, [30, 20, 20, 0, 0, 0], "70.0", "B", "keep"),
        (figures(0, "0", "1000"), BAD, [0, 20, 20, 0, 0, 0], "40.0", "D", "replace"),
        (Figures(orders=2), {"quality": 4, "service": 3, "cooperation": 5}, [None, None, None, "7.5", 5, 10], "75.0", "B", "keep"),
        (figures(9, "10", "1050"), NONE, [27, 16, 15, None, None, None], "82.9", "B", "keep"),
    ],
)
def test_the_table(counted: Figures, marks: dict, sum_: list, points: str, letter: str, suggested: str) -> None:
    grade = graded(counted, marks)
    assert [part.got for part in grade.parts] == [None if got is None else Decimal(got) for got in sum_]
    assert (grade.points, grade.letter, grade.suggested) == (Decimal(points), letter, suggested)


def test_of_nothing_nothing_follows() -> None:
    grade = graded(Figures(), NONE)
    assert (grade.letter, grade.points, grade.suggested, grade.counted) == ("", 0, None, 0)


def test_figures_come_back_as_they_were_frozen() -> None:
    counted = figures(9, "10.55", "1050.10")
    assert Figures.stored(counted.frozen()) == counted
    assert Figures.stored({}) == Figures()
