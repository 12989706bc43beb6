"""Faults reported by department, rounds on time, the environment in order: a small company counted by hand."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from repairs.limits.rounds import RoundTargets
from repairs.models import Result, RoundKind
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
NOVEMBER, NOW = Period(date(2026, 11, 1)), MONDAY_9AM + 2 * DAY


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def measured(name: str, reader: Person, period: Period = NOVEMBER) -> Measured | None:
    return FIGURES[f"repairs.{name}"].measure(Asked(period, reader, NOW))


def test_faults_reported_by_the_department_of_who_it_is_for(ann: Person, rita: Person, olga: Person, tom: Person) -> None:
    reported(ann)
    reported(ann, reported_for=rita)
    reported(rita)
    reported(PersonFactory(name="无部门", department=None))
    reported(ann, now=MONDAY_9AM - 30 * DAY)
    came = measured("reported", olga)
    assert came
    assert (came.value, [(line.label, line.cells) for line in came.lines]) == (
        "4",
        [("Administration", ("2",)), ("no department", ("1",)), ("Product", ("1",))],
    )
    assert [line.department for line in came.lines] == [rita.department_id, None, ann.department_id]
    assert measured("reported", tom) is None


def test_the_queue_opens_exactly_those(ann: Person, rita: Person, olga: Person, at) -> None:
    at(NOW)
    mine, theirs, old = reported(ann), reported(ann, reported_for=rita), reported(ann, now=MONDAY_9AM - 30 * DAY)
    team = a_team(olga)
    assert team

    def opened(**asked: object) -> set[str]:
        page = words(Staff(olga).open("repairs:queue_list", **asked))
        return {ticket.number for ticket in (mine, theirs, old) if ticket.number in page}

    assert opened(reported="2026-11") == {mine.number, theirs.number}
    assert opened(reported="2026-11", department=ann.department_id) == {mine.number}
    assert opened(reported="2026-Q4") == opened(reported="2026") == opened(reported="x") == {mine.number, theirs.number, old.number}


def test_rounds_on_time_of_what_was_due_until_now(ann: Person, olga: Person) -> None:
    checklist = a_checklist(olga, kind=RoundKind.WASHROOM)
    done(a_round(checklist, due_at=MONDAY_9AM), by=olga, at=MONDAY_9AM)
    done(a_round(checklist, due_at=MONDAY_9AM + HOUR), by=olga, at=MONDAY_9AM + 2 * HOUR)  # late
    a_round(checklist, due_at=MONDAY_9AM + DAY)  # nobody came
    a_round(checklist, due_at=NOW + HOUR)  # not due yet
    opening = a_checklist(olga, name="晨检")
    done(a_round(opening, due_at=MONDAY_9AM), by=olga, at=MONDAY_9AM - HOUR / 2)
    came = measured("rounds", olga)
    assert came
    assert (came.value, came.note, came.number) == ("50 %", "2 of 4", 50.0)
    assert [(str(line.label), line.cells) for line in came.lines] == [("opening the office", ("100 %", "1")), ("washrooms", ("33 %", "3"))]
    assert [measured("rounds", reader) for reader in (ann,)] == [None]
    assert measured("rounds", olga, NOVEMBER.before) is None


@pytest.mark.parametrize(("target", "colour"), [(66, "green"), (67, "red")])
def test_the_environment_is_passed_by_checked(target: int, colour: str, olga: Person) -> None:
    limits.change(RoundTargets, values={"environment": target}, by=olga, now=MONDAY_9AM - DAY)
    checklist = a_checklist(olga, items=("一", "二", "三"), kind=RoundKind.ENVIRONMENT)
    done(a_round(checklist), by=olga, at=MONDAY_9AM, fails=[item_of(checklist, 1)])
    done(a_round(a_checklist(olga, name="别的")), by=olga, at=MONDAY_9AM)  # another kind does not count
    came = measured("environment", olga)
    assert came
    assert came.target
    assert (came.value, came.note, came.target.colour, came.target.words) == ("67 %", "2 of 3", colour, f"at least {target} %")


def test_what_does_not_apply_was_not_checked(olga: Person) -> None:
    checklist = a_checklist(olga, items=("一", "二"), kind=RoundKind.ENVIRONMENT)
    round_ = done(a_round(checklist), by=olga, at=MONDAY_9AM)
    round_.answers.filter(item=item_of(checklist, 1)).update(result=Result.NONE)
    came = measured("environment", olga)
    assert came
    assert (came.value, came.note) == ("100 %", "1 of 1")
