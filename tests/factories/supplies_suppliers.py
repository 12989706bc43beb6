"""Suppliers, agreements, reviews and budgets with sensible defaults, made by the real actions."""

from datetime import date, datetime
from decimal import Decimal
from itertools import count

from frontdesk.people.models import Person
from supplies.actions import agreements, suppliers
from supplies.actions.agreements import Price
from supplies.actions.grading import Figures
from supplies.models import Agreement, Category, Item, Supplier, SupplierReview
from tests.factories.supplies import an_item
from tests.moments import MONDAY_9AM

NAMES = count(1)
YEAR_END = date(2026, 12, 31)


def a_category(name: str = "文具") -> Category:
    return Category.objects.get_or_create(name=name)[0]


def a_supplier(by: Person, name: str = "", *, now: datetime = MONDAY_9AM, **fields: object) -> Supplier:
    categories = fields.pop("categories", None) or [a_category()]
    return suppliers.add(name=name or f"晨光文具{next(NAMES)}号店", categories=categories, by=by, now=now, **fields)


def an_agreement(
    by: Person, supplier: Supplier | None = None, *, item: Item | None = None, price: str = "11.30", **fields: object
) -> Agreement:
    given = {"from_on": MONDAY_9AM.date(), "until_on": YEAR_END, "now": MONDAY_9AM, **fields}
    prices = given.pop("prices", None) or [Price(item or an_item(), Decimal(price), holds=10)]
    return agreements.make(supplier or a_supplier(by), prices=prices, by=by, **given)


def a_review(supplier: Supplier, quarter: date = date(2026, 7, 1), *, now: datetime = MONDAY_9AM) -> SupplierReview:
    """One that waits for its marks; nothing was counted."""
    return SupplierReview.objects.create(supplier=supplier, quarter=quarter, opened_at=now, figures=Figures().frozen())
