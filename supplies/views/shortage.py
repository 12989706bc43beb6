"""What is missing for a requisition: when it comes, what may stand in for it, which department lends it meanwhile."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import loans, shortage
from supplies.forms.shortage import REFUSALS, LendForm, OfferForm, PromiseForm
from supplies.models import Loan, Requisition, RequisitionLine


def one(request: Request, pk: int) -> RequisitionLine:
    """A line of a requisition that this person sees."""
    rows = RequisitionLine.objects.filter(requisition__in=Requisition.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("item", "instead_of", "requisition__asker", "requisition__department"), pk=pk)


@gate(Can.RUN_SUPPLIES)
def line_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def show(request: Request, line: RequisitionLine, *, status: int = 200, **forms: Any) -> HttpResponse:
    """What can be done about one missing line."""
    context = {"line": line, "promise_form": PromiseForm(line), "offer_form": OfferForm(line), "lend_form": LendForm(line), **forms}
    context["loans"] = line.loans.select_related("item", "lender")
    return render(request, "supplies/line_detail.html", context, status=status)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def line_promise(request: Request, pk: int) -> HttpResponse:
    line = one(request, pk)
    form = PromiseForm(line, request.POST)
    if form.is_valid():
        try:
            shortage.promise_on(line, form.cleaned_data["day"], by=request.user, now=timezone.now())
            toast(request, _("%(asker)s is told when it is expected.") % {"asker": line.requisition.asker})
            return redirect(line.requisition)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, line, status=422, promise_form=form)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def line_offer(request: Request, pk: int) -> HttpResponse:
    line = one(request, pk)
    form = OfferForm(line, request.POST)
    if form.is_valid():
        try:
            shortage.offer(line, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(asker)s is asked whether that will do.") % {"asker": line.requisition.asker})
            return redirect(line.requisition)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, line, status=422, offer_form=form)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def line_lend(request: Request, pk: int) -> HttpResponse:
    line = one(request, pk)
    form, borrower = LendForm(line, request.POST), line.requisition.department
    if form.is_valid():
        try:
            loans.lend(line.item, **form.cleaned_data, borrower=borrower, line=line, by=request.user, now=timezone.now())
            toast(request, _("Written down; %(lender)s is told.") % {"lender": form.cleaned_data["lender"]})
            return redirect(line.requisition)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, line, status=422, lend_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def line_answer(request: Request, pk: int) -> HttpResponse:
    """The asker takes the substitute or goes on waiting; the storekeeper may say so for them."""
    line = one(request, pk)
    asker = request.user.pk in (line.requisition.asker_id, line.requisition.created_by_id)
    answer = shortage.accept if request.POST.get("answer") == "accept" else shortage.decline
    try:
        refuse_unless(asker or request.user.can(Can.RUN_SUPPLIES), _("Only who asked for it does this."), "not-mine")
        answer(line, by=request.user, now=timezone.now())
        toast(request, _("Noted."))
    except Refused as error:
        refused(request, error)
    return redirect(line.requisition)


LOANS = Listing(
    columns=(
        Column("due", gettext_lazy("Returned by"), sort="due_on", text=lambda row: row.due_on, width=14),
        Column("item", gettext_lazy("Item"), sort="item__name", text=lambda row: row.item, width=28),
        Column("quantity", gettext_lazy("How many"), text=lambda row: row.quantity),
        Column("lender", gettext_lazy("Lent by"), sort="lender__name", text=lambda row: row.lender, width=20),
        Column("borrower", gettext_lazy("Lent to"), sort="borrower__name", text=lambda row: row.borrower, width=20),
        Column("lent", gettext_lazy("Lent on"), text=lambda row: row.lent_at, width=18, only_export=True),
        Column("state", gettext_lazy("State"), sort="returned_at", text=lambda row: row.returned_at or "", width=18),
    ),
    choices=(
        Choice(
            "state",
            (
                ("out", gettext_lazy("out"), lambda rows, ask: rows.out()),
                ("over", gettext_lazy("overdue"), lambda rows, ask: rows.out().filter(due_on__lt=timezone.localdate(ask.now))),
                ("back", gettext_lazy("returned"), lambda rows, ask: rows.filter(returned_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="due",
    shown=lambda rows: rows.select_related("item", "lender", "borrower", "line__requisition"),
)


@gate(Can.USE_OFFICE)
def loan_list(request: Request) -> HttpResponse:
    now = timezone.now()
    page = LOANS.page(request, Loan.objects.visible_to(request.user), now=now)
    return render(request, "supplies/loan_list.html", {"list": page, "today": timezone.localdate(now)})


@gate(Can.USE_OFFICE)
def loan_export(request: Request) -> HttpResponse:
    return LOANS.page(request, Loan.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Loans between departments"))


@gate(Can.USE_OFFICE)
@require_POST
@once
def loan_return(request: Request, pk: int) -> HttpResponse:
    """Whoever sees the loan says that it is back: both departments' heads, who borrowed it, the storekeepers."""
    loan = get_object_or_404(Loan.objects.visible_to(request.user).select_related("lender__head", "borrower", "item"), pk=pk)
    try:
        loans.give_back(loan, by=request.user, now=timezone.now())
        toast(request, _("Returned to %(lender)s.") % {"lender": loan.lender})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:loan_list")
