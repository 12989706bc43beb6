"""New customers: the head of sales hears with the call, the customer program gets them, and what is missing stays with the desk."""

import json
from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace

import pytest

from frontdesk.journal.models import Entry
from frontdesk.limits import actions as limits
from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.calls import a_call
from tests.moments import MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import calls
from visitors.limits import CallLimits
from visitors.models import Call
from visitors.promises.customer_passed_on import CustomerPassedOn

pytestmark = pytest.mark.django_db
HOOK = "https://crm.example.com/hooks/frontdesk?key=secret"


@pytest.fixture
def sales(bo: Person, product: Department, olga: Person) -> Department:
    limits.change(CallLimits, values={"sales": product.pk}, by=olga, now=MONDAY_9AM)
    return product


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind__startswith="visitors.customer").exclude(channel=Channel.MAIL).order_by("pk")
    return [(notice.channel, notice.reader.username if notice.reader else notice.address) for notice in rows]


def test_the_head_of_the_chosen_department_hears_with_the_call_and_nothing_is_left_to_do(sales: Department, rita: Person) -> None:
    call = a_call(rita, is_new_customer=True)
    assert (told(), call.handed_to, Todo.objects.open().count()) == ([("inbox", "bo")], sales, 0)
    assert Notice.objects.get(channel=Channel.INBOX).due_at == call.ended_at  # within two minutes by any clock


def test_while_no_department_is_chosen_the_admin_manager_hears_and_the_desk_hands_on_itself(rita: Person, olga: Person) -> None:
    call = a_call(rita, is_new_customer=True)
    todo = Todo.objects.open().get()
    assert (told(), call.handed_to, todo.role, todo.due_at) == ([("inbox", "olga")], None, "receptionist", MONDAY_9AM + 2 * MINUTE)


def test_the_customer_program_gets_plain_fields_and_its_address_is_in_no_notice(sales: Department, rita: Person, settings: object) -> None:
    settings.HAND_OFF_URL = HOOK
    call = a_call(rita, is_new_customer=True)
    notice = Notice.objects.get(channel=Channel.HOOK)
    [attachment] = KINDS[notice.kind].attachments(notice)
    sent = json.loads(attachment.content)

    assert told() == [("inbox", "bo"), ("hook", "crm.example.com")]
    assert {key: sent[key] for key in ("event", "call", "caller", "company", "phone", "about", "words", "began_at")} == {
        "event": "new_customer",
        "call": call.pk,
        "caller": "唐宁",
        "company": "启明咨询",
        "phone": "02155558000",
        "about": "question",
        "words": "问报价",
        "began_at": call.began_at.isoformat(),
    }
    assert (sent["link"].endswith(call.get_absolute_url()), "secret" in json.dumps(notice.data)) == (True, False)


def test_what_the_program_has_not_taken_is_owed_until_it_has(sales: Department, rita: Person, settings: object) -> None:
    settings.HAND_OFF_URL = HOOK
    a_call(rita, is_new_customer=True)
    look = RULES["visitors.hand_off_sent"]
    run(look, now=MONDAY_9AM + MINUTE)
    before = Todo.objects.open().count()
    Notice.objects.filter(channel=Channel.HOOK).update(sent_at=MONDAY_9AM + MINUTE)
    run(look, now=MONDAY_9AM + 2 * MINUTE)
    assert (before, Todo.objects.open().count()) == (1, 0)


def test_a_call_that_was_a_mistake_is_not_sent(sales: Department, rita: Person, settings: object) -> None:
    settings.HAND_OFF_URL = HOOK
    call = a_call(rita, is_new_customer=True)
    calls.void(call, by=rita, now=MONDAY_9AM)
    hook = Notice.objects.get(channel=Channel.HOOK)
    sent = deliver(hook.pk, now=MONDAY_9AM + MINUTE)
    hook.refresh_from_db()
    assert (sent, hook.obsolete_at, Todo.objects.open().count()) == (0, MONDAY_9AM + MINUTE, 0)


