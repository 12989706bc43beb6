"""What must hold of the ledger."""

from collections.abc import Iterable

from frontdesk.invariants import invariant
from supplies.models import Balance, Movement


@invariant("supplies.balances")
def balances() -> Iterable[str]:
    """What a store holds of an item is the sum of its movements."""
    sums = Movement.objects.sums()
    for item, store, on_hand in Balance.objects.values_list("item", "store", "on_hand"):
        if (total := sums.pop((item, store), 0)) != on_hand:
            yield f"item {item} in store {store}: {on_hand} on hand, its movements make {total}"
    yield from (f"item {item} in store {store}: movements without a balance" for (item, store), total in sums.items() if total)
