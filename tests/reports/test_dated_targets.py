"""A target is the one that stood at the end of a period: another one touches only periods that end later."""

from datetime import date

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import QUARTER, Period
from tests.factories.frozen import at
from tests.factories.visitors import arrived_visit
from tests.facts import counted
from tests.moments import MONDAY_9AM
from visitors.limits import FigureLimits

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER, QUARTER_4 = Period(date(2026, 10, 1)), Period(date(2026, 11, 1)), Period(date(2026, 10, 1), QUARTER)


def test_another_target_touches_only_what_ends_later(ann: Person, olga: Person) -> None:
    for month in (10, 11):
        arrived_visit(ann, name=f"客{month}", now=at(2026, month, 12, 9))
    counted(MONDAY_9AM)
    limits.change(FigureLimits, values={"walk_ins": 40}, by=olga, now=at(2026, 10, 31, 23))
    limits.change(FigureLimits, values={"walk_ins": 100}, by=olga, now=at(2026, 11, 2))

    def target(period: Period) -> tuple[str, str]:
        came = FIGURES["visitors.walk_ins"].measure(Asked(period, olga, MONDAY_9AM))
        assert came
        assert came.target
        return came.target.colour, came.target.words

    assert [target(period)[0] for period in (OCTOBER, NOVEMBER, QUARTER_4)] == ["red", "green", "green"]
    assert ["40" in target(period)[1] for period in (OCTOBER, NOVEMBER, QUARTER_4)] == [True, False, False]
