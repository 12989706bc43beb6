"""What must hold of the ledger, of what is on its way and of what is kept back."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, Sum

from frontdesk.invariants import invariant
from supplies.models import Balance, HandIn, Movement, OrderLine, RequisitionLine


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


@invariant("supplies.reserved")
def reserved() -> Iterable[str]:
    """What a store keeps back of an item is what running requisitions have waiting there; those that ended have nothing."""
    lines = RequisitionLine.objects.filter(reserved__gt=0).order_by()
    sums = {(item, store): many for item, store, many in lines.values_list("item", "requisition__store").annotate(Sum("reserved"))}
    for item, store, many in Balance.objects.exclude(reserved=0).values_list("item", "store", "reserved"):
        if (total := sums.pop((item, store), 0)) != many:
            yield f"item {item} in store {store}: {many} kept back, requisitions wait for {total}"
    for (item, store), total in sums.items():
        yield f"item {item} in store {store}: requisitions wait for {total}, nothing is kept back"
    over = Q(*[(f"requisition__{fact}_at__isnull", False) for fact in ("refused", "withdrawn", "done")], _connector=Q.OR)
    for pk, many in lines.filter(over).values_list("pk", "reserved"):
        yield f"line {pk} of a requisition that has ended: {many} kept back"


@invariant("supplies.old_things")
def old_things() -> Iterable[str]:
    """What left the house in batches came in for something new, and somebody said what becomes of it."""
    wrong = HandIn.objects.filter(Q(quantity=0) | Q(fate=""), disposal__isnull=False)
    yield from (f"hand-in {pk} left with batch {batch} and should not have" for pk, batch in wrong.values_list("pk", "disposal"))
