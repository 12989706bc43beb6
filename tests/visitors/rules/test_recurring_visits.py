"""The days of a recurring pass become visits, each once: a truth table of moments, weekdays, holidays and outages."""

from contextlib import nullcontext
from datetime import date, datetime, time
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import a_pass
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.races import together
from visitors.actions import making, recurring, visits
from visitors.models import Visit
from visitors.rules.recurring_visits import MakeRecurringVisits

RULE = "visitors.recurring_visits"
NOON = MONDAY_9AM + 3 * HOUR
FEW = 10


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)


def days(now: datetime) -> list[str]:
    """Look, then: on which days somebody is expected by a pass."""
    run(RULES[RULE], now=now)
    return [f"{visit.code_on:%m-%d}" for visit in Visit.objects.filter(door="pass").order_by("code_on")]


@pytest.mark.django_db
def test_before_at_after_again_and_after_an_outage(ann: Person) -> None:
    a_pass(ann)  # Mondays and Wednesdays; Monday's is made with the pass
    assert [days(NOON + ahead) for ahead in (DAY - MINUTE, DAY, DAY + MINUTE)] == [["11-23"], ["11-23", "11-25"], ["11-23", "11-25"]]
    # Asleep from Thursday until Wednesday at nine: Monday is over and stays so, Wednesday is made on its morning.
    assert days(MONDAY_9AM + 9 * DAY) == ["11-23", "11-25", "12-02"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("weekdays", "now", "made"),
    [
        ("1234567", datetime(2026, 9, 30, 12, tzinfo=SHANGHAI), ["09-30"]),  # tomorrow is a holiday
        ("7", datetime(2026, 2, 14, 12, tzinfo=SHANGHAI), []),  # a Sunday in the holidays
        ("6", datetime(2026, 2, 27, 12, tzinfo=SHANGHAI), ["02-28"]),  # a Saturday that is a make-up working day
        ("6", datetime(2026, 11, 27, 12, tzinfo=SHANGHAI), []),  # an ordinary one
    ],
)
def test_only_on_working_days_make_up_days_among_them(ann: Person, weekdays: str, now: datetime, made: list[str]) -> None:
    a_pass(ann, weekdays=weekdays, from_on=date(2026, 1, 1), until_on=date(2026, 12, 31), now=datetime(2026, 1, 1, 23, tzinfo=SHANGHAI))
    assert days(now) == made


@pytest.mark.django_db
def test_within_its_dates_and_not_after_its_end(ann: Person) -> None:
    short = a_pass(ann, weekdays="123", from_on=date(2026, 11, 24), until_on=date(2026, 11, 24))
    assert days(NOON + DAY) == ["11-24"]
    longer = recurring.lengthen(short, until_on=date(2026, 12, 31), by=ann, now=MONDAY_9AM + 2 * HOUR)
    recurring.end(longer, by=ann, now=NOON)
    assert (days(NOON + DAY), Visit.objects.get(code_on=date(2026, 11, 24)).state.value) == (["11-24"], "cancelled")


@pytest.mark.django_db
def test_a_day_that_was_cancelled_stays_cancelled_and_a_host_who_left_expects_nobody(ann: Person, tom: Person) -> None:
    a_pass(ann, weekdays="2")
    visits.cancel(Visit.objects.get(), by=ann, now=MONDAY_9AM)
    a_pass(tom, weekdays="2", now=MONDAY_9AM - 2 * DAY)
    Person.objects.filter(pk=tom.pk).update(retired_at=MONDAY_9AM, retired_by=tom)
    assert (days(NOON), Visit.objects.count()) == (["11-24"], 1)


@pytest.mark.django_db
def test_the_manager_moves_the_hour(ann: Person, olga: Person) -> None:
    a_pass(ann, weekdays="3")
    limits.change(MakeRecurringVisits, values={"at": "08:00"}, by=olga, now=MONDAY_9AM)
    assert (days(MONDAY_9AM + DAY - 61 * MINUTE), days(MONDAY_9AM + DAY - HOUR)) == ([], ["11-25"])


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_make_one_visit(ann: Person, figure: Figure) -> None:
    one = a_pass(ann, weekdays="3")
    answers = together(FEW, lambda number: recurring.make_day(one, date(2026, 11, 25), now=NOON))
    figure(f"{FEW} schedulers at one day of a pass: {sum(isinstance(answer, Visit) for answer in answers)} visit")
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType"] * (FEW - 1) + ["Visit"]
    assert Visit.objects.filter(recurring=one).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False], ids=["the database alone", "control without it"])
def test_without_the_lock_the_database_refuses_the_second_visit(
    ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure, guarded: bool
) -> None:
    one, all_have_read = a_pass(ann, weekdays="3"), Barrier(FEW)
    written = recurring._written

    def at_once(visit: Visit, *, now: datetime) -> Visit | None:
        all_have_read.wait()
        return written(visit, now=now)

    monkeypatch.setattr(recurring, "locked", lambda one: one)
    monkeypatch.setattr(recurring, "_written", at_once)
    monkeypatch.setattr(recurring, "transaction", SimpleNamespace(atomic=nullcontext))
    monkeypatch.setattr(making, "TRIES", 1)
    guard = next(constraint for constraint in Visit._meta.constraints if constraint.name == "visit_pass_once_a_day")
    if not guarded:
        with connection.schema_editor() as editor:
            editor.remove_constraint(Visit, guard)
    try:
        together(FEW, lambda number: recurring.make_day(one, date(2026, 11, 25), now=NOON))
        many = Visit.objects.filter(recurring=one).count()
    finally:
        if not guarded:
            with transaction.atomic():
                Visit.objects.all().update(recurring=None)
            with connection.schema_editor() as editor:
                editor.add_constraint(Visit, guard)
    figure(f"{FEW} at once, {'the constraint alone' if guarded else 'no constraint'}: {many} visits of one day")
    assert (many == 1) is guarded


@pytest.mark.django_db
def test_each_visit_carries_what_the_pass_says(ann: Person) -> None:
    one = a_pass(ann, place="B1", plate="沪A12345", note="钥匙在前台", comes_at=time(14, 30))
    visit = Visit.objects.get()
    assert (visit.recurring, visit.door, visit.place, visit.plate, visit.note, visit.host) == (
        one,
        "pass",
        "B1",
        "沪A12345",
        "钥匙在前台",
        ann,
    )
    assert (visit.expected_at, len(visit.code)) == (MONDAY_9AM.replace(hour=14, minute=30), 6)
