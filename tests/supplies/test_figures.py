"""How many departments handed in on time, counted by the month in which the round closed."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.web.figures import Asked
from frontdesk.workdays.periods import Period
from supplies.figures import DemandOnTime
from tests.factories.supplies_demand import CLOSES, a_round, asked, closed
from tests.moments import DAY

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def measured(month: date, reader: Person):
    return DemandOnTime().measure(Asked(Period(month), reader, CLOSES + DAY))


def test_late_and_missing_forms_stand_below(ann: Person, bo: Person, olga: Person) -> None:
    round_ = a_round()
    asked(bo.department, by=bo)
    assert measured(SEPTEMBER, olga) is None  # still running
    closed(round_)
    counted = measured(SEPTEMBER, olga)
    assert (counted.value, [(line.label, line.cells) for line in counted.lines]) == ("50 %", [("行政部", ("缺交",))])
    asked(olga.department, by=olga, now=CLOSES + DAY)
    assert measured(SEPTEMBER, olga).lines[0].cells == ("已审批（逾期）",)
    assert measured(OCTOBER, olga) is None


def test_who_buys_not_sees_nothing(ann: Person, bo: Person, olga: Person) -> None:
    closed(a_round())
    assert measured(SEPTEMBER, bo) is None
