"""采购申请单: from a plan, or at once on the fast path; approved, refused, ordered."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Filter, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import applications, orders
from supplies.actions.applications import Wanted, to_buy
from supplies.actions.budgets import warn_before
from supplies.actions.quotes import Compared, compared
from supplies.forms.purchase import APPLY_REFUSALS, ApplyForm, DirectForm, DirectLine, PlaceForm, WordsForm, direct_lines
from supplies.limits import PurchaseLimits
from supplies.models import Application, ApplicationLine, Item, Supplier
from supplies.views.quotes import plan_of


def state_of(application: Application) -> str:
    if application.refused_at:
        return _("refused")
    return _("approved") if application.approved_at else _("to decide")


def gone(route: str) -> Filter:
    """Those that went this way."""
    return lambda rows, ask: rows.filter(route=route)


APPLICATIONS = Listing(
    columns=(
        Column("created", gettext_lazy("Applied on"), sort="created_at", text=lambda row: row.created_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=18),
        Column("purpose", gettext_lazy("What for"), text=lambda row: row.purpose, width=40),
        Column("route", gettext_lazy("How it is bought"), text=lambda row: row.get_route_display(), width=18),
        Column("total", gettext_lazy("¥ with tax"), sort="total", text=lambda row: row.total, width=14),
        Column("by", gettext_lazy("Applied by"), text=lambda row: row.created_by, width=18),
        Column("state", gettext_lazy("State"), text=state_of, width=18),
        Column("decided", gettext_lazy("Decided by"), text=lambda row: row.approved_by or row.refused_by or "", width=18, only_export=True),
        Column("words", pgettext_lazy("application", "Words"), text=lambda row: row.words, width=32, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("to decide"), lambda rows, ask: rows.open()),
                ("to_order", gettext_lazy("to order"), lambda rows, ask: rows.to_order()),
                ("refused", gettext_lazy("refused"), lambda rows, ask: rows.filter(refused_at__isnull=False)),
            ),
        ),
        Choice(
            "route",
            tuple((str(route), route.label, gone(route)) for route in Application.Route),
            menu=gettext_lazy("How it is bought"),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-created",
    shown=lambda rows: rows.select_related("created_by", "approved_by", "refused_by", "department"),
)


@gate(Can.BUY_SUPPLIES)
def application_list(request: Request) -> HttpResponse:
    page = APPLICATIONS.page(request, Application.objects.visible_to(request.user), now=timezone.now())
    return render(request, "supplies/application_list.html", {"list": page})


@gate(Can.BUY_SUPPLIES)
def application_export(request: Request) -> HttpResponse:
    return APPLICATIONS.page(request, Application.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Purchase applications"))


def cost_of(row: Compared) -> Decimal:
    """Yuan with tax of a line, in whole packs of who sells it."""
    terms = row.terms
    return terms.gross(terms.packs(row.line.to_buy) * terms.holds) if terms else Decimal(0)


@gate(Can.BUY_SUPPLIES)
@once
def application_apply(request: Request, pk: int) -> HttpResponse:
    """What the chosen quotes and agreed prices of a plan come to, and what they are for."""
    plan = plan_of(pk)
    rows = [row for row in compared(to_buy(plan), on=timezone.localdate()) if row.applied is None]
    ready = [(row, cost_of(row)) for row in rows if row.terms]
    total = sum((cost for _row, cost in ready), Decimal(0))
    form = ApplyForm(request.POST or None, is_large=total >= PurchaseLimits.now().tender)
    if request.method == "POST" and form.is_valid():
        try:
            made = applications.apply(plan, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(number)s waits for the admin manager") % {"number": made.number})
            return redirect(made)
        except Refused as error:
            refuse(form, error, APPLY_REFUSALS)
    context = {"plan": plan, "ready": ready, "rest": [row for row in rows if not row.terms], "total": total, "form": form}
    return render(request, "supplies/application_apply.html", context, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@once
def application_new(request: Request) -> HttpResponse:
    """Without a plan, on the fast path."""
    form, lines = DirectForm(request.POST or None), direct_lines(request.POST or None)
    if request.method == "POST" and all([form.is_valid(), *[line.is_empty or line.is_valid() for line in lines]]):
        try:
            made = applications.apply_at_once(wanted(lines), **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(number)s waits for the admin manager") % {"number": made.number})
            return redirect(made)
        except Refused as error:
            refuse(form, error, {"purpose": "purpose"})
    context = {"form": form, "lines": lines, "fast": PurchaseLimits.now().fast}
    return render(request, "supplies/application_new.html", context, status=422 if request.method == "POST" else 200)


def wanted(lines: list[DirectLine]) -> list[Wanted]:
    """The lines that were filled in."""
    full = [(line.cleaned_data, terms) for line in lines if not line.is_empty and (terms := line.terms())]
    items = Item.objects.open().in_bulk([int(given["item"]) for given, _terms in full if given["item"]])
    suppliers = Supplier.objects.open().in_bulk([int(given["supplier"]) for given, _terms in full])
    return [
        Wanted(
            quantity=given["quantity"],
            supplier=suppliers[int(given["supplier"])],
            item=items.get(int(given["item"])) if given["item"] else None,
            special=given["special"],
            terms=terms,
        )
        for given, terms in full
    ]


def one(request: Request, pk: int) -> Application:
    rows = Application.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("plan__round", "department", "created_by", "approved_by", "refused_by"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def application_detail(request: Request, pk: int) -> HttpResponse:
    made = one(request, pk)
    lines = list(made.lines.select_related("item", "supplier", "agreed__agreement", "quote", "plan_line__exception__signed_by"))
    context = {
        "application": made,
        "lines": lines,
        "budget": "" if made.approved_at or made.refused_at else touched(made, lines),
        "orders": list(made.orders.select_related("supplier")),
        "form": WordsForm(),
        "may_decide": request.user.can(Can.APPROVE_PURCHASES) and not (made.approved_at or made.refused_at),
        "may_approve": applications.may_approve(made, request.user),
        "place": place_form(made) if made.approved_at else None,
        "fast": fast_this_month(made),
        "today": timezone.localdate(),
    }
    return render(request, "supplies/application_detail.html", context)


def touched(made: Application, lines: list[ApplicationLine]) -> str:
    """What whoever decides ought to know of the department's budget; '' when it fits."""
    return warn_before(made.department, sum((line.net for line in lines), Decimal(0)), timezone.localdate())


