"""Handing out: whole and part, one signature for many, the check, old for new, by phone; never more than is there."""

import threading
from decimal import Decimal

import pytest
from django.db.models import Sum

from frontdesk.files.models import Attachment
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import ledger, quotas
from supplies.actions.handing_out import Given, Old, confirm, hand_out, hand_out_at_counter
from supplies.actions.take_back import take_back
from supplies.invariants import balances
from supplies.models import Balance, HandIn, Handout, Issue, Item, Movement, Requisition, TakeBack
from tests.counts import count
from tests.factories.supplies import a_store, put_in, stocked
from tests.factories.supplies_requisition import SIGNED, agreed, asked, handed
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
HOW = {"signed": Handout.Signed.SCREEN, "signature": SIGNED, "checked": True}


def there(item: Item) -> tuple[int, int]:
    """On hand, reserved."""
    balance = Balance.objects.get(item=item)
    return balance.on_hand, balance.reserved


def code_of(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    return refused.value.code


def test_what_was_agreed_to_goes_in_two_parts_and_the_ledger_names_each(ann: Person, bo: Person, rita: Person) -> None:
    keyboards = stocked(5, "80", name="键盘")
    requisition = agreed(ann, {keyboards: 3}, by=bo)
    first = handed(requisition, by=rita, many=2)
    requisition.refresh_from_db()
    assert (first.number, there(keyboards), requisition.done_at) == ("FF-202611-0001", (3, 1), None)

    second = handed(requisition, by=rita, now=MONDAY_9AM + HOUR)
    requisition.refresh_from_db()
    moved = Movement.objects.of_document(Issue, list(Issue.objects.values_list("pk", flat=True))).order_by("pk")
    assert [(row.quantity, row.department, row.cost) for row in moved] == [
        (-2, ann.department, Decimal("-160.00")),
        (-1, ann.department, Decimal("-80.00")),
    ]
    assert (second.issues.get().quantity, there(keyboards), requisition.done_at) == (1, (2, 0), MONDAY_9AM + HOUR)
    assert list(balances()) == []


def test_one_signature_for_everything_that_waits_for_a_department(ann: Person, bo: Person, rita: Person) -> None:
    pens, keyboards = stocked(9), stocked(9, name="键盘")
    papers = [agreed(ann, {pens: 2, keyboards: 1}, by=bo), agreed(ann, {pens: 3}, by=bo)]
    given = [Given(line, line.reserved) for paper in papers for line in paper.lines.select_related("item")]
    handout = hand_out(given, taker=bo, by=rita, now=MONDAY_9AM, **HOW)

    assert (handout.issues.count(), handout.confirmed_by, handout.checked_by) == (3, bo, rita)
    assert Attachment.objects.there().about(handout).count() == 1
    assert Requisition.objects.filter(done_at__isnull=False).count() == 2
    told = Notice.objects.get(kind="supplies.supplies_fetched", channel=Channel.INBOX)
    assert (told.reader, told.data["taker"], told.data["things"]) == (ann, "薄岩", "中性笔 5支、键盘 1支")


def test_what_is_not_in_order_is_not_handed_out(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(5)
    requisition, foreign, unasked = agreed(ann, {pens: 2}, by=bo), asked(rita, {stocked(5, is_everyday=True): 1}), asked(ann, {pens: 1})
    one, other, open_one = (each.lines.get() for each in (requisition, foreign, unasked))

    def attempt(*given: Given, **more: object) -> str:
        return code_of(lambda: hand_out(list(given), **{"taker": ann, "by": rita, "now": MONDAY_9AM, **HOW, **more}))

    assert attempt() == "nothing"
    assert attempt(Given(one, 1), checked=False) == "unchecked"
    assert attempt(Given(one, 1), signature=None) == "signature"
    assert attempt(Given(one, 3)) == "quantity"
    assert attempt(Given(one, 0)) == "quantity"
    assert attempt(Given(one, 1), Given(other, 1)) == "mixed"
    assert attempt(Given(open_one, 1)) == "over"
    assert (there(pens), Handout.objects.count()) == ((5, 2), 0)


def test_more_than_is_there_waits_for_whoever_is_first(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(2)
    first, second = agreed(ann, {pens: 3}, by=bo), agreed(ann, {pens: 1}, by=bo, now=MONDAY_9AM + HOUR)
    assert code_of(lambda: handed(second, by=rita, many=1)) == "short"
    assert code_of(lambda: handed(first, by=rita, many=3)) == "short"
    put_in(pens, 1)  # came, and nobody had shared it out yet
    assert code_of(lambda: handed(second, by=rita, many=1)) == "short"
    handed(first, by=rita, many=3)
    assert there(pens) == (0, 0)


def test_who_did_not_sign_confirms_on_the_phone_once(ann: Person, bo: Person, rita: Person) -> None:
    handout = handed(agreed(ann, {stocked(5): 2}, by=bo), by=rita, signed=Handout.Signed.PHONE, signature=None)
    notice = Notice.objects.get(kind="supplies.handout_to_confirm", channel=Channel.INBOX)
    assert (handout.confirmed_at, notice.reader, Todo.objects.open().get().holder) == (None, ann, ann)

    assert code_of(lambda: confirm(handout, by=bo, now=MONDAY_9AM)) == "not-taker"
    confirm(handout, by=ann, now=MONDAY_9AM + HOUR)
    assert code_of(lambda: confirm(handout, by=ann, now=MONDAY_9AM)) == "confirmed"
    handout.refresh_from_db()
    assert (handout.confirmed_by, Todo.objects.open().count()) == (ann, 0)


def test_old_for_new_takes_the_old_one_or_a_reason(ann: Person, bo: Person, rita: Person) -> None:
    keyboards = stocked(9, name="键盘", is_old_for_new=True)
    line = agreed(ann, {keyboards: 4}, by=bo).lines.get()

    def give(many: int, old: Old | None) -> Handout:
        return hand_out([Given(line, many, old)], taker=ann, by=rita, now=MONDAY_9AM, **HOW)

    for old in (None, Old(), Old(1), Old(without="  ")):
        assert code_of(lambda old=old: give(2, old)) == "old"
    assert (HandIn.objects.count(), there(keyboards)) == (0, (9, 4))
    give(2, Old(2, " K-7781 "))
    give(2, Old(1, without="一个遗失，已报备"))
    assert list(HandIn.objects.values_list("quantity", "serial", "without")) == [(2, "K-7781", ""), (1, "", "一个遗失，已报备")]


def test_at_the_counter_asking_signing_and_taking_are_one(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    pens, keyboards = stocked(9, is_everyday=True), stocked(9, name="键盘")
    a_store()
    quotas.set_quota(item=pens, per="person", period="month", most=4, by=olga, now=MONDAY_9AM)

    def take(wanted: dict[Item, int]) -> Handout:
        return hand_out_at_counter(wanted, taker=ann, by=rita, now=MONDAY_9AM, **HOW)

    assert take({pens: 3}).department == ann.department
    assert code_of(lambda: take({pens: 2})) == "quota"
    assert code_of(lambda: take({keyboards: 1})) == "not-everyday"
    assert code_of(lambda: take({})) == "nothing"
    assert (there(pens), Requisition.objects.count()) == ((6, 0), 1)


def test_what_comes_back_unused_goes_to_the_shelf_at_its_own_cost_and_to_whoever_waits(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(3, "2.00")
    handout = handed(agreed(ann, {pens: 3}, by=bo), by=rita)
    waits = agreed(ann, {pens: 1}, by=bo)
    put_in(pens, 1, "4.00")
    issue = handout.issues.get()

    take_back(issue, 2, by=rita, now=MONDAY_9AM, reason="多领了")
    back = Movement.objects.of_document(TakeBack, list(TakeBack.objects.values_list("pk", flat=True))).get()
    assert (back.quantity, back.unit_cost, back.department) == (2, Decimal("2"), ann.department)
    assert (there(pens), waits.lines.get().reserved) == ((3, 1), 1)
    assert code_of(lambda: take_back(issue, 2, by=rita, now=MONDAY_9AM)) == "quantity"
    take_back(issue, 1, by=rita, now=MONDAY_9AM)
    assert code_of(lambda: take_back(issue, 1, by=rita, now=MONDAY_9AM)) == "quantity"
    assert list(balances()) == []


@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_the_counter_at_once_for_twenty_twenty_go_away_with_one(ann: Person, rita: Person, figure: Figure) -> None:
    pens = stocked(20, is_everyday=True)
    answers = together(50, lambda _n: hand_out_at_counter({pens: 1}, taker=ann, by=rita, now=MONDAY_9AM, **HOW))
    served = [each for each in answers if isinstance(each, Handout)]
    told = [each for each in answers if isinstance(each, Refused) and each.code == "short"]
    figure(f"50 take one at once at the counter, 20 are there: {len(served)} get it, {len(told)} are told, {there(pens)[0]} left")
    assert (len(served), len(told), there(pens), list(balances())) == (20, 30, (0, 0), [])
    assert Requisition.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_of_many_who_hand_out_the_same_line_at_once_one_does(ann: Person, bo: Person, rita: Person, figure: Figure) -> None:
    pens = stocked(50)
    requisition = agreed(ann, {pens: 1}, by=bo)
    many = count(40, 10)
    answers = together(many, lambda _n: handed(requisition, by=rita, many=1))
    figure(f"{many} hand out one line at once: {sum(isinstance(each, Handout) for each in answers)} does")
    assert sum(isinstance(each, Handout) for each in answers) == 1
    assert (there(pens), Issue.objects.aggregate(Sum("quantity"))["quantity__sum"]) == ((49, 0), 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_more_go_away_than_are_there(
    ann: Person, bo: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    pens = stocked(1)
    first, second = (agreed(ann, {pens: 1}, by=bo) for _each in range(2))
    gate = threading.Barrier(2)

    def unlocked(items: object, store: object) -> dict[int, Balance]:
        found = {each.item_id: each for each in Balance.objects.select_related("item").filter(item__in=list(items), store=store)}  # type: ignore[call-overload]
        gate.wait(timeout=30)
        return found

    issues = []
    for requisition in (first, second):
        handout = Handout.objects.create(
            store=a_store(), department=ann.department, taker=ann, signed="screen", issued_at=MONDAY_9AM, issued_by=rita
        )
        issues.append(Issue.objects.create(handout=handout, line=requisition.lines.get(), quantity=1))
    monkeypatch.setattr(ledger, "locked", unlocked)
    lines = [[ledger.Line(pens, ledger.Kind.ISSUE, 1, document=issue)] for issue in issues]
    Balance.objects.update(reserved=0)
    free = ledger.move.__wrapped__
    together(2, lambda n: free(lines[n], store=a_store(), on=MONDAY_9AM.date(), by=rita, now=MONDAY_9AM))
    gone = -Movement.objects.filter(kind="issue").aggregate(many=Sum("quantity"))["many"]
    figure(f"2 take the last one without the lock: {gone} gone of 1")
    assert gone == 2
