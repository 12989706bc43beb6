"""A day told to the asker: never sooner than two working days, then it is the target."""

from datetime import date

import pytest
from django.utils.translation import override

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import clocks, dates
from repairs.invariants import clocks as wrong_clocks
from repairs.models import Ticket
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

TUESDAY, WEDNESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


def answer(ticket: Ticket, on: date, by: Person, now=MONDAY_9AM) -> str:  # type: ignore[no-untyped-def]
    try:
        return str(dates.promise(ticket, on=on, by=by, now=now).promised_on)
    except Refused as refused:
        return refused.code


def test_the_day_is_the_target_and_the_asker_hears_it(ticket: Ticket, ann: Person, tom: Person) -> None:
    assert answer(ticket, WEDNESDAY, tom) == "2026-11-25"
    ticket.refresh_from_db()
    closing = MONDAY_9AM + 2 * DAY + 9 * HOUR
    assert ticket.solution_due_at == Todo.objects.open().about(ticket).get(promise="repairs.solution").due_at == closing
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + 5 * DAY, by=tom, now=MONDAY_9AM + HOUR)
    ticket.refresh_from_db()
    assert (ticket.solution_due_at, list(wrong_clocks())) == (closing, [])  # a date is a date
    [notice] = Notice.objects.filter(kind="repairs.date_told", channel="inbox")
    assert (notice.reader, written(notice).title) == (ann, f"报修单{ticket}预计11月25日前修复：茶水间，水电与房屋")


@pytest.mark.parametrize(
    ("on", "now", "said"),
    [
        (TUESDAY, MONDAY_9AM, "too-soon"),
        (WEDNESDAY, MONDAY_9AM, "2026-11-25"),
        (WEDNESDAY, MONDAY_9AM + DAY, "too-soon"),
        (SATURDAY, MONDAY_9AM, "free-day"),
        (date(2026, 11, 30), MONDAY_9AM + 4 * DAY, "too-soon"),  # on a Friday the first day is Tuesday
        (date(2026, 12, 1), MONDAY_9AM + 4 * DAY, "2026-12-01"),
    ],
)
def test_how_soon(ticket: Ticket, tom: Person, on: date, now: object, said: str) -> None:
    assert answer(ticket, on, tom, now) == said


def test_what_is_refused_says_why(ticket: Ticket, ann: Person, tom: Person) -> None:
    assert (answer(ticket, WEDNESDAY, ann), answer(reported(ann, emergency="fire", team=ticket.team), WEDNESDAY, tom)) == (
        "not-yours",
        "emergency",
    )
    with override("en"), pytest.raises(Refused, match="never promised sooner than November 25"):
        dates.promise(ticket, on=TUESDAY, by=tom, now=MONDAY_9AM)
    assert (answer(ticket, WEDNESDAY, tom), answer(ticket, WEDNESDAY, tom), answer(ticket, date(2026, 12, 2), tom)) == (
        "2026-11-25",
        "2026-11-25",
        "told",
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_days_told_at_once_one_stands(ticket: Ticket, tom: Person) -> None:
    days = [WEDNESDAY, date(2026, 11, 26)]
    assert sorted(together(2, lambda n: answer(ticket, days[n], tom)))[1] == "told"
    assert ticket.events.filter(kind="promised").count() == Notice.objects.filter(kind="repairs.date_told", channel="inbox").count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_looking_again_both_are_told(ticket: Ticket, tom: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = dates.locked

    def stale(asked: Ticket) -> Ticket:
        held = plain(asked)
        held.promised_on = None
        return held

    monkeypatch.setattr(dates, "locked", stale)
    together(2, lambda n: answer(ticket, [WEDNESDAY, date(2026, 11, 26)][n], tom))
    assert ticket.events.filter(kind="promised").count() == 2
