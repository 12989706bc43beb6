"""What must hold of the ledger, and of what is on its way."""

from collections import Counter
from collections.abc import Iterable

from frontdesk.invariants import invariant
from supplies.models import Balance, Movement, OrderLine


@invariant("supplies.balances")
def balances() -> Iterable[str]:
    """What a store holds of an item is the sum of its movements."""
    sums = Movement.objects.sums()
    for item, store, on_hand in Balance.objects.values_list("item", "store", "on_hand"):
        if (total := sums.pop((item, store), 0)) != on_hand:
            yield f"item {item} in store {store}: {on_hand} on hand, its movements make {total}"
    yield from (f"item {item} in store {store}: movements without a balance" for (item, store), total in sums.items() if total)


@invariant("supplies.on_order")
def on_order() -> Iterable[str]:
    """What a store awaits of an item is what its running orders have open."""
    awaited: Counter[tuple[int, int]] = Counter()
    running = OrderLine.objects.filter(order__cancelled_at__isnull=True, order__done_at__isnull=True, item__isnull=False)
    for line in running.with_accepted().select_related("order"):
        awaited[line.item_id or 0, line.order.store_id] += line.open
    for item, store, many in Balance.objects.values_list("item", "store", "on_order"):
        if (total := awaited.pop((item, store), 0)) != many:
            yield f"item {item} in store {store}: {many} on order, its orders make {total}"
    yield from (f"item {item} in store {store}: orders without a balance" for (item, store), total in awaited.items() if total)
