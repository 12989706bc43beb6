"""Below the minimum: an episode an item, told when it begins and when it is over, with a line that fills it up in the purchase plan."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from supplies.models import Balance, Item, LowStock, PlanLine, PurchasePlan, Store
from supplies.notices.low_stock import LowStockTold
from supplies.notices.low_stock_over import LowStockOver


def fallen() -> Iterable[Item]:
    """Items below their minimum that nobody was told of."""
    told = LowStock.objects.filter(item=OuterRef("pk"), ended_at__isnull=True)
    if not Store.objects.open().exists():
        return ()
    return Item.objects.below_minimum().filter(~Exists(told)).select_related("category").prefetch_related("packs").order_by("pk")


def risen() -> Iterable[LowStock]:
    """Episodes whose item is below its minimum no more, or closed."""
    low = Item.objects.below_minimum().order_by().values("pk")
    return LowStock.objects.filter(ended_at__isnull=True).exclude(item__in=low).select_related("item", "store").order_by("pk")


def begin(item: Item, *, now: datetime) -> LowStock | None:
    """The episode begins: told, and drafted to be bought. None when another look was quicker."""
    with transaction.atomic():
        store = _store_of(item)
        made, is_new = LowStock.objects.get_or_create(item=item, ended_at=None, defaults={"store": store, "began_at": now})
        if not is_new:
            return None
        _draft(item, now=now)
        _tell(LowStockTold, made, _with_stock(item), now=now)
    return made


def end(episode: LowStock, *, now: datetime) -> bool:
    """The episode is over: told, and what was drafted and not quoted yet is not bought. False when it was over."""
    with transaction.atomic():
        if not LowStock.objects.filter(pk=episode.pk, ended_at__isnull=True).update(ended_at=now):
            return False
        drafted = PlanLine.objects.filter(plan__in=_plans(), plan__made_by__isnull=True, item=episode.item_id)
        held = list(drafted.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
        PlanLine.objects.filter(pk__in=held, quotes__isnull=True, applied__isnull=True, exception__isnull=True).delete()
        item = _with_stock(episode.item)
        if item.closed_at is None:
            _tell(LowStockOver, episode, item, now=now)
    return True


def storekeepers() -> list[Person]:
    """Everybody who runs the store."""
    roles = [role for role in Role if Can.RUN_SUPPLIES in PERMISSIONS[role]]
    return list(Person.objects.active().filter(posts__role__in=roles).distinct().order_by("pk"))


def _plans() -> QuerySet[PurchasePlan]:
    """Plans of no round that nothing was applied for yet."""
    return PurchasePlan.objects.filter(round__isnull=True, applications__isnull=True)


def _draft(item: Item, *, now: datetime) -> None:
    """A line into the open plan of what fell below its minimum."""
    plan = _plans().filter(made_by__isnull=True).order_by("-pk").first()
    if plan is None:
        plan = PurchasePlan.objects.create(made_at=now, reason=_("below minimum"))
    there = _with_stock(item)
    facts = {"to_minimum": there.goal, "available": there.available, "on_order": there.on_order}
    PlanLine.objects.update_or_create(plan=plan, item=item, defaults={**facts, "holds": there.bought_in, "to_buy": there.to_buy})


def _with_stock(item: Item) -> Item:
    return Item.objects.with_stock().prefetch_related("packs").get(pk=item.pk)


def _store_of(item: Item) -> Store:
    """Where most of it lies; of what was never in stock, the usual store."""
    balance = Balance.objects.filter(item=item, store__closed_at__isnull=True).order_by("-on_hand", "pk").select_related("store").first()
    return balance.store if balance else Store.objects.usual()


def _tell(kind: type[NoticeKind], episode: LowStock, item: Item, *, now: datetime) -> None:
    cause = f"low-stock:{episode.pk}:{kind.name}"
    for person in storekeepers():
        with override(person.language):
            data = {
                "item": str(item),
                "number": item.number,
                "available": item.available,
                "on_order": item.on_order,
                "minimum": item.minimum,
                "unit": item.shown_unit,
                "to_buy": item.to_buy,
                "path": item.get_absolute_url(),
            }
        post(kind, cause=cause, to=person, subject=episode, data=data, now=now)
