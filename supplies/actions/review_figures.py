"""What was counted of suppliers in a quarter: orders, deliveries on time, rejections, prices beside the lowest quotes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from frontdesk.workdays.today import midnight
from supplies.actions.grading import ZERO, Figures
from supplies.models import Order, OrderLine, Quote, Receipt, ReceiptLine
from supplies.models.movement import CENT

PRICE = ("holds", "price", "tax_rate", "is_with_tax")


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def quarter_before(first: date) -> date:
    return first - relativedelta(months=3)


def quarter_after(first: date) -> date:
    return first + relativedelta(months=3)


@dataclass
class _Sums:
    orders: set[int] = field(default_factory=set)
    total: Decimal = ZERO
    deliveries: int = 0
    on_time: int = 0
    checked: Decimal = ZERO
    rejected: Decimal = ZERO
    paid: Decimal = ZERO
    best: Decimal = ZERO

    def figures(self) -> Figures:
        money = {name: getattr(self, name).quantize(CENT) for name in ("total", "checked", "rejected", "paid", "best")}
        return Figures(orders=len(self.orders), deliveries=self.deliveries, on_time=self.on_time, **money)


def counted(quarter: date, suppliers: Iterable[int] | None = None) -> dict[int, Figures]:
    """Figures by supplier: of those named, else of everybody who had an order in the quarter. Five queries, whatever there is."""
    sums: dict[int, _Sums] = defaultdict(_Sums)
    wanted = None if suppliers is None else set(suppliers)
    within = midnight(quarter), midnight(quarter_after(quarter))
    _orders(sums, within, wanted)
    _deliveries(sums, quarter, within)
    _inspections(sums, within)
    kept = {pk for pk, each in sums.items() if each.orders} if wanted is None else wanted
    return {pk: sums[pk].figures() for pk in kept}


def _orders(sums: dict[int, _Sums], within: tuple[Any, Any], wanted: set[int] | None) -> None:
    """What was ordered and not cancelled, and what it would have cost at the lowest quotes that were there."""
    lines = OrderLine.objects.filter(order__ordered_at__gte=within[0], order__ordered_at__lt=within[1], order__cancelled_at__isnull=True)
    if wanted is not None:
        lines = lines.filter(order__supplier__in=wanted)
    rows = list(lines.select_related("order", "applied").only("quantity", *PRICE, "order__supplier", "applied__plan_line"))
    lowest: dict[int, Decimal] = {}
    for quote in Quote.objects.filter(line__in={row.applied.plan_line_id for row in rows} - {None}).only("line", *PRICE):
        lowest[quote.line_id] = min(quote.unit_net, lowest.get(quote.line_id, quote.unit_net))
    for row in rows:
        mine = sums[row.order.supplier_id]
        mine.orders.add(row.order_id)
        mine.total += row.unit_gross * row.quantity
        if (best := lowest.get(row.applied.plan_line_id or 0)) is not None:
            mine.paid += row.unit_net * row.quantity
            mine.best += best * row.quantity


def _deliveries(sums: dict[int, _Sums], quarter: date, within: tuple[Any, Any]) -> None:
    """What came in the quarter, by the day it was expected or later; and what was expected then and never came, which is late."""
    came = Receipt.objects.filter(received_at__gte=within[0], received_at__lt=within[1], order__expected_on__isnull=False)
    for supplier, at, expected in came.order_by().values_list("order__supplier", "received_at", "order__expected_on"):
        sums[supplier].deliveries += 1
        sums[supplier].on_time += timezone.localdate(at) <= expected
    missing = Order.objects.filter(expected_on__gte=quarter, expected_on__lt=quarter_after(quarter), cancelled_at__isnull=True)
    for supplier in missing.filter(done_at__isnull=True, receipts__isnull=True).order_by().values_list("supplier", flat=True):
        sums[supplier].deliveries += 1


def _inspections(sums: dict[int, _Sums], within: tuple[Any, Any]) -> None:
    """By worth, for a rejected printer is more than a rejected pen; what came as too many was not inspected."""
    lines = ReceiptLine.objects.filter(receipt__received_at__gte=within[0], receipt__received_at__lt=within[1])
    only = ("accepted", "rejected", "receipt__order__supplier", *(f"line__{name}" for name in PRICE))
    for line in lines.order_by().select_related("receipt__order", "line").only(*only):
        mine = sums[line.receipt.order.supplier_id]
        mine.checked += line.line.unit_net * (line.accepted + line.rejected)
        mine.rejected += line.line.unit_net * line.rejected
