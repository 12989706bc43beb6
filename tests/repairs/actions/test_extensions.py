"""More time, asked for and decided by somebody else: both dates stay, and agreed to it is the target."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.workdays.days import end_of
from repairs.actions import dates, extensions, progress
from repairs.invariants import clocks as wrong_clocks
from repairs.models import Extension, Ticket
from tests.factories.repairs import a_category, a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

DUE, WANTED = MONDAY_9AM + DAY - 9 * HOUR + 8 * HOUR + HOUR, MONDAY_9AM + 2 * DAY
pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Rita leads."""
    return reported(ann, team=a_team(rita, tom))


def asked(ticket: Ticket, by: Person, **given: object) -> Extension:
    return extensions.ask(ticket, **{"until": WANTED, "reason": "配件没到", "by": by, "now": MONDAY_9AM + HOUR, **given})


def code(action: object, *given: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, **more)
    return refused.value.code


def todo_of(ticket: Ticket) -> Todo | None:
    return Todo.objects.open().about(ticket).filter(promise="repairs.extension_decided").first()


def test_agreed_to_it_is_the_target_and_both_dates_stay(ticket: Ticket, rita: Person, tom: Person) -> None:
    was = ticket.solution_due_at
    asked(ticket, tom)
    todo = todo_of(ticket)
    assert todo
    assert todo.holder == rita
    [owed] = described([todo], rita)
    assert owed.about.title == f"报修单{ticket}申请延期至11月25日 09:00，是否同意？谭工：配件没到"
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + HOUR)
    assert [notice.reader for notice in Notice.objects.filter(kind="repairs.more_time_waits", channel="inbox")] == [rita]
    extensions.decide(ticket, agreed=True, by=rita, now=MONDAY_9AM + 2 * HOUR)
    ticket.refresh_from_db()
    extension = Extension.objects.get()
    assert (ticket.solution_due_at, extension.was_due_at, extension.wanted_at, extension.is_agreed) == (WANTED, was, WANTED, True)
    assert (todo_of(ticket), list(wrong_clocks())) == (None, [])
    [notice] = Notice.objects.filter(kind="repairs.more_time_answered", channel="inbox")
    assert (notice.reader, written(notice).title) == (tom, f"报修单{ticket}的延期申请：已同意，新期限为11月25日 09:00")


def test_refused_the_old_date_stands_and_it_needs_words(ticket: Ticket, rita: Person, tom: Person) -> None:
    was = ticket.solution_due_at
    asked(ticket, tom)
    assert code(extensions.decide, ticket, agreed=False, by=rita, now=MONDAY_9AM) == "words"
    extensions.decide(ticket, agreed=False, words="今天要用", by=rita, now=MONDAY_9AM + 2 * HOUR)
    ticket.refresh_from_db()
    assert (ticket.solution_due_at, Extension.objects.get().words) == (was, "今天要用")
    assert code(extensions.decide, ticket, agreed=True, by=rita, now=MONDAY_9AM) == "none"
    asked(ticket, tom)  # may ask again


def test_a_told_day_moves_with_it_and_the_asker_hears(ticket: Ticket, ann: Person, rita: Person, tom: Person) -> None:
    dates.promise(ticket, on=WANTED.date(), by=tom, now=MONDAY_9AM)
    asked(ticket, tom, until=end_of((WANTED + DAY).date()))
    extensions.decide(ticket, agreed=True, by=rita, now=MONDAY_9AM + 2 * HOUR)
    ticket.refresh_from_db()
    assert ticket.promised_on == (WANTED + DAY).date()
    assert [notice.reader for notice in Notice.objects.filter(kind="repairs.date_told", channel="inbox")] == [ann, ann]


def test_who_decides(ticket: Ticket, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    asked(ticket, rita)
    todo = todo_of(ticket)
    assert todo
    assert (todo.holder, todo.role) == (None, "admin_manager")
    assert code(extensions.decide, ticket, agreed=True, by=rita, now=MONDAY_9AM) == "own"
    assert code(extensions.decide, ticket, agreed=True, by=tom, now=MONDAY_9AM) == "not-yours"
    todos.decide(todo, agreed=True, by=olga, now=MONDAY_9AM)


def test_what_is_refused(ticket: Ticket, ann: Person, tom: Person) -> None:
    assert code(asked, ticket, tom, reason=" ") == "reason"
    assert code(asked, ticket, tom, until=MONDAY_9AM) == "past"
    assert code(asked, ticket, tom, until=MONDAY_9AM + 2 * HOUR) == "not-later"
    assert code(asked, ticket, ann) == "not-yours"
    assert code(asked, reported(ann, category=a_category("network"), team=ticket.team), tom) == "no-limit"
    asked(ticket, tom)
    assert code(asked, ticket, tom) == "asked"


def test_repaired_meanwhile_nobody_has_to_decide(ticket: Ticket, tom: Person) -> None:
    asked(ticket, tom)
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 3 * HOUR)
    assert (todo_of(ticket), Extension.objects.get().decided_by, Extension.objects.open().exists()) == (None, None, False)


@pytest.mark.django_db(transaction=True)
def test_decided_and_repaired_at_once_neither_waits_for_the_other_for_good(ticket: Ticket, rita: Person, tom: Person) -> None:
    asked(ticket, tom)
    answers = together(
        2,
        lambda n: (
            extensions.decide(ticket, agreed=True, by=rita, now=MONDAY_9AM + 2 * HOUR)
            if n
            else progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 2 * HOUR)
        ),
    )
    assert not Extension.objects.open().exists()
    assert todo_of(ticket) is None
    assert {type(answer) for answer in answers} <= {Ticket, type(None), Refused}
