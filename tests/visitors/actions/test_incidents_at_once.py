"""Incidents, many at once: numbers without a hole, closed once, never with an action left; and controls without the guard."""

from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.incidents import an_action, an_incident, filed
from tests.factories.visitors import left_visit
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together
from visitors.actions import incidents, incidents_acting, incidents_assigning, incidents_closing, incidents_resolving
from visitors.models import CorrectiveAction, Incident, IncidentEntry, Visit

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = count(80, 20)
FEW = 10
ROUNDS = count(20, 3)
LATER = MONDAY_9AM + 5 * HOUR


def test_reports_at_the_same_moment_are_numbered_without_a_hole(rita: Person, olga: Person, figure: Figure) -> None:
    answers = together(CROWD, lambda _number: an_incident(rita))
    numbers = sorted(Incident.objects.values_list("number", flat=True))
    figure(f"{CROWD} incidents reported at once: numbers {numbers[0]} to {numbers[-1]}, {len(set(numbers))} different ones")
    assert {type(answer).__name__ for answer in answers} == {"Incident"}
    assert numbers == [f"SJ-2026-{n:03d}" for n in range(1, CROWD + 1)]


def test_of_many_who_close_it_one_does(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    incident = filed(an_incident(rita, visit=visit), olga)
    answers = together(CROWD, lambda _number: incidents_closing.close(incident, by=olga, now=LATER))
    assert [type(answer).__name__ for answer in answers].count("Incident") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"closed"}
    assert (IncidentEntry.objects.filter(step="close_incident").count(), Visit.objects.get(pk=visit.pk).held_at) == (1, None)


def test_control_without_the_lock_it_is_closed_more_than_once(
    rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    incident, all_have_read = filed(an_incident(rita), olga), Barrier(FEW)

    def unlocked(incident: Incident) -> Incident:
        found = Incident.objects.get(pk=incident.pk)
        all_have_read.wait()
        return found

    monkeypatch.setattr(incidents_closing, "locked_open", unlocked)
    monkeypatch.setattr(incidents_closing, "transaction", SimpleNamespace(atomic=nullcontext))
    together(FEW, lambda _number: incidents_closing.close(incident, by=olga, now=LATER))
    done = IncidentEntry.objects.filter(step="close_incident").count()
    figure(f"control: {FEW} close one incident at once without the lock: {done} do")
    assert done > 1


def test_of_two_incidents_of_a_visit_that_close_at_once_the_second_ends_the_hold(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    both = [filed(an_incident(rita, visit=visit), olga) for _number in range(2)]
    together(2, lambda number: incidents_closing.close(both[number], by=olga, now=LATER))
    assert (Incident.objects.open().count(), Visit.objects.get(pk=visit.pk).held_at) == (0, None)


def test_closed_while_actions_are_being_set_none_of_them_is_left_open(rita: Person, olga: Person, tom: Person) -> None:
    incident = filed(an_incident(rita), olga)

    def one(number: int) -> object:
        if number == CROWD // 2:
            return incidents_closing.close(incident, by=olga, now=LATER)
        return an_action(incident, tom, olga, now=LATER)

    together(CROWD, one)
    incident.refresh_from_db()
    left = CorrectiveAction.objects.open().count()
    assert (incident.closed_at is None) == bool(left)
    assert Todo.objects.open().filter(promise="visitors.corrective_action_done").count() == left


def test_of_many_who_take_it_in_hand_one_does(rita: Person, olga: Person) -> None:
    incident = an_incident(rita, severity="major")
    answers = together(CROWD, lambda _number: incidents.answer(incident, words="我来", by=olga, now=LATER))
    assert [type(answer).__name__ for answer in answers].count("Incident") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"answered"}
    assert Todo.objects.open().count() == 0


def test_of_many_who_do_an_action_one_does(rita: Person, olga: Person, tom: Person) -> None:
    action = an_action(an_incident(rita), tom, olga)
    answers = together(CROWD, lambda _number: incidents_acting.do_action(action, result="做好了", by=tom, now=LATER))
    assert [type(answer).__name__ for answer in answers].count("CorrectiveAction") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"done"}


def test_of_many_who_resolve_it_at_once_one_does_and_one_report_is_owed(rita: Person, olga: Person) -> None:
    incident = an_incident(rita)
    answers = together(CROWD, lambda number: incidents_resolving.resolve(incident, outcome=f"结果{number}", by=olga, now=LATER))
    assert [type(answer).__name__ for answer in answers].count("Incident") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"resolved"}
    assert list(Todo.objects.open().values_list("promise", flat=True)) == ["visitors.incident_report"]
    assert IncidentEntry.objects.filter(step="resolve_incident").count() == 1


def test_a_report_is_read_while_it_is_written_anew_and_nobody_is_refused_by_the_database(
    rita: Person, olga: Person, bo: Person, ann: Person, product: Department, figure: Figure
) -> None:
    """Who reads holds the incident before their own line, as who writes does: else both wait for one another."""
    incident = incidents_assigning.assign(an_incident(rita), department=product, by=olga, now=MONDAY_9AM)
    filed(incident, olga)
    read = 0
    for _round in range(ROUNDS):

        def one(number: int) -> object:
            if number == 0:
                return incidents_resolving.file_report(incident, report="再写", lessons="记住", by=olga, now=LATER)
            return incidents_resolving.read_report(incident, by=(ann, bo)[number % 2], now=LATER)

        answers = together(5, one)
        assert [answer for answer in answers if isinstance(answer, Exception)] == []
        read += answers.count(True)
    lines = IncidentEntry.objects.filter(step="read_incident_report").count()
    figure(f"a report written anew while four read it, {ROUNDS} times: {read} readings, {lines} lines")
    assert lines == read


def test_closed_and_opened_again_at_once_it_is_one_or_the_other(rita: Person, olga: Person) -> None:
    incident = filed(an_incident(rita), olga)

    def one(number: int) -> object:
        if number % 2:
            return incidents_resolving.reopen(incident, words="还没完", by=olga, now=LATER)
        return incidents_closing.close(incident, by=olga, now=LATER)

    answers = together(CROWD, one)
    assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {"closed", "not-resolved"}
    assert [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)] == []
    incident.refresh_from_db()
    assert (incident.closed_at, incident.resolved_at, incident.filed_at) == (None, None, None)
    assert IncidentEntry.objects.filter(step="reopen_incident").count() == 1
