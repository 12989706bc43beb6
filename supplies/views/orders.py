"""采购单: the list, one of them on paper, another day, and what is not awaited any more."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from frontdesk.excel.write import Leaf
from frontdesk.people.models import Company
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import orders
from supplies.forms.purchase import PostponeForm
from supplies.models import Order, OrderLine
from supplies.views.quotes import reason_of


def state_of(order: Order) -> str:
    if order.cancelled_at:
        return _("cancelled")
    if order.done_at:
        return pgettext("order", "done")
    return _("partly here") if order.receipts.all() else _("on its way")


ORDERS = Listing(
    columns=(
        Column("ordered", gettext_lazy("Ordered"), sort="ordered_at", text=lambda row: row.ordered_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=18),
        Column("supplier", gettext_lazy("Supplier"), sort="supplier__name", text=lambda row: row.supplier, width=28),
        Column("lines", gettext_lazy("What"), text=lambda row: _(", ").join(line.what for line in row.lines.all()), width=48),
        Column("expected", gettext_lazy("Expected on"), sort="expected_on", text=lambda row: row.expected_on, width=14),
        Column("by", gettext_lazy("Ordered by"), text=lambda row: row.ordered_by, width=18, only_export=True),
        Column("state", gettext_lazy("State"), text=state_of, width=18),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("to receive"), lambda rows, ask: rows.running()),
                ("late", gettext_lazy("overdue"), lambda rows, ask: rows.late(timezone.localdate(ask.now))),
                ("papers", gettext_lazy("papers owed"), lambda rows, ask: rows.papers_owed()),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-ordered",
    shown=lambda rows: rows.select_related("supplier", "ordered_by").prefetch_related("lines__item", "receipts"),
)


@gate(Can.RUN_SUPPLIES)
def order_list(request: Request) -> HttpResponse:
    page = ORDERS.page(request, Order.objects.visible_to(request.user), now=timezone.now())
    return render(request, "supplies/order_list.html", {"list": page, "today": timezone.localdate()})


@gate(Can.RUN_SUPPLIES)
def order_export(request: Request) -> HttpResponse:
    return ORDERS.page(request, Order.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Orders"))


def one(request: Request, pk: int) -> Order:
    rows = Order.objects.visible_to(request.user).select_related("supplier", "store", "application", "ordered_by", "cancelled_by")
    return get_object_or_404(rows, pk=pk)


def lines_of(order: Order) -> list[OrderLine]:
    return list(order.lines.with_accepted().select_related("item"))


@gate(Can.RUN_SUPPLIES)
def order_detail(request: Request, pk: int) -> HttpResponse:
    """Who buys sees what it costs; who receives sees what comes."""
    order = one(request, pk)
    lines = lines_of(order)
    context: dict[str, Any] = {
        "order": order,
        "lines": lines,
        "receipts": list(order.receipts.select_related("received_by")),
        "sees_prices": request.user.can(Can.BUY_SUPPLIES),
        "total": sum(line.total for line in lines),
        "form": PostponeForm(initial={"expected_on": order.expected_on}),
        "company": Company.objects.first(),
        "today": timezone.localdate(),
    }
    return render(request, "supplies/order_detail.html", context)


@gate(Can.BUY_SUPPLIES)
def order_file(request: Request, pk: int) -> HttpResponse:
    """The order as a sheet that goes to the supplier."""
    order = one(request, pk)
    heads = [_("No."), _("What"), _("Specification"), _("Unit"), _("Quantity"), _("Packs"), _("¥ a pack"), _("Tax %"), _("¥ with tax")]
    lines = lines_of(order)
    rows = [
        [n, line.what, line.details, line.unit, line.quantity, line.packs(line.quantity), line.price, line.tax_rate, line.total]
        for n, line in enumerate(lines, 1)
    ]
    rows.append(["", _("Total"), "", "", "", "", "", "", sum(line.total for line in lines)])
    title = _("Order %(number)s") % {"number": order.number}
    widths = [6, 32, 24, 8, 10, 8, 12, 8, 14]
    return export(request, title=title, heads=heads, rows=rows, widths=widths, plain=order.number, more=[_head(order)])


def _head(order: Order) -> Leaf:
    """To whom, when and where: what the paper says above its lines."""
    place = order.store.place
    rows: list[list[Any]] = [
        [_("Order"), order.number],
        [_("Supplier"), order.supplier],
        [_("Ordered"), order.ordered_at],
        [_("Ordered by"), order.ordered_by],
        [_("Expected on"), order.expected_on],
        [_("Deliver to"), _(", ").join(filter(None, [str(order.store), str(place or "")]))],
    ]
    return Leaf(_("Order"), [_("What"), pgettext("figure", "Value")], rows, widths=[16, 40])


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def order_postpone(request: Request, pk: int) -> HttpResponse:
    order, form = one(request, pk), PostponeForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Write the day on which it is expected."), "day")
        orders.postpone(order, **form.cleaned_data, by=request.user, now=timezone.now())
        toast(request, _("%(number)s is expected on another day") % {"number": order.number})
    except Refused as error:
        refused(request, error)
    return redirect(order)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def order_cancel(request: Request, pk: int) -> HttpResponse:
    order = one(request, pk)
    try:
        orders.cancel(order, reason=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("%(number)s is cancelled") % {"number": order.number})
    except Refused as error:
        refused(request, error)
    return redirect(order)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def order_give_up(request: Request, pk: int) -> HttpResponse:
    order = one(request, pk)
    try:
        orders.give_up_rest(order, reason=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("The rest of %(number)s is not awaited any more") % {"number": order.number})
    except Refused as error:
        refused(request, error)
    return redirect(order)
