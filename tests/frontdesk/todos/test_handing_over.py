"""Handing over: one colleague has it, hears of it, and the clock runs on."""

import pytest

from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import hand_over
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from tests.counts import count
from tests.moments import HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.races import together

pytestmark = pytest.mark.django_db


def test_the_colleague_has_it_and_is_told_and_the_clock_runs_on(monkeypatch: pytest.MonkeyPatch, ann: Person, tom: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    due = todo.due_at
    hand_over(todo, to=tom, by=ann, now=MONDAY_9AM + HOUR, words="请帮忙")
    notice = Notice.objects.get(channel=Channel.INBOX)
    assert (todo.holder, todo.due_at, notice.reader) == (tom, due, tom)
    assert written(notice).title == "安然移交给您：Matter " + str(todo.subject_id)


def test_who_has_handed_it_on_may_not_read_the_notice_any_more(
    monkeypatch: pytest.MonkeyPatch, ann: Person, tom: Person, bo: Person
) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    hand_over(todo, to=tom, by=ann, now=MONDAY_9AM)
    notice = Notice.objects.get(channel=Channel.INBOX)
    assert KINDS[notice.kind].may_read(notice)
    hand_over(todo, to=bo, by=tom, now=MONDAY_9AM)
    assert not KINDS[notice.kind].may_read(notice)


def test_what_is_refused(monkeypatch: pytest.MonkeyPatch, ann: Person, tom: Person) -> None:
    kind, fixed = kind_of(monkeypatch, Clock.WALL), kind_of(monkeypatch, Clock.DAYS, can_hand_over=False)
    mine, his, done = owed(kind, ann, MONDAY_9AM), owed(kind, tom, MONDAY_9AM), owed(fixed, ann, MONDAY_9AM)
    tried = [(mine, ann), (mine, tom), (done, tom)]
    codes = []
    for todo, to in tried:
        with pytest.raises(Refused) as refused:
            hand_over(todo, to=to, by=ann, now=MONDAY_9AM)
        codes.append(refused.value.code)
    todos.tick(his, by=tom, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        hand_over(his, to=ann, by=tom, now=MONDAY_9AM)
    assert [*codes, refused.value.code] == ["same", "has-it", "not-to-hand-over", "moved"]


@pytest.mark.django_db(transaction=True)
def test_handed_to_two_at_once_one_has_it(monkeypatch: pytest.MonkeyPatch, ann: Person, tom: Person, bo: Person) -> None:
    todo, many = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM), count(100, 20)
    answers = together(many, lambda number: hand_over(Todo.objects.get(pk=todo.pk), to=(tom, bo)[number % 2], by=ann, now=MONDAY_9AM))
    held = Todo.objects.get()
    told = set(Notice.objects.filter(channel=Channel.INBOX).order_by("-pk").values_list("reader", flat=True)[:1])
    assert {type(answer) for answer in answers} <= {Todo, Refused}
    assert told == {held.holder_id}
