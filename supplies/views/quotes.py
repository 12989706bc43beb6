"""The comparison desk: lines of a plan by suppliers, what each asks, which is chosen, and exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import quotes
from supplies.actions.applications import to_buy
from supplies.actions.own import another_decides
from supplies.actions.quotes import Compared, compared
from supplies.forms.purchase import ReasonForm, sheet
from supplies.models import PlanLine, PurchasePlan, Quote, QuoteException, Supplier, SupplierReview


@dataclass(frozen=True)
class Row:
    """A line with a cell for each supplier of the grid; None where that one said nothing."""

    compared: Compared
    cells: Sequence[Quote | None]


@dataclass(frozen=True)
class Head:
    supplier: Supplier
    grade: str


def grades(suppliers: Sequence[int]) -> dict[int, str]:
    """The newest grade of each."""
    rows = SupplierReview.objects.filter(supplier__in=suppliers, decided_at__isnull=False).exclude(grade="").order_by("quarter")
    return dict(rows.values_list("supplier", "grade"))


def grid(rows: Sequence[Compared]) -> dict[str, Any]:
    """Lines by suppliers, in the order of their first quotes."""
    sellers = {quote.supplier_id: quote.supplier for row in rows for quote in sorted(row.quotes, key=lambda quote: quote.pk)}
    marks = grades(list(sellers))
    cells = [Row(row, [next((q for q in row.quotes if q.supplier_id == pk), None) for pk in sellers]) for row in rows]
    return {"rows": cells, "heads": [Head(one, marks.get(pk, "")) for pk, one in sellers.items()]}


def plan_of(pk: int) -> PurchasePlan:
    return get_object_or_404(PurchasePlan.objects.select_related("round"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def quote_grid(request: Request, pk: int) -> HttpResponse:
    plan = plan_of(pk)
    rows = compared(to_buy(plan), on=timezone.localdate())
    others = Supplier.objects.open().in_order()
    may_sign = request.user.can(Can.APPROVE_PURCHASES)
    context = {
        "plan": plan,
        "others": others,
        "may_sign": may_sign,
        "another_signs": may_sign and another_decides(request.user),
        **grid(rows),
    }
    ready = sum(1 for row in rows if row.applied is None and row.terms and row.has_enough and row.is_explained)
    return render(request, "supplies/quote_grid.html", context | {"ready": ready})


@gate(Can.BUY_SUPPLIES)
def quote_seller(request: Request, pk: int) -> HttpResponse:
    """Whose quotes are entered: `?supplier=3` from the grid's menu."""
    if supplier := id_in(request.GET.get("supplier")):
        return redirect("supplies:quote_sheet", pk, supplier)
    return redirect("supplies:quote_grid", pk)


@gate(Can.BUY_SUPPLIES)
@once
def quote_sheet(request: Request, pk: int, supplier: int) -> HttpResponse:
    """Everything that one supplier asks, as it stands on their paper."""
    plan, seller = plan_of(pk), get_object_or_404(Supplier.objects.open(), pk=supplier)
    rows = sheet(compared(to_buy(plan), on=timezone.localdate()), seller, request.POST or None)
    checked = [form.is_valid() for _row, form in rows]  # each of them, so that each says what is wrong
    if request.method == "POST" and all(checked):
        said = {row.line: terms for row, form in rows if (terms := form.terms())}
        try:
            made = len(quotes.enter_all(seller, said, by=request.user, now=timezone.now()))
            toast(request, ngettext("%(n)d quote is entered", "%(n)d quotes are entered", made) % {"n": made})
            return redirect("supplies:quote_grid", pk)
        except Refused as error:
            refused(request, error)
    wrong = request.method == "POST"
    context = {"plan": plan, "supplier": seller, "rows": rows, "grade": grades([seller.pk]).get(seller.pk, "")}
    return render(request, "supplies/quote_sheet.html", context, status=422 if wrong else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def quote_choose(request: Request, pk: int) -> HttpResponse:
    """`pk` is the line; which quote, and why, is posted."""
    line = get_object_or_404(PlanLine, pk=pk)
    quote = line.quotes.filter(pk=id_in(request.POST.get("quote"))).first()
    try:
        if quote is None:
            raise Refused(_("Mark one of the quotes first."), "none")
        quotes.choose(quote, reason=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("%(supplier)s is chosen") % {"supplier": quote.supplier})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:quote_grid", line.plan_id)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def quote_drop(request: Request, pk: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.select_related("line"), pk=pk)
    try:
        quotes.drop(quote, by=request.user, now=timezone.now())
        toast(request, _("The quote is taken away"))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:quote_grid", quote.line.plan_id)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def exception_ask(request: Request, pk: int) -> HttpResponse:
    """`pk` is the line."""
    line = get_object_or_404(PlanLine, pk=pk)
    try:
        quotes.ask_exception(line, reason=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("The admin manager is asked"))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:quote_grid", line.plan_id)


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def exception_sign(request: Request, pk: int) -> HttpResponse:
    exception = get_object_or_404(QuoteException.objects.visible_to(request.user).select_related("line"), pk=pk)
    try:
        quotes.sign_exception(exception, words=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("Signed: fewer quotes are enough for this line"))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:quote_grid", exception.line.plan_id)


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def exception_refuse(request: Request, pk: int) -> HttpResponse:
    exception = get_object_or_404(QuoteException.objects.visible_to(request.user).select_related("line"), pk=pk)
    try:
        quotes.refuse_exception(exception, words=reason_of(request), by=request.user, now=timezone.now())
        toast(request, _("Not signed: whoever asked is told"))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:quote_grid", exception.line.plan_id)


def reason_of(request: Request) -> str:
    form = ReasonForm(request.POST)
    return str(form.cleaned_data["reason"]) if form.is_valid() else ""


EXCEPTIONS = Listing(
    columns=(
        Column("signed", gettext_lazy("Signed"), sort="signed_at", text=lambda row: row.signed_at, width=18),
        Column("what", gettext_lazy("What"), text=lambda row: row.line.what, width=32),
        Column("plan", gettext_lazy("Purchase plan"), text=lambda row: str(row.line.plan), width=20),
        Column("quotes", gettext_lazy("Quotes"), text=lambda row: len(row.line.quotes.all()), width=10),
        Column("reason", gettext_lazy("Reason"), text=lambda row: row.reason, width=40),
        Column("asked", gettext_lazy("Asked for by"), text=lambda row: row.asked_by or "", width=20),
        Column("by", gettext_lazy("Signed by"), text=lambda row: row.signed_by or "", width=20),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("not signed yet"), lambda rows, ask: rows.filter(signed_at__isnull=True)),
                ("signed", gettext_lazy("signed"), lambda rows, ask: rows.signed()),
            ),
        ),
    ),
    sort="-signed",
    shown=lambda rows: rows.select_related("line__item", "line__special", "line__plan__round", "asked_by", "signed_by").prefetch_related(
        "line__quotes"
    ),
)


@gate(Can.BUY_SUPPLIES)
def exception_list(request: Request) -> HttpResponse:
    page = EXCEPTIONS.page(request, QuoteException.objects.visible_to(request.user), now=timezone.now())
    return render(request, "supplies/exception_list.html", {"list": page})


@gate(Can.BUY_SUPPLIES)
def exception_export(request: Request) -> HttpResponse:
    page = EXCEPTIONS.page(request, QuoteException.objects.visible_to(request.user), now=timezone.now())
    return page.xlsx(_("Exceptions from the number of quotes"))
