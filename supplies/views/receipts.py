"""到货验收: what comes is counted, looked at and taken; what is not taken goes back; the papers are handed in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.models import Company
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import receipts
from supplies.actions.receipts import may_take
from supplies.forms.purchase import PaperForm, inspection
from supplies.limits import PurchaseLimits
from supplies.models import Order, Receipt
from supplies.views.orders import lines_of
from supplies.views.orders import one as order_of

RECEIPTS = Listing(
    columns=(
        Column("received", gettext_lazy("Received"), sort="received_at", text=lambda row: row.received_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=18),
        Column("supplier", gettext_lazy("Supplier"), sort="order__supplier__name", text=lambda row: row.order.supplier, width=28),
        Column("order", gettext_lazy("Order"), text=lambda row: row.order.number, width=18),
        Column("paper", gettext_lazy("Delivery note"), text=lambda row: row.paper, width=18, only_export=True),
        Column("by", gettext_lazy("Received by"), text=lambda row: row.received_by, width=18),
        Column("rejected", gettext_lazy("Goes back"), text=lambda row: row.goes_back, width=12),
        Column("papers", gettext_lazy("Papers"), text=lambda row: row.handed_in_at or "", width=18),
    ),
    choices=(
        Choice(
            "state",
            (
                ("papers", gettext_lazy("papers owed"), lambda rows, ask: rows.papers_owed()),
                ("back", gettext_lazy("to return"), lambda rows, ask: rows.to_return()),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-received",
    shown=lambda rows: rows.select_related("order__supplier", "received_by").prefetch_related("lines"),
)


@gate(Can.RUN_SUPPLIES)
def receipt_list(request: Request) -> HttpResponse:
    """What came, below what is to come."""
    page = RECEIPTS.page(request, Receipt.objects.visible_to(request.user), now=timezone.now())
    coming = Order.objects.visible_to(request.user).running().select_related("supplier").prefetch_related("lines__item", "receipts")
    context = {"list": page, "coming": list(coming.order_by("expected_on", "pk")[:50]), "today": timezone.localdate()}
    return render(request, "supplies/receipt_list.html", context)


@gate(Can.RUN_SUPPLIES)
def receipt_export(request: Request) -> HttpResponse:
    return RECEIPTS.page(request, Receipt.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Receipts"))


@gate(Can.RUN_SUPPLIES)
@once
def receipt_new(request: Request, pk: int) -> HttpResponse:
    """`pk` is the order."""
    order, over = order_of(request, pk), PurchaseLimits.now().over
    rows, paper = inspection(lines_of(order), request.POST or None), PaperForm(request.POST or None)
    if request.method == "POST" and all([paper.is_valid(), *[form.is_valid() for _line, form in rows]]):
        try:
            came = {line.pk: form.came() for line, form in rows}
            known = int(request.POST.get("known", "").strip()[:6] or 0) if request.POST.get("known", "").isdecimal() else 0
            made = receipts.receive(order, came, known=known, **paper.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(number)s is written down; hand in its papers today") % {"number": made.number})
            return redirect(made)
        except Refused as error:
            refused(request, error)
    known = order.receipts.count()
    context = {"order": order, "rows": [(line, form, may_take(line, over)) for line, form in rows], "paper": paper, "known": known}
    return render(request, "supplies/receipt_new.html", context, status=422 if request.method == "POST" else 200)


def one(request: Request, pk: int) -> Receipt:
    rows = Receipt.objects.visible_to(request.user).select_related("order__supplier", "order__store", "received_by", "handed_in_by")
    return get_object_or_404(rows, pk=pk)


@gate(Can.RUN_SUPPLIES)
def receipt_detail(request: Request, pk: int) -> HttpResponse:
    receipt = one(request, pk)
    lines = list(receipt.lines.select_related("line__item", "returned_by"))
    context = {
        "receipt": receipt,
        "lines": lines,
        "to_return": any(line.returned and not line.returned_at for line in lines),
        "files": files_beside(receipt, request.user),
        "company": Company.objects.first(),
    }
    return render(request, "supplies/receipt_detail.html", context)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def receipt_return(request: Request, pk: int) -> HttpResponse:
    receipt = one(request, pk)
    try:
        receipts.return_goods(receipt, by=request.user, now=timezone.now())
        toast(request, _("Noted: what was not taken is back at the supplier"))
    except Refused as error:
        refused(request, error)
    return redirect(receipt)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def receipt_reimburse(request: Request, pk: int) -> HttpResponse:
    receipt = one(request, pk)
    try:
        receipts.hand_in(receipt, by=request.user, now=timezone.now())
        toast(request, _("The papers of %(number)s are handed in") % {"number": receipt.number})
    except Refused as error:
        refused(request, error)
    return redirect(receipt)