def fast_this_month(made: Application) -> dict[str, Any] | None:
    """What else went on the fast path in its month: whoever decides sees what was made small by halves."""
    if made.route != Application.Route.FAST:
        return None
    day = timezone.localtime(made.created_at)
    others = Application.objects.standing().filter(route=made.route, created_at__year=day.year, created_at__month=day.month)
    return {"many": others.count(), "total": others.aggregate(total=Sum("total"))["total"]}


def place_form(made: Application, data: Any = None) -> PlaceForm | None:
    """A day for each supplier of what is in no order; None when everything is ordered."""
    lines: list[ApplicationLine] = list(orders.not_ordered(made))
    if not lines:
        return None
    suppliers = {line.supplier_id: line.supplier for line in lines}
    return PlaceForm(data, suppliers=list(suppliers.values()), days=orders.days_said(lines, today=timezone.localdate()))


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def application_approve(request: Request, pk: int) -> HttpResponse:
    made = one(request, pk)
    try:
        applications.approve(made, words=words_of(request), by=request.user, now=timezone.now())
        toast(request, _("%(number)s is approved and may be ordered") % {"number": made.number})
    except Refused as error:
        refused(request, error)
    return redirect(made)


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def application_refuse(request: Request, pk: int) -> HttpResponse:
    made = one(request, pk)
    try:
        applications.refuse(made, words=words_of(request), by=request.user, now=timezone.now())
        toast(request, _("%(number)s is refused; whoever wrote it is told") % {"number": made.number})
    except Refused as error:
        refused(request, error)
    return redirect(made)


def words_of(request: Request) -> str:
    form = WordsForm(request.POST)
    return str(form.cleaned_data["words"]) if form.is_valid() else ""


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def application_order(request: Request, pk: int) -> HttpResponse:
    """An order to each supplier."""
    made = one(request, pk)
    form = place_form(made, request.POST) if made.approved_at else None
    try:
        refuse_unless(form is None or form.is_valid(), _("Write the day on which it is expected."), "day")
        expected = form.expected() if form else {}
        placed = orders.place(made, expected=expected, by=request.user, now=timezone.now())
        toast(request, ngettext("%(n)d order is made", "%(n)d orders are made", len(placed)) % {"n": len(placed)})
        return redirect(placed[0] if len(placed) == 1 else made)
    except Refused as error:
        refused(request, error)
    return redirect(made)
