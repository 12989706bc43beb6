"""采购单: one to each supplier of an approved application; what is awaited stands beside the stock."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from supplies.actions import on_order
from supplies.models import Application, ApplicationLine, Order, OrderLine, Store
from supplies.numbers import ORDERS
from supplies.promises.order_arrived import OrderArrived


@transaction.atomic
def place(
    application: Application, *, by: Person, now: datetime, expected: Mapping[int, date | None] | None = None, store: Store | None = None
) -> list[Order]:
    """An order to each supplier of what is in no order yet. `expected`: the day by supplier; else as their quotes say.

    Refused: unapproved, ordered, past, stores (there is none).
    """
    held = Application.objects.select_for_update().get(pk=application.pk)
    words = _("This application is not approved. Nothing is ordered before the admin manager agrees.")
    refuse_unless(held.approved_at is not None, words, "unapproved")
    wanted = list(not_ordered(held))
    refuse_unless(bool(wanted), _("Everything in this application is ordered already."), "ordered")
    store = store or Store.objects.open().in_order().first()
    refuse_unless(store is not None, _("Add a store first: the goods must go somewhere."), "stores")
    assert store is not None
    days = {**days_said(wanted, today=timezone.localdate(now)), **{key: day for key, day in (expected or {}).items() if day}}
    for day in days.values():
        _must_come(day, now)
    orders = []
    for supplier in sorted({line.supplier_id for line in wanted}):
        order = Order.objects.create(
            application=held, supplier_id=supplier, store=store, expected_on=days.get(supplier), ordered_at=now, ordered_by=by
        )
        OrderLine.objects.bulk_create([_line(order, line) for line in wanted if line.supplier_id == supplier])
        orders.append(order)
    on_order.add(((line.item_id, line.quantity) for line in wanted), store=store)
    for order in orders:
        _begin(order, by=by, now=now)
    return orders


def not_ordered(application: Application) -> Iterable[ApplicationLine]:
    """What stands in no order, or only in orders that were cancelled."""
    standing = OrderLine.objects.filter(applied__application=application, order__cancelled_at__isnull=True)
    return application.lines.exclude(pk__in=standing.values("applied")).select_related("quote", "supplier", "item").order_by("pk")


def days_said(lines: Iterable[ApplicationLine], *, today: date) -> dict[int, date | None]:
    """By supplier: the working day on which everything would be here, as their quotes say; None where no quote says."""
    slowest: dict[int, int | None] = {}
    for line in lines:
        days = line.quote.delivery_days if line.quote else None
        slowest[line.supplier_id] = max(filter(None, (slowest.get(line.supplier_id), days)), default=None)
    working = calendar()
    return {supplier: working.add_workdays(today, days) if days else None for supplier, days in slowest.items()}


@transaction.atomic
def postpone(order: Order, *, expected_on: date, by: Person, now: datetime, reason: str = "") -> Order:
    """The supplier says another day; whoever ordered is reminded by the new one. Refused: over, past."""
    held = locked(order)
    _must_come(expected_on, now)
    was, held.expected_on = held.expected_on, expected_on
    held.save(update_fields=["expected_on"])
    details = {"was": str(was or ""), "expected_on": str(expected_on), "reason": reason.strip()[:200]}
    trail.record("postpone_order", subject=held, by=by, at=now, details=details)
    todos.withdraw(OrderArrived, subject=held, now=now, by=by)
    _await(held, by=by, now=now)
    return held


@transaction.atomic
def cancel(order: Order, *, reason: str, by: Person, now: datetime) -> Order:
    """Nothing of it comes; its lines may be ordered again. Refused: over, came (then only the rest is given up), reason."""
    refuse_unless(bool(reason.strip()), _("Please say why."), "reason")
    held = locked(order)
    words = _("Something of this order has come. Give up the rest instead.")
    refuse_unless(not held.receipts.exists(), words, "came")
    _end(held, reason, by=by, now=now, cancelled_at=now, cancelled_by=by)
    trail.record("cancel_order", subject=held, by=by, at=now, details={"reason": held.words})
    return held


@transaction.atomic
def give_up_rest(order: Order, *, reason: str, by: Person, now: datetime) -> Order:
    """What has not come is not awaited any more. Refused: over, nothing (came: then it is cancelled), reason."""
    refuse_unless(bool(reason.strip()), _("Please say why."), "reason")
    held = locked(order)
    refuse_unless(held.receipts.exists(), _("Nothing of this order has come. Cancel it instead."), "nothing")
    _end(held, reason, by=by, now=now, done_at=now)
    trail.record("give_up_order", subject=held, by=by, at=now, details={"reason": held.words})
    return held


def locked(order: Order) -> Order:
    """The order, held until the transaction ends. Refused: over."""
    held = Order.objects.select_for_update(of=("self",)).select_related("store", "supplier").get(pk=order.pk)
    refuse_unless(held.cancelled_at is None, _("This order is cancelled."), "over")
    refuse_unless(held.done_at is None, _("This order is done: everything came, or the rest is not awaited."), "over")
    return held


def finish(order: Order, *, by: Person, now: datetime) -> None:
    """Everything came."""
    order.done_at = now
    order.save(update_fields=["done_at"])
    todos.settle(OrderArrived, subject=order, by=by, now=now)


def _end(order: Order, reason: str, *, by: Person, now: datetime, **facts: object) -> None:
    """Nothing more is awaited of it."""
    order.words = reason.strip()[:200]
    for name, value in facts.items():
        setattr(order, name, value)
    order.save(update_fields=["words", *facts])
    on_order.take_off([(line.item_id, line.open) for line in order.lines.with_accepted()], store=order.store)
    todos.withdraw(OrderArrived, subject=order, by=by, now=now)


def _must_come(day: date | None, now: datetime) -> None:
    refuse_unless(day is None or day >= timezone.localdate(now), _("The day on which it is expected is over."), "past")


def _line(order: Order, line: ApplicationLine) -> OrderLine:
    given = {name: getattr(line, name) for name in ("item", "special", "quantity", "holds", "price", "tax_rate", "is_with_tax")}
    return OrderLine(order=order, applied=line, **given)


def _await(order: Order, *, by: Person, now: datetime) -> None:
    if order.expected_on:
        buyer = order.ordered_by if order.ordered_by.is_active else by
        todos.open(OrderArrived, subject=order, since=midnight(order.expected_on), holder=buyer, by=by, now=now)


def _begin(order: Order, *, by: Person, now: datetime) -> None:
    """Who ordered looks out for it; the order gets its number."""
    _await(order, by=by, now=now)
    order.number = draw(ORDERS, subject=order, at=now).text
    order.save(update_fields=["number"])
    details = {"number": order.number, "supplier": order.supplier_id, "application": order.application_id}
    trail.record("place_order", subject=order, by=by, at=now, details=details)
    put(order)
