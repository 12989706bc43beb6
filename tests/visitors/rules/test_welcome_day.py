"""The desk's lists: on the working day before, each day off in between by itself; a truth table over a weekend and a make-up day."""

from datetime import date, datetime

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.models import Visit, WelcomeDay

MONDAY_HALF_PAST_3 = MONDAY_9AM + 6.5 * HOUR
FRIDAY = MONDAY_HALF_PAST_3 + 4 * DAY


@pytest.fixture(autouse=True)
def live_since_last_week(db: None) -> None:
    RuleState.objects.create(rule="visitors.welcome_day", live_from=MONDAY_9AM - 7 * DAY)


def comes(ann: Person, day: str) -> None:
    at = datetime.fromisoformat(f"{day}T10:00:00+08:00")
    expected_visit(ann, now=MONDAY_9AM - 90 * DAY, expected_at=at, off_day_reason="展会")
    Visit.objects.update(cleared_at=MONDAY_9AM, cleared_by=ann)


def look(now: datetime) -> list[str]:
    """The days of the lists that were made now."""
    before = set(WelcomeDay.objects.values_list("pk", flat=True))
    run(RULES["visitors.welcome_day"], now=now)
    return sorted(str(made) for made in WelcomeDay.objects.exclude(pk__in=before))


def test_before_at_after_again(ann: Person) -> None:
    comes(ann, "2026-11-24")

    assert [look(MONDAY_HALF_PAST_3 - MINUTE), look(MONDAY_HALF_PAST_3), look(MONDAY_HALF_PAST_3), look(FRIDAY)] == [
        [],
        ["2026-11-24"],
        [],
        [],
    ]


def test_friday_prepares_saturday_sunday_and_monday_as_days_of_their_own_and_the_weekend_prepares_nothing(ann: Person) -> None:
    for day in ("2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"):
        comes(ann, day)

    assert [look(FRIDAY - DAY), look(FRIDAY), look(FRIDAY + DAY), look(FRIDAY + 2 * DAY)] == [
        [],
        ["2026-11-28", "2026-11-29", "2026-11-30"],
        [],
        [],
    ]
    due = {
        str(WelcomeDay.objects.get(pk=todo.subject_id)): todo.due_at.isoformat()
        for todo in Todo.objects.filter(promise="visitors.welcome_ready")
    }
    assert due == {
        "2026-11-28": "2026-11-27T10:00:00+00:00",  # a day off: when the office closes before it
        "2026-11-29": "2026-11-27T10:00:00+00:00",
        "2026-11-30": "2026-11-30T01:00:00+00:00",  # the opening hour
    }


def test_a_day_on_which_nobody_comes_has_no_list(ann: Person) -> None:
    assert (look(MONDAY_HALF_PAST_3), Todo.objects.count()) == ([], 0)


def test_the_saturday_before_a_holiday_that_is_worked_has_a_list_of_its_own_and_prepares_the_next_day(ann: Person) -> None:
    """10 October 2026 is a make-up working day, a Saturday."""
    comes(ann, "2026-10-10")
    comes(ann, "2026-10-12")
    RuleState.objects.update(live_from=MONDAY_9AM - 90 * DAY)
    friday = datetime(2026, 10, 9, 15, 30, tzinfo=MONDAY_9AM.tzinfo)

    assert [look(friday), look(friday + DAY)] == [["2026-10-10"], ["2026-10-12"]]


@pytest.mark.parametrize(
    ("now", "made"),
    [(MONDAY_9AM + DAY, ["2026-11-24"]), (MONDAY_9AM + 2 * DAY, [])],
    ids=["until the next morning", "until the day is over"],
)
def test_after_an_outage_the_list_is_made_while_it_is_of_use(ann: Person, now: datetime, made: list[str]) -> None:
    comes(ann, "2026-11-24")

    assert look(now) == made


def test_the_rule_says_when_it_looks_next_and_what_it_did(ann: Person) -> None:
    rule = RULES["visitors.welcome_day"]
    comes(ann, "2026-11-24")

    assert next(rule.moments(FRIDAY)) == FRIDAY + 3 * DAY
    with override("en"):
        assert [rule.what(date(2026, 11, day), MONDAY_9AM) for day in (24, 25)] == ["List made", "Nobody comes"]
