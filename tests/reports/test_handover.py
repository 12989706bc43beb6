"""What the next shift inherits, what is forgotten of it, and what must hold."""

from datetime import datetime

import pytest

from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.workdays.load import calendar
from reports.actions import handing_over
from reports.actions.forgetting import noted_before
from reports.finding.inherited import first_hour_over, inherited, left_behind
from reports.invariants import handover_owed
from reports.promises.handover_taken import HandoverTaken
from tests.factories.handovers import nina, owed_by_desk
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

pytestmark = pytest.mark.django_db


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (at(11, 23, 17, 50), at(11, 24, 10)),
        (at(11, 27, 17, 50), at(11, 30, 10)),  # a Friday
        (at(11, 28, 12), at(11, 30, 10)),  # a Saturday
        (at(10, 9, 17, 50), at(10, 10, 10)),  # before a Saturday that is worked
        (at(9, 30, 17, 50), at(10, 8, 10)),  # before the holidays
    ],
)
def test_it_looks_until_the_first_hour_of_the_next_working_day_is_over(now: datetime, until: datetime) -> None:
    assert first_hour_over(now, calendar()) == until


def test_late_first_then_what_is_due_by_then_and_never_the_handover_itself(rita: Person, ann: Person) -> None:
    now = at(11, 23, 17, 50)
    dues = {"乙": now - HOUR, "甲": now - 2 * HOUR, "正好": now, "明早": at(11, 24, 9, 59), "今晚": now + MINUTE, "不急": at(11, 24, 10)}
    names = {owed_by_desk(ann, name, due).pk: name for name, due in dues.items()}
    handing_over.hand_over(by=rita, now=now - DAY)
    left = inherited(rita, now)
    assert [names[row.todo.pk] for row in left.late] == ["甲", "乙", "正好"]
    assert [names[row.todo.pk] for row in left.soon] == ["今晚", "明早"]


def test_what_stood_on_it_is_shown_as_it_stands_now(rita: Person, ann: Person) -> None:
    first, second = (owed_by_desk(ann, name, MONDAY_9AM) for name in ("甲", "乙"))
    made = handing_over.hand_over(by=rita, now=MONDAY_9AM)
    todos.tick(first, by=rita, now=MONDAY_9AM + HOUR)
    assert [(row.todo.pk, row.todo.done_by) for row in left_behind(made, rita)] == [(first.pk, rita), (second.pk, None)]
    made.left = [*made.left, 0]
    assert len(left_behind(made, rita)) == 2


def test_the_note_is_forgotten_with_the_visits_and_who_and_when_stays(rita: Person) -> None:
    made = handing_over.hand_over(by=rita, note="zqrvkw", now=MONDAY_9AM)
    assert not noted_before(MONDAY_9AM).exists()
    run(RULES["timed.forget"], now=MONDAY_9AM + 199 * DAY)
    assert {trace.place for trace in traces("zqrvkw")} == {"reports.handover.note"}  # it waits still
    handing_over.take_over(made, by=nina(), now=MONDAY_9AM + HOUR)
    run(RULES["timed.forget"], now=MONDAY_9AM + 200 * DAY)
    made.refresh_from_db()
    assert (traces("zqrvkw"), made.note, made.given_by, made.is_open) == ([], "", rita, False)


def test_one_that_waits_without_its_to_do_is_found_and_so_is_a_to_do_without_it(rita: Person) -> None:
    made = handing_over.hand_over(by=rita, now=MONDAY_9AM)
    todos.withdraw(HandoverTaken, subject=made, now=MONDAY_9AM)
    assert list(handover_owed()) == [f"handover {made.pk} waits and nobody owes to take it over"]
    handing_over.withdraw(made, by=rita, now=MONDAY_9AM)
    todos.open(HandoverTaken, subject=made, since=MONDAY_9AM, role="receptionist", now=MONDAY_9AM)
    assert list(handover_owed()) == [f"handover {made.pk} waits no more and is still owed"]
