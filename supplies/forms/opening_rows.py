"""The opening stock as a spreadsheet: every item with how many were there and what one of them cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.excel.read import Line, Sheet, plain
from supplies.forms.booking import DEAREST
from supplies.forms.sheet_rows import Head, Reading, Rows, Wanted, decimal_in, text
from supplies.models import Item, Kind, Movement, Store


@dataclass(frozen=True)
class Shelf:
    """One item in one store, with its opening stock where it has one."""

    item: Item
    store: Store
    opening: Movement | None


HEADS: dict[str, Head] = {
    "number": Head(gettext_lazy("Number"), 12, lambda row: row.item.number),
    "name": Head(gettext_lazy("Item"), 26, lambda row: row.item.name),
    "specification": Head(gettext_lazy("Specification"), 26, lambda row: row.item.specification),
    "store": Head(gettext_lazy("Store"), 16, lambda row: row.store.name),
    "quantity": Head(gettext_lazy("Opening stock"), 12, lambda row: row.opening.quantity if row.opening else None),
    "unit": Head(gettext_lazy("Unit"), 8, lambda row: row.item.unit),
    "unit_cost": Head(gettext_lazy("Cost of one, without tax"), 14, lambda row: cost_of(row.opening)),
}


def cost_of(opening: Movement | None) -> Any:
    """As few places as it has."""
    return float(opening.unit_cost) if opening else None


def openings() -> dict[tuple[int, int], Movement]:
    """(item, store) → its opening stock that was not reversed."""
    rows = Movement.objects.filter(kind=Kind.OPENING).standing()
    return {(row.item_id, row.store_id): row for row in rows}


def written() -> Iterator[Shelf]:
    """Every open item in every store that holds it, and in the usual one."""
    booked, stores = openings(), list(Store.objects.open().in_order())
    for item in Item.objects.open().order_by("number").prefetch_related("balances"):
        held = {balance.store_id for balance in item.balances.all()}
        yield from (Shelf(item, each, booked.get((item.pk, each.pk))) for each in stores if each.pk in held or each == stores[0])


def parsed(sheet: Sheet) -> Rows:
    """Every row with what it asks for or what is wrong with it. Refused when the sheet has no column of quantities."""
    return _Openings(sheet, Item.objects.all()).rows()


class _Openings(Reading):
    columns = HEADS
    needed = frozenset({"number", "quantity"})

    def __init__(self, sheet: Sheet, items: Iterable[Item]):
        super().__init__(sheet, items)
        self.booked = openings()
        open_stores = list(Store.objects.open().in_order())
        self.usual = open_stores[0] if open_stores else None
        self.stores = {plain(word): each for each in open_stores for word in (each.name, each.name_en) if word}

    def read(self, line: Line) -> None:
        before, item = len(self.problems), self.item_of(line)
        if item is None or item.closed_at:
            self.wrong(line, "number", _("No open item of the catalogue has this number."))
            return
        store, quantity, cost = self._store(line), self.whole(line, "quantity"), self._cost(line)
        unit = text(line.values.get("unit"))
        if unit and unit not in (item.unit, item.unit_en):
            self.wrong(line, "unit", _("This item is counted in another unit; expected: %(unit)s") % {"unit": item.unit})
        if store is None or self.is_twice(line, (item.pk, store.pk), "number") or len(self.problems) > before:
            return
        self._want(line, item, store, quantity, cost)

    def _store(self, line: Line) -> Store | None:
        word = plain(line.values.get("store"))
        store = self.stores.get(word) if word else self.usual
        if store is None:
            self.wrong(line, "store", _("No open store is called so."))
        return store

    def _cost(self, line: Line) -> Decimal | None:
        value = line.values.get("unit_cost")
        if value is None or text(value) == "":
            return None
        cost = decimal_in(value)
        if cost is None or cost < 0 or cost > DEAREST:
            self.wrong(line, "unit_cost", _("Write an amount in yuan, like 2.50."))
            return None
        return cost.quantize(Decimal("0.000001"))

    def _want(self, line: Line, item: Item, store: Store, quantity: int | None, cost: Decimal | None) -> None:
        booked = self.booked.get((item.pk, store.pk))
        if (booked and (quantity, cost) == (booked.quantity, booked.unit_cost)) or (not booked and not quantity):
            self.unchanged += 1
        elif booked:
            words = _("It has its opening stock already: %(n)d at ¥%(cost)s. Take that movement back first.")
            self.wrong(line, "quantity", words % {"n": booked.quantity, "cost": f"{booked.unit_cost.normalize():f}"})
        elif cost is None:
            self.wrong(line, "unit_cost", _("What one of them cost is needed; 0 where nobody knows."))
        else:
            values = {"item": item.pk, "store": store.pk, "quantity": quantity, "unit_cost": str(cost)}
            told = (
                (str(HEADS["quantity"].label), "", f"{quantity} {item.unit}"),
                (str(HEADS["unit_cost"].label), "", f"¥{cost.normalize():f}"),
            )
            self.wanted.append(Wanted(line.number, None, str(item), values, {}, told))
