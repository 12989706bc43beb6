"""Back-orders: whatever brings stock in, whoever was agreed to first gets it first."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies import invariants
from supplies.models import Balance, Requisition, RequisitionLine
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_purchase import a_receipt, an_order
from tests.factories.supplies_requisition import agreed, asked, handed
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def reserved(requisition: Requisition) -> int:
    return requisition.lines.get().reserved


def test_goods_that_come_go_to_the_oldest_back_order_and_the_asker_hears(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    keyboards = an_item(name="键盘")
    old = agreed(ann, {keyboards: 4}, by=bo)
    new = agreed(ann, {keyboards: 4}, by=bo, now=MONDAY_9AM + HOUR)
    a_receipt(an_order(olga, 6, item=keyboards), 6, 1, by=rita)

    assert (reserved(old), reserved(new), Balance.objects.get(item=keyboards).on_hand) == (4, 1, 5)
    told = Notice.objects.filter(kind="supplies.requisition_ready", channel=Channel.INBOX).order_by("pk")
    assert [(each.reader, each.data["number"], each.data["things"]) for each in told] == [
        (ann, old.number, "键盘 4支"),
        (ann, new.number, "键盘 1支"),
    ]


def test_a_newer_requisition_at_the_counter_does_not_pass_an_older_one(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(1, is_everyday=True)
    waits = asked(bo, {pens: 3})
    late = asked(ann, {pens: 1}, now=MONDAY_9AM + HOUR)
    assert (reserved(waits), reserved(late)) == (1, 0)
    with pytest.raises(Refused) as refused:
        handed(late, by=rita, many=1)
    assert refused.value.code == "short"


def test_what_is_kept_back_for_nobody_or_for_what_has_ended_is_found(ann: Person, bo: Person) -> None:
    pens = stocked(5)
    requisition = agreed(ann, {pens: 2}, by=bo)
    assert list(invariants.reserved()) == []
    Balance.objects.filter(item=pens).update(reserved=3)
    Requisition.objects.filter(pk=requisition.pk).update(done_at=MONDAY_9AM)
    assert len(list(invariants.reserved())) == 2
    Balance.objects.filter(item=pens).update(reserved=0)
    RequisitionLine.objects.update(reserved=0)
    assert list(invariants.reserved()) == []


@pytest.mark.django_db(transaction=True)
def test_asking_agreeing_receiving_and_handing_out_at_once_keeps_every_promise(
    ann: Person, bo: Person, rita: Person, olga: Person, figure: Figure
) -> None:
    pens = stocked(10, is_everyday=True)
    papers = [asked(ann, {pens: 2}) for _each in range(4)]
    orders = [an_order(olga, 5, item=pens) for _each in range(4)]

    def one(number: int) -> object:
        if number < 4:
            return handed(papers[number], by=rita, many=2)
        if number < 8:
            return a_receipt(orders[number - 4], 5, by=rita)
        return asked(bo, {pens: 3})

    answers = together(14, one)
    wrong = [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)]
    balance = Balance.objects.get(item=pens)
    promised = sum(line.reserved for paper in Requisition.objects.all() for line in paper.lines.all())
    figure(f"14 ask, hand out and receive at once: {len(wrong)} break, {promised} promised of {balance.on_hand}")
    assert (wrong, balance.reserved, [*invariants.balances(), *invariants.reserved()]) == ([], promised, [])
    short = sum(line.missing for paper in Requisition.objects.all() for line in paper.lines.all())
    assert short == 0 or balance.available == 0
