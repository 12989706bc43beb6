"""The figures of rounds on the monthly page: for who leads repairs; each opens the rounds it was counted from."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.web.figures import Asked
from repairs.actions import missed_rounds
from repairs.figures import EnvironmentPassRate, RoundsOnTime
from repairs.models import ChecklistItem, RoundKind
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOVEMBER = date(2026, 11, 1)


def test_pass_rate_with_its_target_and_rounds_on_time_by_kind(at, rita: Person, olga: Person) -> None:
    at(MONDAY_9AM)
    asked = Asked(NOVEMBER, olga, MONDAY_9AM)
    assert [figure().measure(asked) for figure in (EnvironmentPassRate, RoundsOnTime)] == [None, None]
    weekly = a_checklist(rita, items=("大堂整洁", "绿植良好"), kind=RoundKind.ENVIRONMENT, name="周检")
    ChecklistItem.objects.update(counts_for_environment=True)
    daily = a_checklist(rita, name="开门", name_en="Opening")
    done(a_round(weekly, MONDAY_9AM - 3 * DAY), by=rita, at=MONDAY_9AM - 3 * DAY, fails=[item_of(weekly)])
    missed_rounds.miss(a_round(daily, MONDAY_9AM - HOUR), now=MONDAY_9AM)

    rate, on_time = (figure().measure(asked) for figure in (EnvironmentPassRate, RoundsOnTime))
    assert rate is not None
    assert on_time is not None
    assert (rate.value, rate.target and rate.target.colour, on_time.value) == ("50.0 %", "red", "50.0 %")
    assert [(line.cells, line.path) for line in on_time.lines] == [
        (("0.0 %", "1"), "/repairs/rounds/history/?month=2026-11&kind=opening"),
        (("100.0 %", "0"), "/repairs/rounds/history/?month=2026-11&kind=environment"),
    ]
    text = words(Staff(olga).client.get(on_time.lines[0].path))
    assert "Opening" in text
    assert "November 2026" in text
    assert EnvironmentPassRate().measure(Asked(NOVEMBER, rita, MONDAY_9AM)) is None
