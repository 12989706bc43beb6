"""The stock sheet: what is there of everything, what should be, what is to be bought."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import checking
from supplies.finding.blind import with_hidden
from supplies.models import Item
from supplies.views.items import seen
from supplies.views.movements import in_categories, only


def in_packs(item: Item) -> str:
    """'4 盒 (12 支)', what is to be bought in the pack it is bought in; '' where it is bought one by one."""
    pack = min(item.packs.all(), key=lambda each: each.holds, default=None)
    return f"{item.to_buy // pack.holds} {pack}" if pack and item.to_buy and not item.is_hidden else ""


STATES = Choice(
    "state",
    (
        ("low", gettext_lazy("below minimum"), lambda rows, ask: rows.below_minimum()),
        ("empty", gettext_lazy("out of stock"), lambda rows, ask: with_hidden(rows).filter(available=0, is_hidden=False)),
        ("coming", gettext_lazy("on order"), only(on_order__gt=0)),
    ),
)
COLUMNS = (
    Column("name", gettext_lazy("Item"), sort="name", text=str, width=28),
    Column("number", gettext_lazy("Number"), text=lambda row: row.number, only_export=True),
    Column("specification", gettext_lazy("Specification"), text=lambda row: row.specification, width=28, only_export=True),
    Column("category", gettext_lazy("Category"), sort="category__position", text=lambda row: row.category),
    Column("on_hand", gettext_lazy("On hand"), sort="on_hand", text=seen("on_hand")),
    Column("reserved", gettext_lazy("Reserved"), sort="reserved", text=lambda row: row.reserved),
    Column("available", gettext_lazy("Available"), sort="available", text=seen("available")),
    Column("on_order", gettext_lazy("On order"), sort="on_order", text=lambda row: row.on_order),
    Column("minimum", gettext_lazy("Minimum"), sort="minimum", text=lambda row: row.minimum),
    Column("maximum", gettext_lazy("Maximum"), text=lambda row: row.maximum, only_export=True),
    Column("to_buy", gettext_lazy("To buy"), text=lambda row: None if row.is_hidden else row.to_buy or None),
    Column("unit", gettext_lazy("Unit"), text=lambda row: row.shown_unit, only_export=True),
    Column("packs", gettext_lazy("In packs"), text=in_packs, only_export=True),
    Column("place", gettext_lazy("Where it lies"), text=lambda row: row.place, width=24, only_export=True),
)


def page_of(request: Request) -> ListPage:
    listing = Listing(
        columns=COLUMNS,
        choices=(STATES, in_kinds()),
        per_page=200,
        search=lambda rows, words: rows.matching(words),
        sort="category",
        shown=lambda rows: with_hidden(rows).select_related("category", "place").prefetch_related("packs"),
    )
    return listing.page(request, Item.objects.open().with_stock(), now=timezone.now())


def in_kinds() -> Choice:
    """The menu of categories, for items."""
    menu = in_categories()
    return Choice(menu.name, tuple((value, label, only(category=value)) for value, label, _keep in menu.options), menu=menu.menu)


@gate(Can.RUN_SUPPLIES)
def stock_sheet(request: Request) -> HttpResponse:
    page = page_of(request)
    rows = [(item, in_packs(item)) for item in page.on_page]
    context = {"list": page, "rows": rows, "ledger_wrong": checking.wrong_items(), "now": timezone.now()}
    context["is_hidden"] = any(item.is_hidden for item in page.on_page)
    return render(request, "supplies/stock_sheet.html", context)


@gate(Can.RUN_SUPPLIES)
def stock_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Stock sheet"))


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def item_mend(request: Request, pk: int) -> HttpResponse:
    """The stock of an item becomes the sum of its movements."""
    item = get_object_or_404(Item, pk=pk)
    try:
        checking.mend(item, by=request.user, now=timezone.now())
        toast(request, _("The stock of %(name)s is the sum of its movements again.") % {"name": item})
    except Refused as error:
        refused(request, error)
    return redirect(item)
