"""What one department borrowed is returned on its day: the borrower hears at nine, both heads in the evening."""

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import loans
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import agreed
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"supplies.{kind}", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


def test_its_day(ann: Person, bo: Person, olga: Person, rita: Person, office: Department) -> None:
    office.refresh_from_db()
    line = agreed(ann, {stocked(1, name="键盘"): 1}, by=bo).lines.get()
    due_on = (MONDAY_9AM + 2 * DAY).date()
    loan = loans.lend(line.item, 1, lender=office, borrower=line.requisition.department, due_on=due_on, line=line, by=rita, now=MONDAY_9AM)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.due_at, told("loan_made")) == (ann, MONDAY_9AM + 2 * DAY + 9 * HOUR, ["olga", "bo", "ann"])

    heard = []
    for now in (MONDAY_9AM + 2 * DAY - MINUTE, MONDAY_9AM + 2 * DAY, todo.due_at):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append(told("loan_due"))
    assert heard == [[], ["ann"], ["ann", "ann", "olga", "bo"]]

    loans.give_back(loan, by=bo, now=MONDAY_9AM + 3 * DAY)
    assert (told("loan_back"), Todo.objects.open().count()) == (["olga"], 0)
