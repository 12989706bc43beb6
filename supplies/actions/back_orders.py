"""Back-orders: free stock goes to whoever was agreed to first, and they hear what is ready."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from frontdesk.outbox.post import post
from supplies.actions.ledger import locked
from supplies.actions.reserving import reserve
from supplies.models import Item, Requisition, RequisitionLine, Store
from supplies.notices import things
from supplies.notices.requisition_ready import RequisitionReady

Got = dict[Requisition, dict[Item, int]]


@transaction.atomic
def share_out(items: Iterable[Item], *, store: Store, now: datetime, silent: Requisition | None = None) -> Got:
    """Set free stock aside for approved lines in the order of their approval; who got what. All but `silent` are told.

    Called whenever stock or claims change: an approval, goods that came, things taken back, something given up. Lines are
    written under the lock of their balances alone, so whoever holds a requisition may call it.
    """
    by_id = {item.pk: item for item in items}
    locked(by_id, store)
    waiting: dict[int, list[RequisitionLine]] = defaultdict(list)
    for line in (
        RequisitionLine.objects.short()
        .in_turn()
        .filter(item__in=by_id, requisition__store=store)
        .select_related("requisition__asker", "item")
    ):
        waiting[line.item_id].append(line)
    free = reserve({by_id[pk]: sum(line.missing for line in lines) for pk, lines in waiting.items()}, store=store)
    filled: list[RequisitionLine] = []
    got: Got = defaultdict(dict)
    for item, left in free.items():
        rest = left
        for line in waiting[item.pk]:
            if mine := min(line.missing, rest):
                rest -= mine
                line.reserved, line.ready_at, line.reminded_at = line.reserved + mine, now, None
                filled.append(line)
                got[line.requisition][line.item] = mine
    RequisitionLine.objects.bulk_update(filled, ["reserved", "ready_at", "reminded_at"])
    for requisition, ready in got.items():
        if requisition != silent:
            _tell(requisition, ready, now=now)
    return dict(got)


def _tell(requisition: Requisition, ready: dict[Item, int], *, now: datetime) -> None:
    asker = requisition.asker
    with override(asker.language):
        data = {"number": requisition.number, "things": things(ready.items()), "path": requisition.get_absolute_url()}
    cause = f"requisition:{requisition.pk}:ready:{now:%Y%m%d%H%M%S}"
    post(RequisitionReady, cause=cause, to=asker, subject=requisition, data=data, now=now)
