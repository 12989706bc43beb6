"""What a month's stock analysis is counted from, in eight questions however long the ledger is.

Closing stock is rolled back from the balances as they stand: what came later is taken away. `until` is the newest movement that a report
knew; with it the same figures come out whatever was booked since, also into days that were over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from frontdesk.people.models import Department
from frontdesk.workdays.months import month_after, month_before, month_bounds
from supplies.models import Item, Kind, LowStock, Movement, RequisitionLine, StocktakeLine
from supplies.models.movement import COST

Pair = tuple[int, Decimal]  # how many base units, worth how many yuan
NOTHING: Pair = (0, Decimal(0))


@dataclass(frozen=True)
class Moved:
    """What the month's movements of one item, kind and department come to; a reversal counts with what it reverses."""

    item: int
    kind: str
    department: int | None
    quantity: int
    cost: Decimal


@dataclass(frozen=True)
class Read:
    """Everything a report is counted from."""

    month: date
    until: int
    items: Sequence[Mapping[str, Any]]
    later: Mapping[int, Pair]
    moved: Sequence[Moved]
    spent: Mapping[tuple[int, date], Decimal]  # (department, first day of its month)
    episodes: Sequence[tuple[int, datetime, datetime | None]]
    short: Mapping[int, int]  # lines of requisitions that had to wait, by item
    lines: Sequence[StocktakeLine]
    departments: Sequence[tuple[int, str, str, int]]  # id, names, how many people

    @property
    def end(self) -> date:
        """The day after the month's last."""
        return month_after(self.month)

    @property
    def months(self) -> tuple[date, date]:
        """The month before, and the same a year ago."""
        return month_before(self.month), self.month - relativedelta(years=1)


def read(month: date, *, until: int | None = None) -> Read:
    """Of the month with this first day. Who needs it exact holds the ledger's months meanwhile."""
    known = Movement.objects.order_by() if until is None else Movement.objects.order_by().filter(pk__lte=until)
    end = month_after(month)
    items = list(_items(month, end, known))
    return Read(
        month=month,
        until=until if until is not None else next((item["newest"] for item in items), None) or 0,
        items=items,
        later=_later(end, until),
        moved=_moved(month, end, known),
        spent=_spent(month, known),
        episodes=_episodes(month),
        short=_short(month),
        lines=_lines(month),
        departments=_departments(),
    )


def _items(month: date, end: date, known: QuerySet) -> QuerySet:
    """Each item with what all stores hold of it, when it first came, when it was last issued, what was last paid for it before and now."""
    mine = known.filter(item=OuterRef("pk"))
    undone = Exists(known.filter(reverses=OuterRef("pk")))  # a join instead would make SQLite read the whole ledger
    paid = mine.filter(~undone, kind=Kind.RECEIPT).order_by("-on", "-pk").values("unit_cost")
    held = Item.objects.order_by("pk").annotate(
        there=Sum("balances__on_hand"),
        worth=Sum(F("balances__on_hand") * F("balances__average"), output_field=COST.output_field),
        first_on=Subquery(mine.order_by("moved_at").values("on")[:1]),
        issued_on=Subquery(mine.filter(kind=Kind.ISSUE, on__lt=end).order_by("-on").values("on")[:1]),
        paid_before=Subquery(paid.filter(on__lt=month)[:1]),
        paid_now=Subquery(paid.filter(on__gte=month, on__lt=end)[:1]),
        newest=Subquery(Movement.objects.order_by("-pk").values("pk")[:1]),
    )
    columns = ("pk", "number", "name", "name_en", "unit", "unit_en", "minimum", "maximum", "closed_at")
    computed = ("there", "worth", "first_on", "issued_on", "paid_before", "paid_now", "newest")
    return held.values(*columns, "category", "category__name", "category__name_en", "category__position", *computed)


def _later(end: date, until: int | None) -> dict[int, Pair]:
    """What came after the month, or after the report knew of it."""
    after = Q(on__gte=end) if until is None else Q(on__gte=end) | Q(pk__gt=until)
    rows = Movement.objects.order_by().filter(after).values("item").annotate(many=Sum("quantity"), worth=Sum(COST))
    return {row["item"]: (row["many"], row["worth"]) for row in rows}


def _moved(month: date, end: date, known: QuerySet) -> list[Moved]:
    rows = known.filter(on__gte=month, on__lt=end).values_list("item", "kind", "reverses__kind", "department")
    return [
        Moved(item, reversed_kind or kind, department, many, worth)
        for item, kind, reversed_kind, department, many, worth in rows.annotate(many=Sum("quantity"), worth=Sum(COST))
    ]


def _spent(month: date, known: Any) -> dict[tuple[int, date], Decimal]:
    """What departments were charged with in the month before and a year ago."""
    found: dict[tuple[int, date], Decimal] = {}
    for first in (month_before(month), month - relativedelta(years=1)):
        for department, spent in known.charged(first, month_after(first)).spent("department").items():
            found[department, first] = spent
    return found


def _episodes(month: date) -> list[tuple[int, datetime, datetime | None]]:
    """Below the minimum at some moment of the month."""
    begin, end = month_bounds(month)
    found = LowStock.objects.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=begin), began_at__lt=end)
    return list(found.order_by("item_id", "began_at").values_list("item", "began_at", "ended_at"))


def _short(month: date) -> dict[int, int]:
    begin, end = month_bounds(month)
    waited = RequisitionLine.objects.filter(short_at__gte=begin, short_at__lt=end).order_by()
    return dict(waited.values_list("item").annotate(Count("pk")))


def _lines(month: date) -> list[StocktakeLine]:
    """Of the month's stocktakes that were not dropped."""
    found = StocktakeLine.objects.filter(stocktake__month=month, stocktake__dropped_at__isnull=True)
    return list(found.select_related("stocktake", "item").order_by("stocktake_id", "item_id"))


def _departments() -> list[tuple[int, str, str, int]]:
    """All of them, those that are closed as well: their cost was the month's."""
    counted = Department.objects.annotate(members=Count("people", filter=Q(people__retired_at__isnull=True)))
    return list(counted.order_by("pk").values_list("pk", "name", "name_en", "members"))
