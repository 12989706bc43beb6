"""What a figure of the visitors came to in November 2026, in English."""

from datetime import date

from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from tests.facts import counted
from tests.moments import DAY, MONDAY_9AM

NOVEMBER = date(2026, 11, 1)


def measured(name: str, olga: Person, *, month: date = NOVEMBER, period: Period | None = None) -> Measured:
    counted(MONDAY_9AM + 5 * DAY)
    with override("en"):
        came = FIGURES[f"visitors.{name}"].measure(Asked(period or Period(month), olga, MONDAY_9AM + 5 * DAY))
    assert came is not None
    return came
