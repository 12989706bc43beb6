"""Rounds open before they are due: before, at, after, again, after an outage, on a make-up day, on a holiday, by two schedulers."""

from datetime import datetime, timedelta

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from repairs.actions import checklists
from repairs.models import Round
from tests.factories.repairs import a_team
from tests.factories.repairs_rounds import a_checklist
from tests.moments import DAY, MINUTE, SHANGHAI
from tests.races import together

pytestmark = pytest.mark.django_db
RULE = "repairs.open_rounds"


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def alive(db: None) -> None:
    """The rule is alive since the first of September."""
    RuleState.objects.create(rule=RULE, live_from=at(9, 1))


def look(now: datetime) -> list[str]:
    """What there is after a look: each round's moment, a missed one in brackets."""
    run(RULES[RULE], now=now)
    rows = Round.objects.order_by("due_at", "checklist_id").values_list("due_at", "missed_at")
    words = [(f"{due.astimezone(SHANGHAI):%m-%d %H:%M}", missed) for due, missed in rows]
    return [f"({moment})" if missed else moment for moment, missed in words]


def caught_up(now: datetime) -> None:
    """Nothing is owed from before."""
    RuleState.objects.update(live_from=now)


def test_before_at_after_and_again(rita: Person) -> None:
    a_checklist(rita, times=["10:00"], lead_minutes=60)
    caught_up(at(11, 22))
    opens = at(11, 23, 9)
    assert [look(now) for now in (opens - MINUTE, opens, opens + MINUTE, opens + MINUTE)] == [[], *[["11-23 10:00"]] * 3]
    todo = Todo.objects.open().get()
    assert (todo.promise, todo.holder, todo.due_at) == ("repairs.do_round", rita, at(11, 23, 10))


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (at(10, 10), ["10-10 10:00"]),  # Saturday, worked
        (at(10, 2), []),  # Friday, a holiday
        (at(10, 11), []),  # Sunday
        (at(10, 9), ["10-09 10:00"]),
    ],
)
def test_make_up_days_count_and_holidays_do_not(rita: Person, day: datetime, opened: list[str]) -> None:
    a_checklist(rita, times=["10:00"])
    caught_up(day)
    assert look(day + timedelta(hours=9, minutes=30)) == opened


def test_three_days_of_outage_make_a_record_of_each_and_one_notice_a_reader(rita: Person, olga: Person, tom: Person) -> None:
    """Nothing ran from Monday evening until Friday at 9:15: nine rounds were missed, and Friday's can still be done."""
    a_checklist(rita, times=["10:00"], name="早间")
    a_checklist(None, times=["10:30", "15:30"], name="卫生间", team=a_team(tom))
    caught_up(at(11, 23, 20))
    found = look(now := at(11, 27, 9, 15))
    assert found == [
        *(f"(11-{day} {hour})" for day in (24, 25, 26) for hour in ("10:00", "10:30", "15:30")),
        "11-27 10:00",
    ]
    told = {notice.reader.username: notice.data["many"] for notice in Notice.objects.filter(channel=Channel.INBOX)}
    assert told == {"rita": "3", "tom": "6", "olga": "9"}
    assert [look(now + ahead) for ahead in (MINUTE, MINUTE)] == [found, found]
    assert Notice.objects.filter(channel=Channel.INBOX).count() == 3
    assert Todo.objects.open().count() == 1  # what is over is nobody's to-do


def test_within_its_grace_it_opens_although_it_is_late(rita: Person) -> None:
    a_checklist(rita, times=["10:00"], grace_minutes=30)
    caught_up(at(11, 23))
    assert look(at(11, 23, 10, 29)) == ["11-23 10:00"]


def test_a_new_one_an_other_time_and_one_opened_again_owe_nothing_from_before(rita: Person, olga: Person) -> None:
    now = at(11, 23, 12)
    checklist = a_checklist(rita, times=["10:00"], since_at=now)
    assert look(now) == []
    seen = {"times": "10:00"}
    checklists.change(checklist, values={}, times=["09:00"], seen=seen, by=olga, now=now)
    assert look(now + MINUTE) == []
    checklists.close(checklist, by=olga, now=now)
    assert look(at(11, 25, 8, 30)) == []
    checklists.reopen(checklist, by=olga, now=at(11, 25, 12))
    assert look(at(11, 26, 8, 30)) == ["11-26 09:00"]


def test_one_with_nothing_to_look_at_opens_nothing(rita: Person) -> None:
    a_checklist(rita, items=())
    assert look(at(11, 23, 9)) == []


def test_the_next_five_times(rita: Person) -> None:
    a_checklist(rita, times=["10:00"], lead_minutes=60)
    a_checklist(rita, times=["16:00"], lead_minutes=1440, repeat="weekly", weekdays="0", name="周一")
    coming = RULES[RULE].moments(at(11, 20, 12))
    # Monday's of 16:00 opens a day before, which is a Sunday
    assert sorted(f"{next(coming):%m-%d %H:%M}" for _number in range(3)) == ["11-22 16:00", "11-23 09:00", "11-24 09:00"]


@pytest.mark.django_db(transaction=True)
def test_however_many_schedulers_look_there_is_one_of_each_and_one_notice(rita: Person, olga: Person) -> None:
    RuleState.objects.get_or_create(rule=RULE, defaults={"live_from": at(9, 1)})
    a_checklist(rita, times=["10:00", "15:30"])
    caught_up(at(11, 23))
    together(4, lambda _number: run(RULES[RULE], now=at(11, 25, 9, 15)))
    assert Round.objects.count() == 5
    assert (Notice.objects.filter(channel=Channel.INBOX).count(), Todo.objects.open().count()) == (2, 1)


def test_an_outage_of_more_than_a_year_owes_a_year(rita: Person) -> None:
    a_checklist(rita, times=["10:00"], since_at=at(1, 1) - 900 * DAY)
    RuleState.objects.update(live_from=at(1, 1) - 900 * DAY)
    run(RULES[RULE], now=at(11, 23, 12))
    assert Round.objects.order_by("due_at").first().due_at > at(11, 23, 12) - 367 * DAY
