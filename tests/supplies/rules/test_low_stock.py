"""One episode below the minimum: told when it begins and when it is over, what is on order counts, a line is drafted to be bought."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.actions import catalogue
from supplies.models import Balance, Item, Kind, LowStock, Pack, PlanLine, PurchasePlan
from tests.factories.supplies import a_store, an_item, put_in, stocked, take_out
from tests.moments import HOUR, MINUTE, MONDAY_9AM

RULE = "supplies.low_stock"
pytestmark = pytest.mark.django_db
BEGUN, OVER = "supplies.low_stock", "supplies.low_stock_over"


def look(after: int = 0) -> list[str]:
    """What the rule finds so many minutes after nine: whose inbox holds how many of each by then."""
    run(RULES[RULE], now=MONDAY_9AM + after * MINUTE)
    rows = Notice.objects.filter(channel=Channel.INBOX, kind__in=(BEGUN, OVER)).order_by("pk")
    return [f"{row.reader.username} {row.kind.rpartition('.')[2]}" for row in rows.select_related("reader")]


@pytest.mark.parametrize(
    ("minimum", "there", "on_order", "is_low"),
    [(None, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1), (0, 0, 1, 0), (5, 5, 0, 0), (5, 4, 0, 1), (5, 4, 1, 0), (5, 0, 4, 1), (5, 0, 5, 0)],
)
def test_what_is_low(rita: Person, minimum: int | None, there: int, on_order: int, is_low: int) -> None:
    item = stocked(there, minimum=minimum) if there else an_item(minimum=minimum)
    Balance.objects.update_or_create(item=item, store=a_store(), defaults={"on_order": on_order})
    look()
    assert LowStock.objects.filter(item=item).count() == is_low
    if minimum is not None:
        assert Item.objects.with_stock().get(pk=item.pk).is_below_minimum == bool(is_low)


def test_what_is_reserved_is_not_there_for_the_next(rita: Person) -> None:
    item = stocked(10, minimum=5)
    Balance.objects.filter(item=item).update(reserved=6)
    look()
    assert LowStock.objects.count() == 1


def test_ten_issues_below_the_minimum_are_one_alert_and_coming_back_is_one_more(rita: Person, olga: Person, ann: Person) -> None:
    pens, keepers = stocked(20, minimum=15), ["rita", "olga"]
    seen = []
    for number in range(10):
        take_out(pens, 1)
        seen = look(5 * number)
    assert sorted(seen) == sorted(f"{who} low_stock" for who in keepers)
    assert (LowStock.objects.count(), PlanLine.objects.count()) == (1, 1)

    put_in(pens, 10, kind=Kind.RECEIPT)
    for after in (60, 65):
        seen = look(after)
    assert sorted(seen) == sorted(f"{who} {what}" for who in keepers for what in ("low_stock", "low_stock_over"))
    take_out(pens, 10)
    assert (len(look(90)), LowStock.objects.count()) == (6, 2)


def test_a_line_that_fills_it_up_in_whole_packs_is_drafted_into_one_plan(rita: Person) -> None:
    pens, paper = stocked(4, minimum=5, maximum=30), an_item(name="A4复印纸", minimum=3)
    Pack.objects.create(item=pens, name="盒", holds=12)
    look()
    plan = PurchasePlan.objects.get()
    assert (plan.round, plan.made_by) == (None, None)
    assert [(line.item, line.to_minimum, line.available, line.holds, line.to_buy) for line in plan.lines.order_by("item")] == [
        (pens, 30, 4, 12, 36),
        (paper, 3, 0, 1, 3),
    ]
    words = written(Notice.objects.filter(kind=BEGUN, channel=Channel.INBOX, data__number=pens.number).first())
    assert (words.title, "36 支" in words.body, words.link.endswith(pens.get_absolute_url())) == ("中性笔低于库存下限", True, True)


def test_a_draft_that_nobody_quoted_goes_when_it_is_not_needed(rita: Person) -> None:
    pens = stocked(4, minimum=5)
    look()
    put_in(pens, 10, kind=Kind.RECEIPT)
    look(5)
    assert (PlanLine.objects.count(), LowStock.objects.get().ended_at) == (0, MONDAY_9AM + 5 * MINUTE)


def test_a_closed_item_ends_its_episode_without_a_word(rita: Person, olga: Person) -> None:
    item = an_item(minimum=0)
    look()
    catalogue.close(item, by=olga, now=MONDAY_9AM + HOUR)
    assert (OVER in str(look(65)), LowStock.objects.filter(ended_at=None).count()) == (False, 0)


def test_after_an_outage_what_came_and_went_is_not_told(rita: Person) -> None:
    pens = stocked(10, minimum=5)
    look()
    take_out(pens, 8)
    put_in(pens, 10, kind=Kind.RECEIPT)
    assert look(600) == []


def test_without_a_store_nobody_is_told() -> None:
    an_item(minimum=0)
    assert look() == []
