"""Papers and movements that are written in bulk: kept in memory a month long, so that every balance is its sum and every cost the moving
average of its moment, by the ledger's own rule."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from frontdesk.numbers.models import Counter, Number
from frontdesk.numbers.series import Series
from frontdesk.people.models import Department, Person
from supplies.actions.ledger import carry
from supplies.models import (
    Application,
    ApplicationLine,
    Balance,
    DemandForm,
    DemandLine,
    DemandRound,
    Disposal,
    HandEntry,
    HandIn,
    Handout,
    Issue,
    Item,
    Kind,
    Movement,
    Order,
    OrderLine,
    PlanLine,
    PurchasePlan,
    Quote,
    QuoteException,
    Receipt,
    ReceiptLine,
    Requisition,
    RequisitionLine,
    Stocktake,
    StocktakeLine,
    Store,
)
from supplies.models.movement import IN

BATCH = 1000
ORDERED: tuple[type[models.Model], ...] = (
    *(HandEntry, DemandRound, DemandForm, DemandLine, PurchasePlan, PlanLine, Quote, QuoteException),
    *(Application, ApplicationLine, Order, OrderLine, Receipt, ReceiptLine),
    *(Requisition, RequisitionLine, Handout, Issue, Disposal, HandIn, Stocktake, StocktakeLine),
)
Row = TypeVar("Row", bound=models.Model)


@dataclass
class Book:
    """What was not written yet, and how everything stands in memory."""

    balances: dict[int, Balance] = field(default_factory=dict)  # by item: each lies in one store
    rows: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    moves: list[tuple[Movement, models.Model]] = field(default_factory=list)
    counters: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    given: list[tuple[Number, models.Model]] = field(default_factory=list)

    def put_into(self, store: Store, items: list[Item]) -> None:
        self.balances |= {item.pk: Balance(item=item, store=store) for item in items}

    def add(self, row: Row) -> Row:
        """Written with the others, after what it hangs on."""
        self.rows[type(row)].append(row)
        return row

    def numbered(self, series: Series, row: Any, at: datetime) -> Any:
        """`add`, with the next number of its series."""
        period = series.period_at(at)
        self.counters[series.name, period] += 1
        row.number = series.write(period, n := self.counters[series.name, period])
        number = Number(series=series.name, period=period, n=n, text=row.number, subject_type=row._meta.label_lower, drawn_at=at)
        self.given.append((number, row))
        return self.add(row)

    def move(
        self,
        item: Item,
        kind: Kind,
        quantity: int,
        *,
        document: models.Model,
        at: datetime,
        by: Person | None,
        cost: Decimal | None = None,
        department: Department | None = None,
    ) -> None:
        """As the ledger does it: signed by its kind, at what was paid or at the moving average."""
        balance = self.balances[item.pk]
        signed = quantity if kind in IN else -quantity
        cost = balance.average if cost is None else cost
        carry(balance, signed, cost)
        movement = Movement(
            item=item,
            store=balance.store,
            kind=kind,
            quantity=signed,
            unit_cost=cost,
            department=department,
            document=document._meta.label_lower,
            line=document.pk or 0,
            on=timezone.localdate(at),
            moved_at=at,
            moved_by=by,
        )
        self.moves.append((movement, document))

    def there(self, item: Item) -> int:
        return self.balances[item.pk].on_hand

    def write(self) -> None:
        """Papers before their lines, then what they moved, in the order in which it moved."""
        for model in ORDERED:
            model._default_manager.bulk_create(self.rows.pop(model, []), batch_size=BATCH)
        for movement, document in self.moves:
            movement.line = document.pk
        Movement.objects.bulk_create([movement for movement, _document in self.moves], batch_size=BATCH)
        self.moves.clear()
        for number, row in self.given:
            number.subject_id = str(row.pk)
        Number.objects.bulk_create([number for number, _row in self.given], batch_size=BATCH)
        self.given.clear()

    def close(self) -> None:
        """The balances and the counters as they stand in the end; from here on the real actions go on."""
        Balance.objects.bulk_create(self.balances.values(), batch_size=BATCH)
        Counter.objects.bulk_create([Counter(series=name, period=period, last=n) for (name, period), n in self.counters.items()])
