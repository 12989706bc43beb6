"""Whoever adds up reports: what no total tells of is in none of theirs."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import Period
from tests.factories.incidents import an_action, an_incident
from tests.factories.people import PersonFactory
from tests.facts import counted
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions.incidents_restricting import restrict, unrestrict

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + 8 * DAY


@pytest.mark.parametrize("period", [Period(date(2026, 11, 1)), Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12)])
def test_what_is_owed_about_a_restricted_incident_is_in_no_total(
    period: Period, rita: Person, olga: Person, bo: Person, ann: Person
) -> None:
    """Otto is an admin manager, too, and not named: the figure, its rows and the departments say nothing; afterwards they do."""
    otto = PersonFactory(username="otto", name="敖托", roles=[Role.ADMIN_MANAGER])
    incident = an_incident(rita, department=bo.department)
    an_action(incident, ann, olga, due_on=date(2026, 11, 27))
    restrict(incident, named=[], words="涉及高管", by=olga, now=MONDAY_9AM + MINUTE)

    counted(LATER)
    figure = FIGURES["reports.todos"]
    hidden = figure.measure(Asked(period, otto, LATER))
    unrestrict(incident, words="查清", by=olga, now=MONDAY_9AM + 2 * MINUTE)
    counted(LATER)
    shown = figure.measure(Asked(period, otto, LATER))

    assert hidden is None
    assert shown is not None
    assert [line.label for line in shown.lines] == ["产品部"]


def test_the_pages_of_figures_say_nothing_of_it_either(rita: Person, olga: Person, bo: Person, at) -> None:
    otto = PersonFactory(username="otto", name="敖托", roles=[Role.ADMIN_MANAGER])
    restrict(an_incident(rita, department=bo.department), named=[], words="涉及高管", by=olga, now=MONDAY_9AM + MINUTE)
    at(MONDAY_9AM + DAY)
    counted(MONDAY_9AM + DAY)
    staff = Staff(otto)
    month, rates = words(staff.open("reports:month")), words(staff.open("todo_rates"))
    assert ("To-dos done on time" in month, "Incidents answered" in rates) == (False, False)
