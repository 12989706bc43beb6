"""Incidents on the desk's board, among the month's figures, in the trail's words, and what must always hold of them."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.figures import Asked
from frontdesk.workdays.periods import Period
from tests.factories.incidents import an_action, an_incident, closed, resolved
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import incidents
from visitors.figures import Incidents as Figure
from visitors.invariants import incidents_answered, incidents_closed
from visitors.models import CorrectiveAction, Incident
from visitors.panels import Incidents as Panel

pytestmark = pytest.mark.django_db


def test_the_board_shows_what_is_not_over_the_major_ones_first_and_nothing_restricted(rita: Person, olga: Person, ann: Person) -> None:
    resolved(an_incident(rita, words="过去的"), olga)
    an_incident(rita, words="一般的")
    an_incident(rita, words="重大的", severity="major", now=MONDAY_9AM + HOUR)
    an_incident(rita, words="限制的", restricted=True, named=[olga])
    shown = {person.username: Panel().context(person, MONDAY_9AM) for person in (rita, olga, ann)}
    titles = {who: [row.title for row in given["rows"]] for who, given in shown.items()}
    assert titles == {"rita": ["重大的", "一般的"], "olga": ["重大的", "一般的"], "ann": []}
    assert {who: given["may_report"] for who, given in shown.items()} == {"rita": True, "olga": True, "ann": False}


def test_the_month_counts_by_kind_how_many_were_major_and_answered_in_time(rita: Person, olga: Person) -> None:
    in_time, late = an_incident(rita), an_incident(rita)
    an_incident(rita, kind="quality", severity="major")
    incidents.answer(in_time, words="马上", by=olga, now=MONDAY_9AM + HOUR)
    incidents.answer(late, words="来了", by=olga, now=MONDAY_9AM + HOUR + MINUTE)
    counted(MONDAY_9AM + DAY)
    measured = Figure().measure(Asked(Period(MONDAY_9AM.date().replace(day=1)), olga, MONDAY_9AM))
    assert measured is not None
    assert (measured.value, [line.cells for line in measured.lines]) == ("3", [("1", "1", "0"), ("2", "0", "1")])
    assert Figure().measure(Asked(Period(MONDAY_9AM.date().replace(month=10, day=1)), olga, MONDAY_9AM)) is None


def test_verify_names_an_incident_that_nobody_is_asked_about_and_one_closed_too_early(rita: Person, olga: Person, tom: Person) -> None:
    asked, early = incidents_answered, incidents_closed
    silent, over = an_incident(rita), an_incident(rita)
    action = an_action(over, tom, olga)
    CorrectiveAction.objects.filter(pk=action.pk).update(dropped_at=MONDAY_9AM)
    closed(over, olga)
    assert (list(asked()), list(early())) == ([], [])
    Todo.objects.filter(subject_type="visitors.incident", subject_id=silent.pk).delete()
    CorrectiveAction.objects.filter(pk=action.pk).update(dropped_at=None)
    assert list(asked()) == [f"incident {silent.pk} waits and nobody is asked"]
    assert list(early()) == [f"incident {over.pk} is closed and has an open action"]


def test_whose_stand_in_is_not_named_hears_nothing_of_a_restricted_one(rita: Person, olga: Person, ann: Person, tom: Person) -> None:
    an_incident(rita, restricted=True, named=[olga, ann])
    assert Incident.objects.visible_to(ann).exists()
    assert not Incident.objects.visible_to(tom).exists()  # stands in for Ann
