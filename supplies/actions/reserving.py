"""Setting stock aside for an approved requisition, and letting it go again."""

from collections.abc import Mapping

from django.db import transaction

from supplies.actions.ledger import locked
from supplies.models import Balance, Item, Store


@transaction.atomic
def reserve(wanted: Mapping[Item, int], *, store: Store) -> dict[Item, int]:
    """Set aside as much of each as is free, in base units; how much that is. What is missing waits."""
    balances = locked((item.pk for item in wanted), store)
    got = {item: min(many, balances[item.pk].available) for item, many in wanted.items()}
    for item, many in got.items():
        balances[item.pk].reserved += many
    Balance.objects.bulk_update(balances.values(), ["reserved"])
    return got


@transaction.atomic
def release(given: Mapping[Item, int], *, store: Store) -> None:
    """Nobody waits for these any more."""
    balances = locked((item.pk for item in given), store)
    for item, many in given.items():
        balances[item.pk].reserved = max(balances[item.pk].reserved - many, 0)
    Balance.objects.bulk_update(balances.values(), ["reserved"])
