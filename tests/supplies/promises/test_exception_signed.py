"""Who asks to buy with fewer quotes gets an answer within a working day."""

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from supplies.actions import quotes
from tests.factories.supplies_purchase import a_plan
from tests.heard import heard_by
from tests.moments import DAY, MINUTE, MONDAY_9AM

NOTICE = "supplies.exception_waits"
FRIDAY = MONDAY_9AM + 4 * DAY


def test_over_a_weekend_the_day_is_monday(ann: Person, olga: Person) -> None:
    quotes.ask_exception(a_plan(ann), reason="独家代理", by=ann, now=FRIDAY)
    due = FRIDAY + 3 * DAY
    assert Todo.objects.open().get().due_at == due
    assert heard_by(NOTICE, [due - MINUTE, due, due + DAY]) == [[], ["olga"], ["olga"]]


def test_an_answer_settles_it(ann: Person, olga: Person) -> None:
    exception = quotes.ask_exception(a_plan(ann), reason="独家代理", by=ann, now=FRIDAY)
    quotes.sign_exception(exception, by=olga, now=FRIDAY)
    assert Todo.objects.open().count() == 0
