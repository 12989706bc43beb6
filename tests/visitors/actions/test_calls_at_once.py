"""Calls, messages and complaints, many at once: each is answered once; and without its guard it would not be (the control)."""

from collections.abc import Callable
from contextlib import nullcontext
from threading import Barrier
from types import ModuleType, SimpleNamespace

import pytest
from django.db.models import Model

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.calls import a_call, a_complaint, put_through
from tests.factories.people import DepartmentFactory
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import calls, complaint_raising, complaints, messages
from visitors.models import Call, Complaint, Incident, Message

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = count(50, 12)
FEW = 6  # of a control: they all read before the first writes, so it fails every time
LATER = MONDAY_9AM + HOUR


def a_message(recipient: Person, by: Person) -> Message:
    return messages.take(recipient=recipient, name="梁志强", phone="13600006601", words="请回电", by=by, now=MONDAY_9AM)


def judged(answers: list, code: str) -> int:
    """How many succeeded; all others were refused with this code."""
    assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {code}
    assert [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)] == []
    return sum(not isinstance(answer, Exception) for answer in answers)


def said(subject: Model, verb: str) -> int:
    """How often the trail says it."""
    return Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk), verb=verb).count()


def without_lock(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> Callable[[type[Model]], Callable[[Model], Model]]:
    """The module without transactions; and how its records are read when everybody has read before the first writes."""
    all_have_read = Barrier(FEW)
    monkeypatch.setattr(module, "transaction", SimpleNamespace(atomic=nullcontext))

    def reading(model: type[Model]) -> Callable[[Model], Model]:
        def unlocked(row: Model) -> Model:
            found = model._default_manager.get(pk=row.pk)
            all_have_read.wait(timeout=30)
            return found

        return unlocked

    return reading


def test_of_many_who_follow_a_message_up_and_read_it_at_once_one_of_each_does(ann: Person, rita: Person, figure: Figure) -> None:
    message = a_message(ann, rita)

    def one(number: int) -> object:
        if number % 2:
            return messages.read(message, by=ann, now=LATER)
        return messages.follow_up(message, by=ann, now=LATER, result=f"{number}")

    answers = together(CROWD, one)
    done = judged(answers[::2], "done")
    figure(f"{CROWD // 2} follow up and {CROWD // 2} read one message at once: {done} follows up, {answers[1::2].count(True)} reads")
    assert (done, [answer for answer in answers[1::2] if answer not in (True, False)]) == (1, [])
    assert (said(message, "follow_up_message"), Todo.objects.open().count()) == (1, 0)
    assert said(message, "read_message") == answers[1::2].count(True) <= 1


def test_control_without_the_lock_a_message_is_followed_up_more_than_once(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    message = a_message(ann, rita)
    read = without_lock(monkeypatch, messages)(Message)
    rows = SimpleNamespace(get=lambda pk: read(message))
    monkeypatch.setattr(messages, "Message", SimpleNamespace(objects=SimpleNamespace(select_for_update=lambda: rows)))
    together(FEW, lambda number: messages.follow_up(message, by=ann, now=LATER, result=f"{number}"))
    done = said(message, "follow_up_message")
    figure(f"control: {FEW} follow up one message at once without the lock: {done} do")
    assert done > 1


def test_of_many_who_say_yes_and_no_at_once_it_is_solved_once_and_never_unsolved_after(ann: Person, rita: Person, figure: Figure) -> None:
    call = put_through(rita, ann)
    calls.ask(call, now=LATER)

    def one(number: int) -> Call:
        if number % 2:
            return calls.unsolved(call, by=rita, now=LATER, result="还差备件")
        return calls.solved(call, by=rita, now=LATER, result="好了")

    answers = together(CROWD, one)
    done = judged(answers[::2], "done")
    judged(answers[1::2], "done")
    call.refresh_from_db()
    figure(f"{CROWD} say yes or no to one call at once: solved {done} time")
    assert (done, said(call, "solve_call"), call.result, Todo.objects.open().count()) == (1, 1, "好了", 0)


def test_control_without_the_lock_a_call_is_solved_more_than_once(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    call = put_through(rita, ann)
    held, read = calls._to_answer, without_lock(monkeypatch, calls)(Call)
    assert held is not None

    def unlocked(call: Call) -> Model:
        found = read(call)
        assert found.solved_at is None
        return found

    monkeypatch.setattr(calls, "_to_answer", unlocked)
    together(FEW, lambda _number: calls.solved(call, by=rita, now=LATER))
    done = said(call, "solve_call")
    figure(f"control: {FEW} solve one call at once without the lock: {done} do")
    assert done > 1


def test_struck_out_and_counted_again_at_once_it_is_one_or_the_other(rita: Person) -> None:
    call = a_call(rita, is_new_customer=True)
    answers = together(CROWD, lambda number: (calls.void if number % 2 else calls.unvoid)(call, by=rita, now=LATER))
    judged(answers[1::2], "void")
    judged(answers[::2], "not-void")
    call.refresh_from_db()
    assert said(call, "void_call") - said(call, "unvoid_call") == (call.voided_at is not None)
    assert (call.voided_at is None) == (call.voided_by is None)


def test_of_many_who_speak_about_answer_and_rate_one_complaint_at_once_each_happens_once(
    rita: Person, bo: Person, product: Department, figure: Figure
) -> None:
    complaint = a_complaint(rita, product)
    spoken = judged(together(CROWD, lambda number: complaints.contact(complaint, by=bo, now=LATER, words=f"{number}")), "contacted")
    told = judged(together(CROWD, lambda number: complaints.answer(complaint, by=bo, now=LATER, outcome=f"{number}")), "done")
    asked = judged(together(CROWD, lambda _number: complaints.rate(complaint, by=rita, now=LATER, score=5)), "rated")
    figure(f"{CROWD} speak about, answer, rate one complaint at once: {spoken}, {told}, {asked} of each counts")
    assert (spoken, told, asked) == (1, 1, 1)
    verbs = ("contact_complainant", "answer_complaint", "rate_complaint")
    assert [said(complaint, verb) for verb in verbs] == [1, 1, 1]
    assert (Todo.objects.open().count(), Notice.objects.filter(kind="visitors.complaint_told", channel=Channel.INBOX).count()) == (0, 1)


def test_control_without_the_lock_a_complaint_is_answered_more_than_once(
    rita: Person, bo: Person, product: Department, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    complaint = a_complaint(rita, product)
    monkeypatch.setattr(complaints, "_held", without_lock(monkeypatch, complaints)(Complaint))
    together(FEW, lambda number: complaints.answer(complaint, by=bo, now=LATER, outcome=f"{number}"))
    done = said(complaint, "answer_complaint")
    figure(f"control: {FEW} answer one complaint at once without the lock: {done} do")
    assert done > 1


def test_routed_given_on_and_answered_at_once_it_is_owed_by_who_has_it_or_by_nobody(
    rita: Person, bo: Person, ann: Person, tom: Person, product: Department
) -> None:
    complaint, other = a_complaint(rita, product), DepartmentFactory(head=tom)

    def one(number: int) -> Complaint:
        if number == CROWD // 2:
            return complaints.answer(complaint, by=bo, now=LATER, outcome="已换新")
        if number % 3 == 0:
            return complaints.route(complaint, department=(other, product)[number // 3 % 2], by=rita, now=LATER)
        return complaints.give(complaint, to=(ann, tom)[number % 2], by=bo, now=LATER)

    answers = together(CROWD, one)
    assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {"same", "done"}
    assert [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)] == []
    complaint.refresh_from_db()
    assert complaint.answered_at == LATER
    assert list(Todo.objects.open().values_list("promise", flat=True)) == ["visitors.satisfaction_asked"]
    closed = Todo.objects.filter(promise="visitors.complaint_answered").values_list("holder_id", flat=True)
    assert list(closed) == [complaint.handler_id]


def test_of_many_who_raise_one_complaint_at_once_one_does(rita: Person, product: Department, figure: Figure) -> None:
    complaint = a_complaint(rita, product)
    done = judged(together(CROWD, lambda _n: complaint_raising.raise_to_incident(complaint, by=rita, now=LATER)), "twice")
    figure(f"{CROWD} raise one complaint at once: {done} incident")
    assert (done, Incident.objects.count(), said(complaint, "raise_complaint")) == (1, 1, 1)


def test_control_without_the_lock_a_complaint_becomes_more_than_one_incident(
    rita: Person, product: Department, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    complaint = a_complaint(rita, product)
    read = without_lock(monkeypatch, complaint_raising)(Complaint)
    rows = SimpleNamespace(get=lambda pk: read(complaint))
    blind = SimpleNamespace(objects=SimpleNamespace(select_for_update=lambda: rows), Category=Complaint.Category)
    monkeypatch.setattr(complaint_raising, "Complaint", blind)
    together(FEW, lambda _number: complaint_raising.raise_to_incident(complaint, by=rita, now=LATER))
    figure(f"control: {FEW} raise one complaint at once without the lock: {Incident.objects.count()} incidents")
    assert Incident.objects.count() > 1


def test_a_new_customer_is_handed_on_once_by_many_workers(rita: Person, olga: Person, settings: object, figure: Figure) -> None:
    """The program has it; the look of many workers leaves nothing for the desk, and each customer is one letter."""
    settings.HAND_OFF_URL = "https://crm.example.com/hook"  # type: ignore[attr-defined]
    made = [a_call(rita, phone=f"0215555{number:04d}", is_new_customer=True) for number in range(3)]
    Call.objects.update(handed_to=DepartmentFactory(head=olga))
    Notice.objects.filter(channel=Channel.HOOK).update(sent_at=LATER)
    answers = together(CROWD, lambda _number: run(RULES["visitors.hand_off_sent"], now=LATER + MINUTE))

    assert [answer for answer in answers if isinstance(answer, Exception) or answer.errors] == []
    settled = Entry.objects.filter(subject_type="todos.todo", verb="settle_todo").count()
    figure(f"{CROWD} workers look at {len(made)} customers whom the program took: {settled} to-dos settled")
    assert (settled, Todo.objects.open().count(), Notice.objects.filter(channel=Channel.HOOK).count()) == (3, 0, 3)
