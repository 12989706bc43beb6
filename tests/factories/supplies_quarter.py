"""A quarter of orders at a supplier: quoted, ordered, received, some of it late or rejected. Rows as the purchase writes them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from frontdesk.people.models import Person
from frontdesk.workdays.today import midnight
from supplies.models import Application, ApplicationLine, Order, OrderLine, PlanLine, PurchasePlan, Quote, Receipt, ReceiptLine, Supplier
from tests.factories.supplies import a_store, an_item

JULY = date(2026, 7, 1)


def an_order(
    supplier: Supplier,
    by: Person,
    *,
    on: date = JULY,
    price: str = "11.30",
    quotes: dict[Supplier, str] | None = None,
    many: int = 100,
    expected: int | None = 5,
) -> Order:
    """One line of so many pens in tens at this price with 13 % tax; `quotes` of others stand beside it in its plan."""
    at, pen = midnight(on) + timedelta(hours=10), an_item()
    line = (
        PlanLine.objects.create(plan=PurchasePlan.objects.create(made_at=at, reason="补货"), item=pen, to_buy=many)
        if quotes is not None
        else None
    )
    for firm, asked in {supplier: price, **quotes}.items() if quotes is not None else ():
        Quote.objects.create(line=line, supplier=firm, holds=10, price=Decimal(asked), entered_at=at, entered_by=by)
    application = Application.objects.create(purpose="补货", route="usual", total=0, created_at=at, created_by=by)
    shared = {"item": pen, "quantity": many, "holds": 10, "price": Decimal(price)}
    applied = ApplicationLine.objects.create(application=application, plan_line=line, supplier=supplier, **shared)
    order = Order.objects.create(
        number=f"CG-{on:%Y%m}-{Order.objects.count() + 1:03}",
        application=application,
        supplier=supplier,
        store=a_store(),
        ordered_at=at,
        ordered_by=by,
        expected_on=None if expected is None else on + timedelta(days=expected),
    )
    OrderLine.objects.create(order=order, applied=applied, **shared)
    return order


def received(order: Order, by: Person, *, days: int = 5, rejected: int = 0, at: datetime | None = None) -> Receipt:
    """All of it, so many days after it was ordered."""
    receipt = Receipt.objects.create(order=order, received_at=at or order.ordered_at + timedelta(days=days), received_by=by)
    for line in order.lines.all():
        ReceiptLine.objects.create(
            receipt=receipt,
            line=line,
            delivered=line.quantity,
            accepted=line.quantity - rejected,
            rejected=rejected,
            reason="漏墨" if rejected else "",
        )
    Order.objects.filter(pk=order.pk).update(done_at=receipt.received_at)
    return receipt
