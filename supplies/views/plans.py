"""采购计划: what is to be bought for a month, each line opens who asked for it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.web.export import export
from frontdesk.web.gate import gate
from frontdesk.web.pages import Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from supplies.actions.plans import is_quoted, prices_of
from supplies.models import DemandLine, PlanLine, PurchasePlan

PLANS = Listing(
    columns=(
        Column("month", pgettext_lazy("demand form", "Month"), sort="round__month"),
        Column("made", pgettext_lazy("plan", "Made"), sort="made_at"),
        Column("by", pgettext_lazy("plan", "Made by")),
        Column("lines", gettext_lazy("To buy")),
    ),
    sort="-made",
    shown=lambda rows: rows.select_related("round", "made_by").annotate(
        buying=Count("lines", filter=Q(lines__to_buy__gt=0)), many=Count("lines")
    ),
)


@dataclass(frozen=True)
class Shown:
    """A line of the plan with who asked for it, and what it may cost."""

    line: PlanLine
    asked: list[DemandLine]
    cost: Decimal | None

    @property
    def packs(self) -> int:
        return self.line.to_buy // self.line.holds


@gate(Can.BUY_SUPPLIES)
def plan_list(request: Request) -> HttpResponse:
    return render(request, "supplies/plan_list.html", {"list": PLANS.page(request, PurchasePlan.objects.all(), now=timezone.now())})


def one(pk: int) -> PurchasePlan:
    return get_object_or_404(PurchasePlan.objects.select_related("round", "made_by"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def plan_detail(request: Request, pk: int) -> HttpResponse:
    plan, now = one(pk), timezone.now()
    rows, uncounted = lines_of(plan)
    context = {
        "plan": plan,
        "rows": sorted((row for row in rows if row.line.item_id), key=lambda row: not row.line.to_buy),
        "special": [row for row in rows if row.line.special_id],
        "uncounted": uncounted,
        "total": sum((row.cost for row in rows if row.cost is not None), Decimal(0)),
        "unpriced": sum(1 for row in rows if row.cost is None and row.line.to_buy),
        "cut": sum(row.line.cut for row in rows),
        "may_remake": plan.round_id and not is_quoted(plan),
        "sections": sections_of(plan, request.user, now),
        "now": now,
    }
    return render(request, "supplies/plan_detail.html", context)


def lines_of(plan: PurchasePlan) -> tuple[list[Shown], list[DemandLine]]:
    """The lines with who asked; and what was asked for and is not counted: unapproved, not agreed to, come after the plan was made."""
    lines = list(plan.lines.select_related("item__category", "special__form__department", "special__form__round"))
    asked = DemandLine.objects.filter(form__round=plan.round_id, form__handed_in_at__isnull=False).full().order_by("form__department__name")
    by_item: dict[int | None, list[DemandLine]] = defaultdict(list)
    uncounted = []
    special = {line.special_id for line in lines}
    for line in asked if plan.round_id else []:
        is_in = line.form.approved_at and line.form.approved_at <= plan.made_at
        if line.item_id and is_in:
            by_item[line.item_id].append(line)
        elif line.pk not in special:
            uncounted.append(line)
    prices = prices_of(line.item_id for line in lines if line.item_id)
    return [Shown(line, by_item[line.item_id] if line.item_id else [], _cost(line, prices)) for line in lines], uncounted


def _cost(line: PlanLine, prices: dict[int, Decimal]) -> Decimal | None:
    """Yuan with tax, as an estimate; None where no price is known."""
    if line.special:
        return line.special.estimate
    price = prices.get(line.item_id or 0)
    return None if price is None else price * line.to_buy


@gate(Can.BUY_SUPPLIES)
def plan_export(request: Request, pk: int) -> HttpResponse:
    plan = one(pk)
    goal = _("Minimum") if plan.round_id else _("Fill up to")
    heads = [_("Number"), _("Item"), _("Specification"), _("Unit"), _("Demanded"), _("Cut"), goal, _("Available"), _("On order")]
    heads += [_("To buy"), _("Pack holds"), _("Packs"), _("Estimate, yuan with tax"), _("Who asked")]
    title = _("Purchase plan %(month)s") % {"month": str(plan)}
    widths = (10, 28, 20, 8, 10, 8, 10, 10, 10, 10, 10, 8, 16, 50)
    return export(request, title=title, heads=heads, rows=_rows(plan), widths=widths, plain="plan")


def _rows(plan: PurchasePlan) -> Iterator[list[Any]]:
    for row in lines_of(plan)[0]:
        line, item = row.line, row.line.item
        known = [item.number, str(item), item.specification, item.shown_unit] if item else ["", line.special.special, "", ""]
        figures = [line.demanded, line.cut, line.to_minimum, line.available, line.on_order, line.to_buy, line.holds, row.packs]
        asked = row.asked if item else [line.special]
        who = _(", ").join(f"{each.form.department} {each.quantity} ({each.get_need_display()})" for each in asked)
        yield [*known, *figures, float(round(row.cost, 2)) if row.cost is not None else "", who]