def test_no_mistake_after_all_what_was_owed_is_owed_again_once_and_the_program_gets_it(
    sales: Department, rita: Person, settings: object
) -> None:
    settings.HAND_OFF_URL = HOOK
    call = a_call(rita, is_new_customer=True)
    calls.void(call, by=rita, now=MONDAY_9AM + MINUTE)
    deliver(Notice.objects.get(channel=Channel.HOOK).pk, now=MONDAY_9AM + MINUTE)
    before = Todo.objects.open().count()
    calls.unvoid(call, by=rita, now=MONDAY_9AM + 5 * MINUTE)

    todo = Todo.objects.open().get()
    assert (before, todo.promise, todo.role, todo.due_at) == (0, CustomerPassedOn.name, "receptionist", MONDAY_9AM + 2 * MINUTE)
    hooks = Notice.objects.filter(channel=Channel.HOOK).order_by("pk")
    assert [(hook.obsolete_at is not None, hook.data["caller"]) for hook in hooks] == [(True, "唐宁"), (False, "唐宁")]
    assert told().count(("inbox", "bo")) == 1  # the head of sales has heard
    Notice.objects.filter(pk=hooks[1].pk).update(sent_at=MONDAY_9AM + 6 * MINUTE)
    run(RULES["visitors.hand_off_sent"], now=MONDAY_9AM + 6 * MINUTE)
    assert Todo.objects.open().count() == 0


def test_struck_out_and_counted_before_anything_was_sent_it_goes_once(sales: Department, rita: Person, settings: object) -> None:
    settings.HAND_OFF_URL = HOOK
    call = a_call(rita, is_new_customer=True)
    for minute in (1, 2):
        calls.void(call, by=rita, now=MONDAY_9AM + minute * MINUTE)
        calls.unvoid(call, by=rita, now=MONDAY_9AM + minute * MINUTE + MINUTE / 2)
    assert (Notice.objects.filter(channel=Channel.HOOK).count(), Todo.objects.open().count()) == (1, 1)


def test_what_was_done_before_is_not_owed_again(sales: Department, rita: Person, settings: object) -> None:
    settings.HAND_OFF_URL = HOOK
    call = a_call(rita, is_new_customer=True)
    todos.tick(Todo.objects.open().get(), by=rita, now=MONDAY_9AM)
    calls.void(call, by=rita, now=MONDAY_9AM + MINUTE)
    calls.unvoid(call, by=rita, now=MONDAY_9AM + 2 * MINUTE)
    assert Todo.objects.open().count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_who_count_it_again_at_once_one_does_and_one_to_do_is_back(rita: Person, olga: Person) -> None:
    call = a_call(rita, is_new_customer=True)
    calls.void(call, by=rita, now=MONDAY_9AM)
    answers = together(count(40, 10), lambda number: calls.unvoid(call, by=rita, now=MONDAY_9AM + number * MINUTE))
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert (len(answers) - len(refused), {answer.code for answer in refused}) == (1, {"not-void"})
    assert (Todo.objects.open().count(), Entry.objects.filter(verb="reopen_todo").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_row_held_it_counts_again_several_times(rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    call, few = a_call(rita, is_new_customer=True), 4
    calls.void(call, by=rita, now=MONDAY_9AM)
    all_have_read = Barrier(few)

    def unlocked(pk: int) -> Call:
        found = Call.objects.get(pk=pk)
        all_have_read.wait(timeout=30)
        return found

    rows = SimpleNamespace(select_for_update=lambda: SimpleNamespace(get=unlocked))
    monkeypatch.setattr(calls, "Call", SimpleNamespace(objects=rows))
    monkeypatch.setattr(calls, "transaction", SimpleNamespace(atomic=nullcontext))
    together(few, lambda number: calls.unvoid(call, by=rita, now=MONDAY_9AM + number * MINUTE))
    assert Entry.objects.filter(verb="unvoid_call").count() > 1
