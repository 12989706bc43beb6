"""What is ordered and has not come: kept beside the stock, under the same locks."""

from collections.abc import Iterable

from supplies.actions.ledger import locked
from supplies.models import Balance, Store

Awaited = Iterable[tuple[int | None, int]]  # an item's id (None: a special need, which no store awaits) and how many base units


def add(awaited: Awaited, *, store: Store) -> None:
    """So many more are on their way."""
    _change(awaited, store, +1)


def take_off(awaited: Awaited, *, store: Store) -> None:
    """So many have come, or are not awaited any more."""
    _change(awaited, store, -1)


def _change(awaited: Awaited, store: Store, sign: int) -> None:
    sums: dict[int, int] = {}
    for item, many in awaited:
        if item is not None:
            sums[item] = sums.get(item, 0) + many
    balances = locked(sums, store)
    for item, many in sums.items():
        balances[item].on_order += sign * many
    Balance.objects.bulk_update(balances.values(), ["on_order"])
