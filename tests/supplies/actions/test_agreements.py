"""Agreements: prices for a term, one price of one firm for an item a day, longer, ended."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import agreements, suppliers
from supplies.actions.agreements import Price
from supplies.models import Agreement
from tests.factories.supplies import an_item
from tests.factories.supplies_suppliers import YEAR_END, a_supplier, an_agreement
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
TODAY = MONDAY_9AM.date()


def test_its_prices_hold_from_its_first_day_to_its_last(olga: Person) -> None:
    one = an_agreement(olga, number="XY-2026-03")
    [price] = one.prices.all()
    assert (price.holds, price.unit_net, price.unit_gross) == (10, Decimal("1.000000"), Decimal("1.130000"))
    days = [TODAY - DAY, TODAY, YEAR_END, YEAR_END + DAY]
    assert [Agreement.objects.in_force(day).exists() for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"until_on": TODAY - DAY}, "dates"),
        ({"from_on": TODAY - 9 * DAY, "until_on": TODAY - DAY}, "past"),
    ],
)
def test_days_that_are_refused(olga: Person, given: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        an_agreement(olga, **given)
    assert (refused.value.code, Agreement.objects.count()) == (code, 0)


def test_no_price_two_prices_of_an_item_and_a_closed_supplier_are_refused(olga: Person) -> None:
    firm, pen = a_supplier(olga), an_item()
    closed = a_supplier(olga)
    suppliers.close(closed, by=olga, now=MONDAY_9AM)
    prices = [Price(pen, Decimal(1))]
    codes = []
    for whom, asked in ((firm, []), (firm, prices * 2), (closed, prices)):
        with pytest.raises(Refused) as refused:
            agreements.make(whom, from_on=TODAY, until_on=YEAR_END, prices=asked, by=olga, now=MONDAY_9AM)
        codes.append(refused.value.code)
    assert codes == ["prices", "item", "closed"]


def test_one_firm_agrees_on_an_item_once_at_a_time_and_another_firm_too(olga: Person) -> None:
    firm, pen = a_supplier(olga), an_item()
    first = an_agreement(olga, firm, item=pen)
    with pytest.raises(Refused) as taken:
        an_agreement(olga, firm, item=pen, from_on=YEAR_END, until_on=date(2027, 6, 30))
    an_agreement(olga, item=pen)
    later = an_agreement(olga, firm, item=pen, from_on=date(2027, 1, 1), until_on=date(2027, 6, 30))
    with pytest.raises(Refused) as into_the_next:
        agreements.lengthen(first, until_on=date(2027, 1, 1), by=olga, now=MONDAY_9AM)
    agreements.end(later, by=olga, now=MONDAY_9AM)
    longer = agreements.lengthen(first, until_on=date(2027, 3, 31), by=olga, now=MONDAY_9AM)
    assert ([error.value.code for error in (taken, into_the_next)], longer.until_on) == (["taken"] * 2, date(2027, 3, 31))


def test_an_ended_one_is_neither_ended_nor_made_longer(olga: Person) -> None:
    one = an_agreement(olga)
    ended = agreements.end(one, by=olga, now=MONDAY_9AM)
    codes = []
    for again in (
        lambda: agreements.end(one, by=olga, now=MONDAY_9AM),
        lambda: agreements.lengthen(one, until_on=YEAR_END, by=olga, now=MONDAY_9AM),
    ):
        with pytest.raises(Refused) as refused:
            again()
        codes.append(refused.value.code)
    assert (codes, ended.ended_by, Agreement.objects.in_force(TODAY).count()) == (["ended"] * 2, olga, 0)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_agree_on_one_item_at_once_one_does(olga: Person) -> None:
    firm, pen = a_supplier(olga), an_item()
    answers = together(8, lambda _number: an_agreement(olga, firm, item=pen))
    assert (sum(isinstance(answer, Refused) for answer in answers), Agreement.objects.count()) == (7, 1)
