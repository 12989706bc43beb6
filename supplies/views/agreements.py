"""Supply agreements: a new one with its prices, one, made longer, ended."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import agreements
from supplies.forms.agreements import REFUSALS, AgreementForm, LongerForm
from supplies.models import Agreement, Item, Supplier


def sold_by(supplier: Supplier) -> QuerySet[Item]:
    """The open items of what it sells of; all of them where nobody said."""
    items = Item.objects.open().select_related("category").prefetch_related("packs").order_by("category__position", "position", "number")
    categories = list(supplier.categories.all())
    return items.filter(category__in=categories) if categories else items


@gate(Can.BUY_SUPPLIES)
@once
def agreement_new(request: Request, pk: int) -> HttpResponse:
    supplier, now = get_object_or_404(Supplier.objects.visible_to(request.user), pk=pk), timezone.now()
    form = AgreementForm(request.POST or None, items=list(sold_by(supplier)), now=now)
    if request.method == "POST" and form.is_valid():
        try:
            made = agreements.make(supplier, **form.days, prices=form.prices, by=request.user, now=now)
            toast(request, _("Orders at these prices need no new quotes until %(last)s.") % {"last": made.until_on.isoformat()})
            return redirect(made)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "supplier": supplier}
    return render(request, "supplies/agreement_new.html", context, status=422 if form.errors else 200)


def one(request: Request, pk: int) -> Agreement:
    return get_object_or_404(Agreement.objects.visible_to(request.user).select_related("supplier", "created_by", "ended_by"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def agreement_detail(request: Request, pk: int) -> HttpResponse:
    agreement = one(request, pk)
    return page(request, agreement, LongerForm(initial={"until_on": agreement.until_on}))


def page(request: Request, agreement: Agreement, form: LongerForm) -> HttpResponse:
    context: dict[str, Any] = {
        "agreement": agreement,
        "prices": agreement.prices.select_related("item__category").prefetch_related("item__packs"),
        "today": timezone.localdate(),
        "form": form,
    }
    return render(request, "supplies/agreement_detail.html", context, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def agreement_lengthen(request: Request, pk: int) -> HttpResponse:
    agreement, form = one(request, pk), LongerForm(request.POST)
    if form.is_valid():
        try:
            longer = agreements.lengthen(agreement, until_on=form.cleaned_data["until_on"], by=request.user, now=timezone.now())
            toast(request, _("The agreement holds until %(last)s.") % {"last": longer.until_on.isoformat()})
            return redirect(longer)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return page(request, agreement, form)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def agreement_end(request: Request, pk: int) -> HttpResponse:
    agreement = one(request, pk)
    try:
        agreements.end(agreement, by=request.user, now=timezone.now())
        toast(request, _("The agreement has ended: from now on orders need quotes."))
    except Refused as error:
        refused(request, error)
    return redirect(agreement)
