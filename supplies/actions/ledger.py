"""The one way stock changes: balances under a lock in the order of items, movements beside them, nothing below zero."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.advisory import share
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused, refuse_unless
from supplies.models import Balance, ClosedMonth, Item, Kind, Movement, Store
from supplies.models.movement import IN

MICRO = Decimal("0.000001")
MONTHS = "supplies.months"  # shared by who books, held by who closes a month


@dataclass(frozen=True)
class Line:
    """One line of a document moves one item. `quantity` in base units, above zero; which way follows from the kind.

    `unit_cost` (yuan a base unit, without tax) is for what comes in with a price; else the moving average of the moment counts.
    `reserved`: as many of them were reserved for this line. `department`: whose cost it is.
    """

    item: Item
    kind: Kind
    quantity: int
    document: models.Model
    unit_cost: Decimal | None = None
    reserved: int = 0
    department: Department | None = None


@transaction.atomic
def move(lines: Sequence[Line], *, store: Store, on: date, by: Person | None, now: datetime) -> list[Movement]:
    """Write these movements and their balances, all or none; a line that moved before moves nothing. Refused: closed, short, backwards.

    `on` is the day they count for; a day to come is none.
    """
    refuse_unless(on <= timezone.localdate(now), _("A day that has not come yet cannot be booked."), "future")
    month_is_open(on)
    balances = locked({line.item.pk for line in lines}, store)
    lines = [line for line in lines if not _moved(line)]
    moved = [_apply(line, balances[line.item.pk], store=store, on=on, by=by, now=now) for line in lines]
    return _write(moved, balances)


@transaction.atomic
def reverse(movement: Movement, *, on: date, by: Person, now: datetime) -> Movement:
    """Take a movement back by its opposite, at its own cost. Refused: closed, short, reversed, reversal."""
    month_is_open(on)
    balances = locked({movement.item_id}, movement.store)
    refuse_unless(movement.kind != Kind.REVERSAL, _("A reversal is not reversed: book the movement again."), "reversal")
    refuse_unless(not Movement.objects.reversing([movement.pk]).exists(), _("This movement is reversed already."), "reversed")
    back = Movement(
        item=movement.item,
        store=movement.store,
        kind=Kind.REVERSAL,
        department=movement.department,
        quantity=-movement.quantity,
        unit_cost=movement.unit_cost,
        document=Movement._meta.label_lower,
        line=movement.pk,
        on=on,
        moved_at=now,
        moved_by=by,
        reverses=movement,
    )
    carry(balances[movement.item_id], back.quantity, back.unit_cost)
    return _write([back], balances)[0]


def locked(items: Iterable[int], store: Store) -> dict[int, Balance]:
    """The balances of these items in this store, made where there was none; held in the order of items until the transaction ends."""
    ids = sorted(items)
    Balance.objects.bulk_create([Balance(item_id=pk, store=store) for pk in ids], ignore_conflicts=True)
    held = Balance.objects.filter(item__in=ids, store=store).select_for_update(of=("self",)).select_related("item").order_by("item_id")
    return {balance.item_id: balance for balance in held}


def month_is_open(on: date) -> None:
    """And stays open until this transaction ends. Refused: closed; the database refuses as well, whoever asks it."""
    share(MONTHS)
    closed = ClosedMonth.objects.holding(on).first()
    if closed:
        words = _("%(month)s is closed since %(day)s: book it on a day of an open month.")
        raise Refused(words % {"month": f"{on:%Y-%m}", "day": f"{closed.closed_at:%Y-%m-%d}"}, "closed")


def _moved(line: Line) -> bool:
    """Whether this line of the document has moved already: a double click, a retried request."""
    return Movement.objects.filter(document=line.document._meta.label_lower, line=line.document.pk, kind=line.kind).exists()


def _apply(line: Line, balance: Balance, *, store: Store, on: date, by: Person | None, now: datetime) -> Movement:
    signed = line.quantity if line.kind in IN else -line.quantity
    cost = balance.average if line.unit_cost is None else line.unit_cost
    balance.reserved -= line.reserved
    carry(balance, signed, cost)
    return Movement(
        item=line.item,
        store=store,
        kind=line.kind,
        department=line.department,
        quantity=signed,
        unit_cost=cost,
        document=line.document._meta.label_lower,
        line=line.document.pk,
        on=on,
        moved_at=now,
        moved_by=by,
    )


def carry(balance: Balance, quantity: int, cost: Decimal) -> None:
    """On hand and moving average after this quantity at this cost; what was there at least must stay for those it is reserved for."""
    there, left = balance.on_hand, balance.on_hand + quantity
    if left < balance.reserved:
        words = _("%(item)s: %(n)d %(unit)s are there that nobody waits for, %(many)d are wanted.")
        free = max(there - balance.reserved, 0)
        raise Refused(words % {"item": balance.item, "n": free, "unit": balance.item.unit, "many": -quantity}, "short")
    value = there * balance.average + quantity * cost
    if left and value >= 0 and cost != balance.average:
        balance.average = (value / left).quantize(MICRO, ROUND_HALF_UP)
    balance.on_hand = left


def _write(moved: list[Movement], balances: dict[int, Balance]) -> list[Movement]:
    Balance.objects.bulk_update(balances.values(), ["on_hand", "reserved", "average"])
    return Movement.objects.bulk_create(moved)
