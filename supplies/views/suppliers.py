"""Suppliers: the list, one with its agreements, orders and reviews, adding and changing it."""

from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.editing import Changed
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import suppliers
from supplies.forms.supplier_rows import columns
from supplies.forms.suppliers import REFUSALS, SupplierForm
from supplies.models import Agreement, Category, Order, Supplier, SupplierReview

SHOWN = 8  # orders and reviews on the page of a supplier, the newest first
NO_GRADE = "none"


def graded(letter: str) -> Any:
    return lambda rows, ask: rows.filter(last_grade=letter)


SUPPLIERS = Listing(
    columns=columns(),
    choices=(
        Choice(
            "grade",
            (
                *((letter, letter, graded(letter)) for letter in "ABCD"),
                (NO_GRADE, gettext_lazy("not reviewed yet"), lambda rows, ask: rows.filter(last_grade__isnull=True)),
            ),
        ),
        Choice(
            "state",
            (
                ("few", gettext_lazy("of categories with too few suppliers"), lambda rows, ask: rows.filter(pk__in=of_thin_categories())),
                ("agreed", gettext_lazy("with an agreement"), lambda rows, ask: rows.filter(is_agreed=True)),
                ("closed", pgettext_lazy("supplier", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="name",
    shown=lambda rows: rows.prefetch_related("categories"),
)


def of_thin_categories() -> Any:
    return Supplier.categories.through.objects.filter(category__in=suppliers.thin_categories()).values("supplier")


def listing() -> Listing:
    """With the categories as a menu: they are this company's own."""

    def only(category: Category) -> Any:
        return lambda rows, ask: rows.filter(categories=category)

    options = tuple((str(each.pk), each, only(each)) for each in Category.objects.open().in_order())
    return replace(SUPPLIERS, choices=(Choice("category", options, menu=gettext_lazy("Category")), *SUPPLIERS.choices))


def page_of(request: Request) -> ListPage:
    """Closed suppliers are shown to who asks for them."""
    now = timezone.now()
    agreed = Agreement.objects.in_force(timezone.localdate(now)).filter(supplier=OuterRef("pk"))
    rows = Supplier.objects.visible_to(request.user).with_grade().annotate(is_agreed=Exists(agreed))
    rows = rows if request.GET.get("state") == "closed" else rows.open()
    return listing().page(request, rows, now=now)


@gate(Can.BUY_SUPPLIES)
def supplier_list(request: Request) -> HttpResponse:
    return render(request, "supplies/supplier_list.html", {"list": page_of(request), "thin": suppliers.thin_categories()})


@gate(Can.BUY_SUPPLIES)
def supplier_export(request: Request) -> HttpResponse:
    """What the import reads back unchanged."""
    return page_of(request).xlsx(_("Suppliers"), plain="suppliers")


def one(request: Request, pk: int) -> Supplier:
    return get_object_or_404(Supplier.objects.visible_to(request.user).with_grade().prefetch_related("categories"), pk=pk)


@gate(Can.BUY_SUPPLIES)
def supplier_detail(request: Request, pk: int) -> HttpResponse:
    supplier, today = one(request, pk), timezone.localdate()
    orders = Order.objects.filter(supplier=supplier)
    context = {
        "supplier": supplier,
        "agreements": Agreement.objects.filter(supplier=supplier).counted().order_by("-until_on", "-pk"),
        "today": today,
        "orders": orders.order_by("-ordered_at", "-pk")[:SHOWN],
        "many_orders": orders.count(),
        "reviews": SupplierReview.objects.filter(supplier=supplier)[:SHOWN],
        "files": files_beside(supplier, request.user),
    }
    return render(request, "supplies/supplier_detail.html", context)


@gate(Can.BUY_SUPPLIES)
@once
def supplier_new(request: Request) -> HttpResponse:
    form = SupplierForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = suppliers.add(**form.values, by=request.user, now=timezone.now())
            toast(request, _("%(name)s can be asked for quotes now.") % {"name": made})
            return redirect(made)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "supplies/supplier_edit.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@once
def supplier_edit(request: Request, pk: int) -> HttpResponse:
    supplier, now = one(request, pk), timezone.now()
    form = SupplierForm(request.POST or None, record=supplier)
    if request.method == "POST" and form.is_valid():
        try:
            suppliers.change(supplier, values=form.values, seen=form.before_their_eyes(), by=request.user, now=now)
            toast(request, _("Saved."))
            return redirect(supplier)
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "supplies/supplier_edit.html", {"form": form, "supplier": supplier}, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def supplier_close(request: Request, pk: int) -> HttpResponse:
    supplier = one(request, pk)
    try:
        suppliers.close(supplier, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is closed: nothing is ordered there any more.") % {"name": supplier})
    except Refused as error:
        refused(request, error)
    return redirect(supplier)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def supplier_reopen(request: Request, pk: int) -> HttpResponse:
    supplier = one(request, pk)
    try:
        suppliers.reopen(supplier, by=request.user, now=timezone.now())
        toast(request, _("%(name)s can be asked for quotes now.") % {"name": supplier})
    except Refused as error:
        refused(request, error)
    return redirect(supplier)
