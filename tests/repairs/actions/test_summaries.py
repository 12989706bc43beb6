"""A frozen summary by reason and department, and the dates set in it: to-dos with lights for the heads."""

from datetime import date

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import explain
from frontdesk.todos.models import Todo
from repairs.actions import clocks, dates, dispatch, progress, summaries
from repairs.models import HandOff, SummaryDate, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_contractor, a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM

AT, WEDNESDAY = MONDAY_9AM + 7 * HOUR, date(2026, 11, 25)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Tom has it, Rita leads."""
    return dispatch.accept(reported(ann, team=a_team(rita, tom)), by=tom, now=MONDAY_9AM)


def reason(ticket: Ticket, now=AT) -> tuple[str, int | None]:  # type: ignore[no-untyped-def]
    [row] = [row for row in summaries.rows_of(now) if row["ticket"] == ticket.pk]
    return row["reason"], row["department"]


def test_why_it_waits_and_for_whom(ann: Person, olga: Person, rita: Person, tom: Person, product: Department, office: Department) -> None:
    ticket = reported(ann)
    seen = [reason(ticket)]
    Ticket.objects.filter(pk=ticket.pk).update(team=a_team(rita, tom), assigned_to=tom, assigned_at=MONDAY_9AM)
    seen.append(reason(ticket))
    dispatch.accept(ticket, by=tom, now=MONDAY_9AM)
    seen.append(reason(ticket))
    progress.start(ticket, by=tom, now=MONDAY_9AM)
    seen.append(reason(ticket))
    dates.promise(ticket, on=WEDNESDAY, by=tom, now=MONDAY_9AM)
    seen.append(reason(ticket))
    common = {"cycle": 1, "handed_by": tom, "handed_at": MONDAY_9AM, "due_at": AT, "expires_at": AT}
    HandOff.objects.create(ticket=ticket, contractor=a_contractor(), **common)
    seen.append(reason(ticket))
    clocks.pause(ticket, reason="access", until=AT + DAY, by=tom, now=MONDAY_9AM + HOUR)
    seen += [reason(ticket), reason(ticket, AT + 2 * DAY)]
    theirs, asker = office.pk, product.pk
    assert seen == [
        ("unassigned", None),
        ("unanswered", theirs),
        ("not_begun", theirs),
        ("under_repair", theirs),
        ("outside", theirs),
        ("contractor", theirs),
        ("access", asker),
        ("contractor", theirs),
    ]


def test_a_row_is_frozen_with_age_pause_and_what_is_next(ticket: Ticket, tom: Person) -> None:
    clocks.pause(ticket, reason="parts", until=AT + DAY, by=tom, now=MONDAY_9AM + 5 * HOUR)
    made = summaries.make(AT.date(), now=AT)
    [row] = made.rows
    assert (row["age"], row["paused"], row["until"], row["is_late"]) == (7 * 3600, 2 * 3600, "2026-11-24T08:00:00+00:00", False)
    progress.resolve(ticket, words="好了", by=tom, now=AT + HOUR)
    assert summaries.make(AT.date(), now=AT + 2 * HOUR).rows == [row]
    assert "谭工" not in str(row)


def test_a_date_is_the_head_s_to_do_with_lights_until_it_is_repaired(ticket: Ticket, olga: Person, tom: Person) -> None:
    summary = summaries.make(AT.date(), now=AT)
    made = summaries.set_date(summary, ticket, on=WEDNESDAY, by=olga, now=AT)
    todo = Todo.objects.open().about(made).get()
    assert (todo.holder, todo.due_at, todo.yellow_at) == (olga, MONDAY_9AM + 2 * DAY + 9 * HOUR, MONDAY_9AM + DAY + 9 * HOUR)
    assert [item.words for item in explain.sum_of(todo)] == ["期限于11月23日 16:00设定", "11月25日下班前到期"]
    heard = []
    for now in (AT, MONDAY_9AM + DAY + 9 * HOUR, MONDAY_9AM + 2 * DAY + 9 * HOUR, MONDAY_9AM + 5 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        told = Notice.objects.filter(kind__startswith="repairs.rectification", channel="inbox").order_by("pk")
        heard.append([notice.kind.removeprefix("repairs.rectification_") for notice in told])
    assert heard == [["asked"], ["asked", "due"], ["asked", "due", "due"], ["asked", "due", "due"]]
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 6 * DAY)
    made.refresh_from_db()
    assert (made.done_by, Todo.objects.open().about(made).exists()) == (tom, False)


def test_another_date_replaces_it_and_the_same_is_nothing(ticket: Ticket, olga: Person, bo: Person, product: Department) -> None:
    summary = summaries.make(AT.date(), now=AT)
    first = summaries.set_date(summary, ticket, on=WEDNESDAY, by=olga, now=AT)
    assert summaries.set_date(summary, ticket, on=WEDNESDAY, by=olga, now=AT) == first
    second = summaries.set_date(summary, ticket, on=date(2026, 11, 26), by=olga, now=AT, department=product)
    assert list(SummaryDate.objects.open()) == [second]
    assert [(todo.subject_id, todo.holder) for todo in Todo.objects.open().filter(promise="repairs.rectified")] == [(second.pk, bo)]
    assert ticket in Ticket.objects.visible_to(bo)


def test_what_is_refused(ticket: Ticket, ann: Person, olga: Person, tom: Person) -> None:
    summary = summaries.make(AT.date(), now=AT)

    def code(ticket: Ticket, on: date) -> str:
        with pytest.raises(Refused) as refused:
            summaries.set_date(summary, ticket, on=on, by=olga, now=AT)
        return refused.value.code

    assert (code(reported(ann), WEDNESDAY), code(ticket, date(2026, 11, 22))) == ("row", "past")
    progress.resolve(ticket, words="好了", by=tom, now=AT)
    assert code(ticket, WEDNESDAY) == "resolved"
    lonely = reported(PersonFactory())
    summary = summaries.make(WEDNESDAY, now=AT)
    assert code(lonely, WEDNESDAY) == "department"
