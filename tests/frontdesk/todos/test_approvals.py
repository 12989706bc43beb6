"""The plain approval: one decider, any of several, or all; a refusal needs words; a time-out never decides."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from frontdesk.people.models import Company, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.promises import PROMISES, Decision, Described, Promise
from tests.moments import DAY, HOUR, MONDAY_9AM


class Question(Promise):
    """A question for tests."""

    abstract = True
    name = "tests.question"

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return HOUR

    def due(self, values: SimpleNamespace) -> timedelta:
        return 2 * HOUR

    def describe(self, todos: list[Todo], reader: Person) -> dict[int, Described]:
        return {todo.pk: Described("May we?") for todo in todos}


@pytest.fixture
def ask(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person) -> list[Todo]:
    """The question, put to Ann and Bo, with the way of deciding that the test names."""
    kind = Question()
    monkeypatch.setattr(Question, "decision", request.param)
    monkeypatch.setitem(PROMISES._things, kind.name, kind)
    company = Company.objects.create(name="远山科技")
    return [todos.open(Question, subject=company, since=MONDAY_9AM, holder=person, now=MONDAY_9AM) for person in (ann, bo)]


def stand() -> list[tuple[str, bool]]:
    return [(todo.outcome, todo.done_at is not None) for todo in Todo.objects.order_by("pk")]


@pytest.mark.parametrize("ask", [Decision.ANY], indirect=True)
def test_any_the_first_answer_decides_for_all(ask: list[Todo], ann: Person) -> None:
    assert todos.decide(ask[0], by=ann, agreed=True, now=MONDAY_9AM) is Outcome.AGREED
    assert stand() == [("agreed", True), ("", True)]


@pytest.mark.parametrize("ask", [Decision.ALL], indirect=True)
def test_all_must_agree(ask: list[Todo], ann: Person, bo: Person) -> None:
    assert [todos.decide(ask[0], by=ann, agreed=True, now=MONDAY_9AM), todos.decide(ask[1], by=bo, agreed=True, now=MONDAY_9AM)] == [
        None,
        Outcome.AGREED,
    ]
    assert stand() == [("agreed", True), ("agreed", True)]


@pytest.mark.parametrize("ask", [Decision.ALL], indirect=True)
def test_one_refusal_decides_and_needs_words(ask: list[Todo], ann: Person) -> None:
    with pytest.raises(Refused) as refused:
        todos.decide(ask[0], by=ann, agreed=False, words=" ", now=MONDAY_9AM)
    assert refused.value.code == "words"

    assert todos.decide(ask[0], by=ann, agreed=False, words="too dear", now=MONDAY_9AM) is Outcome.REFUSED
    assert stand() == [("refused", True), ("", True)]


@pytest.mark.parametrize("ask", [Decision.ANY], indirect=True)
def test_what_is_decided_stays_decided(ask: list[Todo], ann: Person) -> None:
    todos.decide(ask[0], by=ann, agreed=True, now=MONDAY_9AM)

    with pytest.raises(Refused) as refused:
        todos.decide(ask[0], by=ann, agreed=False, words="no", now=MONDAY_9AM)
    assert refused.value.code == "done"


@pytest.mark.parametrize("ask", [Decision.ANY], indirect=True)
def test_silence_turns_red_and_decides_nothing(ask: list[Todo]) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + DAY)

    assert ([todo.light(MONDAY_9AM + DAY).value for todo in Todo.objects.all()], stand()) == (["red", "red"], [("", False), ("", False)])


@pytest.mark.parametrize("ask", [None], indirect=True)
def test_where_nothing_is_asked_nothing_is_decided(ask: list[Todo], ann: Person) -> None:
    with pytest.raises(Refused) as refused:
        todos.decide(ask[0], by=ann, agreed=True, now=MONDAY_9AM)
    assert refused.value.code == "no-decision"
