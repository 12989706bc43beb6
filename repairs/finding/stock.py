"""What a technician finds in the stores: parts with how many are free where, without a price."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import Max

from repairs.models import PartUsed
from supplies.finding.blind import with_hidden
from supplies.models import Balance, Item

MOST = 20


@dataclass(frozen=True)
class OnShelf:
    """An item in one store. `free` is None while it is counted blind. `key` makes the part that is sent twice one part."""

    item: Item
    balance: Balance
    free: int | None
    key: UUID


def on_shelves(words: str) -> list[OnShelf]:
    """By the words, or the parts that repairs used last; only where something is there. Two queries."""
    items = Item.objects.open().filter(is_high_value=False)
    if words:
        found: Sequence[Item] = list(with_hidden(items.matching(words).select_related("category"))[:MOST])
    else:
        lately = PartUsed.objects.order_by().values("item").annotate(last=Max("used_at")).order_by("-last").values("item")[:MOST]
        found = list(with_hidden(items.filter(pk__in=[row["item"] for row in lately]).select_related("category")))
    by_item = {item.pk: item for item in found}
    balances = Balance.objects.filter(item__in=by_item, store__closed_at__isnull=True, on_hand__gt=0).select_related("store")
    rows = [(by_item[balance.item_id], balance) for balance in balances.order_by("item_id", "store__position", "store_id")]
    return [OnShelf(item, balance, None if item.is_hidden else balance.available, uuid4()) for item, balance in rows]
