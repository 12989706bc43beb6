"""What the books say of an item is nobody's to see who may count it, while it is counted blind and the books are closed."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from supplies.models import Item, Stocktake, StocktakeLine

Rows = TypeVar("Rows", bound=QuerySet)


def hidden() -> QuerySet[StocktakeLine]:
    """The lines of which the books are closed."""
    return StocktakeLine.objects.filter(stocktake__in=Stocktake.objects.blind())


def with_hidden(rows: Rows, item: str = "pk") -> Rows:
    """Beside each item, or row of one, `is_hidden`: it is counted blind in one of the stores."""
    return rows.annotate(is_hidden=Exists(hidden().filter(item=OuterRef(item))))


def hiding(item: Item) -> dict[int, Stocktake]:
    """By the id of its store, the stocktakes that count this item blind."""
    return {each.store_id: each for each in Stocktake.objects.blind().filter(lines__item=item).order_by("pk")}
