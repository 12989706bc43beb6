"""采购计划: made of a closed round, and made anew as long as nobody has asked a supplier."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.actions.planning import Asked, Stock, plan_of
from supplies.actions.quotes import hold_lines
from supplies.models import (
    ApplicationLine,
    Balance,
    DemandLine,
    DemandRound,
    Item,
    OrderLine,
    Pack,
    PlanLine,
    PurchasePlan,
    Quote,
    QuoteException,
)

USUAL_TAX = Decimal("1.13")  # of an average without tax, where nothing was ordered yet


@transaction.atomic
def make(round_: DemandRound, *, by: Person, now: datetime) -> PurchasePlan:
    """The plan of a round, its lines in place of those before. Refused: running, quoted."""
    held = DemandRound.objects.select_for_update().get(pk=round_.pk)
    refuse_unless(held.closed_at is not None, _("The round is still running. Close it first."), "running")
    plan = PurchasePlan.objects.select_for_update().filter(round=held).first()
    if plan is None:
        plan = PurchasePlan(round=held)
    else:
        hold_lines(plan)
        refuse_unless(not is_quoted(plan), _("Suppliers were asked already: this plan stays as it is."), "quoted")
        plan.lines.all().delete()
    plan.made_at, plan.made_by = now, by
    plan.save()
    lines = DemandLine.objects.filter(form__round=held).counted().select_related("item")
    special = [line for line in lines if line.item_id is None]
    made = _of_items([line for line in lines if line.item_id], plan, _left(held.budget, special))
    made += [PlanLine(plan=plan, special=line, demanded=line.quantity, to_buy=line.quantity) for line in special]
    PlanLine.objects.bulk_create(made)
    trail.record("make_plan", subject=plan, by=by, at=now, details={"round": f"{held.month:%Y-%m}", "lines": len(made)})
    return plan


def is_quoted(plan: PurchasePlan) -> bool:
    """Whether something hangs on its lines already: a quote, an exception, an application."""
    asked = Quote.objects.filter(line__plan=plan).exists() or QuoteException.objects.filter(line__plan=plan).exists()
    return asked or ApplicationLine.objects.filter(plan_line__plan=plan).exists()


def prices_of(items: Iterable[int]) -> dict[int, Decimal]:
    """Yuan a base unit with tax, as an estimate: the price of the last order, else the dearest moving average with the usual tax."""
    ids = list(items)
    last = OrderLine.objects.filter(item=OuterRef("pk"), order__cancelled_at__isnull=True).order_by("-order__ordered_at", "-pk")
    newest = dict(Item.objects.order_by().filter(pk__in=ids).values_list("pk", Subquery(last.values("pk")[:1])))
    ordered = OrderLine.objects.in_bulk([pk for pk in newest.values() if pk])
    averages: dict[int, Decimal] = {}
    for item, average in Balance.objects.filter(item__in=ids, average__gt=0).order_by().values_list("item", "average"):
        averages[item] = max(averages.get(item, Decimal(0)), average * USUAL_TAX)
    return averages | {item: ordered[line].unit_gross for item, line in newest.items() if line in ordered}


def _of_items(lines: list[DemandLine], plan: PurchasePlan, budget: Decimal | None) -> list[PlanLine]:
    asked = [Asked(line.item_id, line.quantity, line.need) for line in lines if line.item_id]
    kept = Q(pk__in={each.item for each in asked}) | Q(closed_at__isnull=True, minimum__isnull=False)
    items = list(Item.objects.filter(kept).with_stock().order_by("category__position", "position", "number"))
    stock = {item.pk: Stock(item.available, item.on_order, 0 if item.closed_at else item.minimum or 0) for item in items}
    planned = plan_of(asked, stock, _packs(stock), budget, prices_of(stock))
    position = {item.pk: number for number, item in enumerate(items)}
    return [
        PlanLine(
            plan=plan,
            item_id=each.item,
            demanded=each.demanded,
            cut=each.cut,
            to_minimum=each.to_minimum,
            available=each.available,
            on_order=each.on_order,
            holds=each.holds,
            to_buy=each.to_buy,
        )
        for each in sorted(planned, key=lambda each: position[each.item])
    ]


def _packs(items: Iterable[int]) -> dict[int, int]:
    """The smallest pack of each item."""
    packs = Pack.objects.filter(item__in=list(items)).order_by("-holds")
    return dict(packs.values_list("item", "holds"))


def _left(budget: Decimal | None, special: list[DemandLine]) -> Decimal | None:
    """What the special needs leave of a budget; they are assessed by themselves and never cut."""
    if budget is None:
        return None
    return max(budget - sum((line.estimate or Decimal(0) for line in special), Decimal(0)), Decimal(0))
