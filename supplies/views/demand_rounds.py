"""A round of demand for who buys: which departments handed in, what is missing, the budget, the plan."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import demand_rounds, plans
from supplies.forms.demand import BudgetForm
from supplies.models import DemandLine, DemandRound


def one(request: Request, pk: int) -> DemandRound:
    return get_object_or_404(DemandRound.objects.visible_to(request.user).counted().select_related("plan"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def round_detail(request: Request, pk: int) -> HttpResponse:
    round_, now = one(request, pk), timezone.now()
    special = DemandLine.objects.special().filter(form__round=round_, form__handed_in_at__isnull=False).full()
    context = {
        "round": round_,
        "forms": list(round_.forms.full().counted().order_by("department__name")),
        "special": list(special.order_by("form__department__name", "pk")),
        "missing": round_.many - round_.came,
        "plan": getattr(round_, "plan", None),
        "budget": BudgetForm(initial={"budget": round_.budget}),
        "now": now,
    }
    return render(request, "supplies/round_detail.html", context)


@gate(Can.BUY_SUPPLIES)
def round_export(request: Request, pk: int) -> HttpResponse:
    """All lines of all departments in one table."""
    round_ = one(request, pk)
    months = [date_format(month, "M") for month in round_.months_before]
    heads = [_("Department"), _("Number"), _("Item"), _("Specification"), _("Unit"), _("Quantity"), _("Class"), _("Reason"), *months]
    heads += [_("Estimate, yuan with tax"), _("Assessment"), _("State"), pgettext("demand form", "Handed in")]
    title = _("Demand %(month)s") % {"month": f"{round_.month:%Y-%m}"}
    widths = (18, 10, 28, 20, 8, 10, 10, 30, 8, 8, 8, 14, 24, 16, 18)
    return export(request, title=title, heads=heads, rows=_rows(round_), widths=widths, plain="demand")


def _rows(round_: DemandRound) -> Iterator[list[Any]]:
    lines = DemandLine.objects.filter(form__round=round_).full()
    ordered = lines.order_by("form__department__name", "form", F("item__number").asc(nulls_last=True), "pk")
    return (_row(line) for line in ordered.iterator(chunk_size=500))


def _row(line: DemandLine) -> list[Any]:
    item, form = line.item, line.form
    known = [item.number, str(item), item.specification, item.shown_unit] if item else ["", line.special, "", ""]
    used = [many for _month, many in line.used] if item else ["", "", ""]
    assessed = "" if line.is_agreed is None else _("agreed") if line.is_agreed else _("not agreed")
    words = pgettext("colon", ": ").join(each for each in (assessed, line.assessment) if each)
    asked = [line.quantity, line.get_need_display(), line.reason, *used]
    estimate = "" if line.estimate is None else float(line.estimate)
    return [str(form.department), *known, *asked, estimate, words, form.state_words, form.handed_in_at or ""]


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def round_remind(request: Request, pk: int) -> HttpResponse:
    round_ = one(request, pk)
    try:
        many = demand_rounds.remind(round_, by=request.user, now=timezone.now())
        toast(request, ngettext("%(n)d department is reminded", "%(n)d departments are reminded", many) % {"n": many})
    except Refused as error:
        refused(request, error)
    return redirect(round_)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def round_close(request: Request, pk: int) -> HttpResponse:
    round_ = one(request, pk)
    try:
        demand_rounds.close_round(round_, by=request.user, now=timezone.now())
        toast(request, _("The round is closed. What comes from now on is late."))
    except Refused as error:
        refused(request, error)
    return redirect(round_)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def round_budget(request: Request, pk: int) -> HttpResponse:
    round_, given = one(request, pk), BudgetForm(request.POST)
    if not given.is_valid():
        refused(request, Refused(_("Write the budget as an amount in yuan, or leave it empty."), "budget"))
        return redirect(round_)
    budget: Decimal | None = given.cleaned_data["budget"]
    demand_rounds.set_budget(round_, budget=budget, by=request.user, now=timezone.now())
    toast(request, _("The budget is set") if budget is not None else _("There is no cap any more"))
    return redirect(round_)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def round_plan(request: Request, pk: int) -> HttpResponse:
    round_ = one(request, pk)
    try:
        plan = plans.make(round_, by=request.user, now=timezone.now())
        toast(request, _("The plan is made"))
        return redirect(plan)
    except Refused as error:
        refused(request, error)
    return redirect(round_)
