"""What frozen months hold, and what must hold of them."""

import json

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.web.figures import Alert, Bar, HeatMap, Line, Measured, Spot, Target
from reports.finding.statements import is_same, measured, stated
from reports.invariants import frozen_once
from reports.models import FrozenFigure, FrozenMonth
from tests.factories.frozen import at, frozen_october
from tests.factories.planted import MARK, plant
from visitors.models import Visit

pytestmark = pytest.mark.django_db


def test_no_word_of_a_visitor_is_frozen(ann: Person, rita: Person) -> None:
    """So nothing of it is owed to who is forgotten."""
    for number in range(3):
        plant(number, host=ann, desk=rita, at=at(2026, 10, 12 + number, 9))
    frozen_october()
    kept = json.dumps(list(FrozenFigure.objects.values_list("came", flat=True)), ensure_ascii=False)
    assert FrozenFigure.objects.get(figure="visitors.visits").number == 3.0
    assert (MARK in str(Visit.objects.values_list("name", flat=True)), MARK in kept) == (True, False)


def test_what_a_figure_came_to_is_shown_as_it_was_kept() -> None:
    line = Line("Product", ("3", "5 %"), "/x/", group="All", department=7, numbers=(3.0, None))
    came = Measured(
        **{"value": "12 %", "note": "3 of 25", "target": Target("red", "at most 10 %"), "path": "/x/", "number": 12.0},
        **{"bars": [Bar("10-12", 3, "/d/", is_off=True)], "heads": ["Department", "n"], "lines": [line], "alerts": [Alert("red", "far")]},
        heat=HeatMap("When", ["09:00"], [("Monday", [Spot("12 %", 1)])]),
    )
    with override("en"):
        assert measured(json.loads(json.dumps(stated(came)))) == came


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"note": "other words", "path": "/elsewhere/"}, True),
        ({"lines": [Line("Renamed", ("3",), department=7, numbers=(3.0,))]}, True),
        ({"lines": [Line("Product", ("3",), department=8, numbers=(3.0,))]}, False),
        ({"lines": [Line("Product", ("4",), department=7, numbers=(4.0,))]}, False),
        ({"bars": [Bar("10-12", 4)]}, False),
        ({"value": "13 %"}, False),
        ({"number": 12.004}, True),
        ({"number": 12.3}, False),
    ],
)
def test_what_is_another_number_and_what_only_another_word(change: dict, same: bool) -> None:
    plain = {"value": "12 %", "number": 12.0, "bars": [Bar("10-12", 3)], "lines": [Line("Product", ("3",), department=7, numbers=(3.0,))]}
    one, other = ({"zh-hans": stated(Measured(**each))} for each in (plain, {**plain, **change}))
    assert is_same(one, json.loads(json.dumps(other))) is same
    assert (is_same({}, {}), is_same({}, one), is_same(one, {})) == (True, False, False)


def test_the_invariant_finds_a_month_without_figures_and_one_that_waits_for_nothing() -> None:
    FrozenMonth.objects.create(month="2026-09-01", frozen_at=at(2026, 10, 8), is_provisional=True, restated_at=at(2026, 10, 9))
    assert len(list(frozen_once())) == 3
