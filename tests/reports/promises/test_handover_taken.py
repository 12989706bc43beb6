"""A shift is taken over within half an hour of office time: lunch, nights, weekends, holidays and make-up days as the calendar has them."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Light, Todo
from reports.actions import handing_over
from reports.promises.handover_taken import HandoverTaken
from tests.factories.handovers import nina
from tests.moments import DAY, MINUTE, MONDAY_9AM, SHANGHAI

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def heard(moments: Sequence[datetime]) -> list[list[str]]:
    """Let the ladder climb at each moment: whose inbox holds the notice by then."""
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind="reports.handover_waits", channel="inbox").select_related("reader").order_by("pk")
        told.append(sorted(row.reader.username for row in rows))
    return told


def owed() -> Todo:
    return Todo.objects.get(promise=HandoverTaken.name)


@pytest.mark.parametrize(
    ("given", "yellow", "due"),
    [
        (at(23, 9), at(23, 9, 15), at(23, 9, 30)),
        (at(23, 11, 50), at(23, 13, 5), at(23, 13, 20)),  # over lunch
        (at(23, 18), at(24, 9, 15), at(24, 9, 30)),  # at the close
        (at(23, 20), at(24, 9, 15), at(24, 9, 30)),  # in the evening
        (at(24, 7), at(24, 9, 15), at(24, 9, 30)),  # before the opening
        (at(27, 18, 30), at(30, 9, 15), at(30, 9, 30)),  # over a weekend
        (at(9, 18, 30, month=10), at(10, 9, 15, month=10), at(10, 9, 30, month=10)),  # the Saturday after is worked
        (at(10, 10, month=10), at(10, 10, 15, month=10), at(10, 10, 30, month=10)),  # on it
        (at(30, 18, 30, month=9), at(8, 9, 15, month=10), at(8, 9, 30, month=10)),  # over the holidays
    ],
)
def test_half_an_hour_of_office_time(rita: Person, given: datetime, yellow: datetime, due: datetime) -> None:
    handing_over.hand_over(by=rita, now=given)
    todo = owed()
    assert (todo.yellow_at, todo.due_at, todo.red_at) == (yellow, due, due)
    assert [todo.light(each) for each in (yellow - MINUTE, yellow, due)] == [Light.GREEN, Light.YELLOW, Light.RED]


def test_before_at_after_and_again_the_desk_and_the_manager_hear_once(rita: Person, olga: Person) -> None:
    nina()
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM)
    handing_over.hand_over(by=rita, now=MONDAY_9AM)
    everybody = ["nina", "olga", "rita"]
    assert heard([MONDAY_9AM + after * MINUTE for after in (15, 29, 30, 31, 90)]) == [[], [], everybody, everybody, everybody]


def test_after_an_outage_there_is_one_notice_each(rita: Person, olga: Person) -> None:
    handing_over.hand_over(by=rita, now=MONDAY_9AM)
    assert heard([MONDAY_9AM + DAY]) == [["olga", "rita"]]


@pytest.mark.parametrize("step", ["take", "withdraw"])
def test_taken_or_withdrawn_nobody_hears_and_a_notice_on_its_way_is_settled(rita: Person, olga: Person, step: str) -> None:
    made = handing_over.hand_over(by=rita, now=MONDAY_9AM)
    late = MONDAY_9AM + 30 * MINUTE
    assert heard([late]) == [["olga", "rita"]]
    notice = Notice.objects.filter(kind="reports.handover_waits", reader=olga).first()
    assert KINDS[notice.kind].is_obsolete(notice) is False
    if step == "take":
        handing_over.take_over(made, by=olga, now=late)
    else:
        handing_over.withdraw(made, by=rita, now=late)
    assert (KINDS[notice.kind].is_obsolete(notice), owed().done_at) == (True, late)


def test_it_says_from_whom_to_the_desk_and_to_nobody_else(rita: Person, ann: Person) -> None:
    made = handing_over.hand_over(by=rita, note="zqrvkw", now=MONDAY_9AM)
    [row] = described([owed()], nina())
    assert (row.about.title, row.about.path, "zqrvkw" in str(row.about)) == ("接林若溪的班", f"/desk/handover/{made.pk}/", False)
    assert described([owed()], ann) == []
