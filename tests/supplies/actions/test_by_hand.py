"""What is booked by hand: opening stock once, things thrown away, a movement taken back with its reason."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import by_hand, closing
from supplies.invariants import balances
from supplies.models import Balance, HandEntry, Item, Kind, Movement
from tests.factories.supplies import a_store, an_item, stocked
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
TODAY, OCTOBER = MONDAY_9AM.date(), date(2026, 10, 31)


def opened(item: Item, by: Person, on: date = TODAY, quantity: int = 10) -> Movement:
    return by_hand.open_stock(item, store=a_store(), quantity=quantity, unit_cost=Decimal("2.5"), on=on, by=by, now=MONDAY_9AM)


def test_an_item_has_one_opening_stock_and_another_after_the_first_is_reversed(olga: Person) -> None:
    pens = an_item()
    first = opened(pens, olga)
    with pytest.raises(Refused) as refused:
        opened(pens, olga)
    by_hand.take_back(first, reason="多数了", on=TODAY, by=olga, now=MONDAY_9AM)
    opened(pens, olga, quantity=9)

    balance = Balance.objects.get(item=pens)
    assert (refused.value.code, balance.on_hand, balance.average, list(balances())) == ("opened", 9, Decimal("2.5"), [])
    assert Entry.objects.filter(verb="book_opening").count() == 2
    assert "多数了" in str(Detail.objects.get(entry__verb="reverse_movement").data)


def test_what_is_scrapped_leaves_at_its_average_for_a_reason(rita: Person) -> None:
    pens = stocked(10, cost="3")
    for quantity, reason, code in ((1, " ", "reason"), (11, "坏了", "short"), (0, "坏了", "quantity")):
        with pytest.raises(Refused) as refused:
            by_hand.scrap(pens, store=a_store(), quantity=quantity, reason=reason, on=TODAY, by=rita, now=MONDAY_9AM)
        assert refused.value.code == code
    gone = by_hand.scrap(pens, store=a_store(), quantity=4, reason="笔芯干了", on=TODAY, by=rita, now=MONDAY_9AM)
    assert (gone.kind, gone.quantity, gone.cost, HandEntry.objects.get().reason) == (Kind.SCRAP, -4, Decimal("-12.00"), "笔芯干了")


def test_a_closed_month_takes_nothing_by_hand(olga: Person) -> None:
    pens = an_item()
    first = opened(pens, olga, on=OCTOBER)
    closing.close(OCTOBER, by=olga, now=MONDAY_9AM)
    for book in (
        lambda: opened(an_item(), olga, on=OCTOBER),
        lambda: by_hand.scrap(pens, store=a_store(), quantity=1, reason="坏", on=OCTOBER, by=olga, now=MONDAY_9AM),
        lambda: by_hand.take_back(first, reason="错", on=OCTOBER, by=olga, now=MONDAY_9AM),
    ):
        with pytest.raises(Refused, match="2026-10") as refused:
            book()
        assert refused.value.code == "closed"
    assert by_hand.take_back(first, reason="错", on=TODAY, by=olga, now=MONDAY_9AM).on == TODAY


@pytest.mark.django_db(transaction=True)
def test_two_who_book_one_opening_stock_at_once_book_it_once(olga: Person) -> None:
    pens, got = an_item(), []
    a_store()

    def book(_number: int) -> None:
        try:
            opened(pens, olga)
            got.append("booked")
        except Refused as error:
            got.append(error.code)

    together(8, book)
    assert (sorted(got), Balance.objects.get(item=pens).on_hand) == (["booked", *["opened"] * 7], 10)
