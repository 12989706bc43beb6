"""Calls: who hears of it, what is refused, and whether it was solved."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.todos.models import Todo
from tests.factories.calls import a_call, put_through
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import calls
from visitors.models import Call, Message

pytestmark = pytest.mark.django_db


def inbox(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"visitors.{kind}", channel=Channel.INBOX).order_by("pk")
    return [notice.reader.username for notice in rows.select_related("reader")]


def test_whom_it_concerns_hears_as_it_ends_with_everything_needed(ann: Person, rita: Person) -> None:
    ann.language = "en"
    ann.save()
    call = put_through(rita, ann)
    notice = Notice.objects.get(channel=Channel.INBOX)

    assert (notice.kind, notice.reader, notice.subject_id, notice.due_at) == ("visitors.call_noted", ann, call.pk, MONDAY_9AM)
    assert {key: notice.data[key] for key in ("caller", "company", "phone", "words", "outcome", "taker")} == {
        "caller": "唐宁",
        "company": "启明咨询",
        "phone": "021 5555 8000",
        "words": "问报价",
        "outcome": "The call was put through to you.",
        "taker": "Rita Lin",
    }
    assert (call.told_at, call.ended_at, call.began_at) == (MONDAY_9AM, MONDAY_9AM, MONDAY_9AM - 2 * MINUTE)


def test_it_is_told_once_and_to_nobody_who_wrote_it_down(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    calls.tell(call, by=rita, now=MONDAY_9AM + HOUR)
    own = a_call(rita, person=rita)

    assert (inbox("call_noted"), own.told_at) == (["ann"], None)


def test_where_nobody_is_named_the_head_of_the_department_hears_else_the_admin_manager(
    rita: Person, bo: Person, product: Department, olga: Person
) -> None:
    a_call(rita, department=product)
    Department.objects.filter(pk=product.pk).update(head=None)
    a_call(rita, department=Department.objects.get(pk=product.pk))
    assert inbox("call_noted") == ["bo", "olga"]


def test_what_the_desk_answers_for_nobody_tells_nobody(rita: Person) -> None:
    call = a_call(rita)
    assert (Notice.objects.count(), call.told_at, Todo.objects.count()) == (0, None, 0)


def test_a_message_is_taken_with_it_and_the_colleague_hears_of_the_message_alone(ann: Person, rita: Person) -> None:
    call = a_call(rita, person=ann, outcome="message", is_urgent=True, best_time="下午三点后")
    message = Message.objects.get()

    assert (call.message, message.name, message.words, message.is_urgent, message.best_time) == (
        message,
        "唐宁",
        "问报价",
        True,
        "下午三点后",
    )
    assert (inbox("message_left"), inbox("call_noted"), call.told_at) == (["ann"], [], MONDAY_9AM)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "", "company": "", "phone": ""}, "caller"),
        ({"outcome": "transferred"}, "person"),
        ({"outcome": "message"}, "person"),
        ({"began_at": MONDAY_9AM + MINUTE}, "future"),
        ({"began_at": MONDAY_9AM - HOUR, "ended_at": MONDAY_9AM + MINUTE}, "future"),
        ({"began_at": MONDAY_9AM - HOUR, "ended_at": MONDAY_9AM - 2 * HOUR}, "order"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_nothing_is_kept(rita: Person, given: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_call(rita, **given)
    assert (refused.value.code, Call.objects.count(), Entry.objects.count()) == (code, 0, 0)


@pytest.mark.parametrize(("given", "code"), [({"words": " "}, "words"), ({"name": "", "company": ""}, "name"), ({"phone": ""}, "phone")])
def test_a_message_that_nobody_could_answer_keeps_no_call(ann: Person, rita: Person, given: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_call(rita, person=ann, outcome="message", **given)
    assert (refused.value.code, Call.objects.count(), Message.objects.count()) == (code, 0, 0)


def test_who_sees_a_call(ann: Person, bo: Person, tom: Person, rita: Person, olga: Person, charlie: Person) -> None:
    put_through(rita, ann)
    seen = {person.username: Call.objects.visible_to(person).count() for person in (ann, bo, tom, rita, olga, charlie)}
    assert seen == {"ann": 1, "bo": 1, "tom": 1, "rita": 1, "olga": 1, "charlie": 0}


def test_it_is_found_by_caller_company_number_and_word_by_who_may_see_it(ann: Person, rita: Person, charlie: Person) -> None:
    put_through(rita, ann)
    assert [len(find(words, ann, limit=9, kinds=["visitors.call"]).hits) for words in ("唐宁", "tangning", "02155558000", "报价")] == [
        1,
        1,
        1,
        1,
    ]
    assert find("唐宁", charlie, limit=9).hits == []


def test_solved_is_said_once_and_closes_the_question(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    calls.ask(call, now=MONDAY_9AM + DAY)
    calls.solved(call, by=rita, now=MONDAY_9AM + DAY, result="已报价")
    with pytest.raises(Refused) as refused:
        calls.solved(call, by=ann, now=MONDAY_9AM + DAY)

    call.refresh_from_db()
    assert (refused.value.code, call.solved_by, call.result) == ("done", rita, "已报价")
    assert (Todo.objects.open().count(), calls.ask(call, now=MONDAY_9AM + 2 * DAY)) == (0, False)


def test_not_yet_tells_the_colleague_and_the_head_and_needs_words(ann: Person, bo: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    with pytest.raises(Refused) as refused:
        calls.unsolved(call, by=rita, now=MONDAY_9AM + DAY, result=" ")
    calls.unsolved(call, by=rita, now=MONDAY_9AM + DAY, result="还在等配件")

    call.refresh_from_db()
    assert (refused.value.code, call.unsolved_at, call.solved_at) == ("result", MONDAY_9AM + DAY, None)
    assert inbox("call_unsolved") == ["ann", "bo"]


def test_nobody_asks_of_what_was_not_put_through_or_was_a_mistake(ann: Person, rita: Person) -> None:
    answered = a_call(rita, person=ann, asks_if_solved=True)
    mistake = calls.void(put_through(rita, ann), by=rita, now=MONDAY_9AM)
    codes = []
    for call in (answered, mistake):
        with pytest.raises(Refused) as refused:
            calls.solved(call, by=rita, now=MONDAY_9AM)
        codes.append(refused.value.code)
    assert (codes, Call.objects.unsolved().count()) == (["not-asked", "void"], 0)


def test_struck_out_it_stays_counts_no_more_and_can_count_again(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    calls.ask(call, now=MONDAY_9AM + DAY)
    calls.void(call, by=rita, now=MONDAY_9AM + DAY)
    with pytest.raises(Refused):
        calls.void(call, by=rita, now=MONDAY_9AM + DAY)
    assert (Call.objects.count(), Call.objects.counted().count(), Todo.objects.open().count()) == (1, 0, 0)

    calls.unvoid(call, by=rita, now=MONDAY_9AM + DAY + MINUTE)
    with pytest.raises(Refused):
        calls.unvoid(call, by=rita, now=MONDAY_9AM + DAY + MINUTE)
    assert Call.objects.counted().count() == 1
    assert [todo.promise for todo in Todo.objects.open()] == ["visitors.solved_asked"]  # the desk asks after all
    assert list(Entry.objects.filter(subject_type="visitors.call").order_by("pk").values_list("verb", flat=True)) == [
        "log_call",
        "void_call",
        "unvoid_call",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_say_it_was_solved_at_once_one_does(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    answers = together(10, lambda _number: calls.solved(call, by=rita, now=MONDAY_9AM + HOUR))
    assert [type(answer).__name__ for answer in answers].count("Call") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"done"}
