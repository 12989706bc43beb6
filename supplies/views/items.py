"""The catalogue: the list, one item, adding and changing it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

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
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import catalogue, checking
from supplies.finding import with_photos
from supplies.finding.blind import hiding, with_hidden
from supplies.forms.items import REFUSALS, ItemForm
from supplies.models import Category, Item, Movement

LAST_MOVEMENTS = 8


def seen(name: str) -> Callable[[Item], int | None]:
    """A figure of the books, of an item that nobody counts blind just now."""
    return lambda row: None if row.is_hidden else getattr(row, name)


ITEMS = Listing(
    columns=(
        Column("name", gettext_lazy("Item"), sort="name", text=str, width=28),
        Column("specification", gettext_lazy("Specification"), text=lambda row: row.specification, width=28, only_export=True),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number),
        Column("category", gettext_lazy("Category"), sort="category__position", text=lambda row: row.category),
        Column("on_hand", gettext_lazy("On hand"), sort="on_hand", text=seen("on_hand")),
        Column("available", gettext_lazy("Available"), sort="available", text=seen("available")),
        Column("on_order", gettext_lazy("On order"), sort="on_order", text=lambda row: row.on_order),
        Column("minimum", gettext_lazy("Minimum"), sort="minimum", text=lambda row: row.minimum),
        Column("unit", gettext_lazy("Unit"), text=lambda row: row.shown_unit, only_export=True),
        Column("supplier", gettext_lazy("Usual supplier"), text=lambda row: row.supplier, width=28, only_export=True),
        Column("place", gettext_lazy("Where it lies"), text=lambda row: row.place, width=24, only_export=True),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("low", gettext_lazy("below minimum"), lambda rows, ask: rows.below_minimum()),
                ("everyday", gettext_lazy("everyday"), lambda rows, ask: rows.filter(is_everyday=True)),
                ("high", gettext_lazy("high value"), lambda rows, ask: rows.filter(is_high_value=True)),
                ("old", gettext_lazy("old for new"), lambda rows, ask: rows.filter(is_old_for_new=True)),
                ("closed", pgettext_lazy("item", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="category",
    shown=lambda rows: with_hidden(rows.with_stock()).select_related("category", "supplier", "place"),
)


def listing() -> Listing:
    """With the categories as a menu: they are this company's own."""

    def only(category: Category) -> Any:
        return lambda rows, ask: rows.filter(category=category)

    options = tuple((str(each.pk), each, only(each)) for each in Category.objects.in_order() if not each.closed_at)
    return replace(ITEMS, choices=(Choice("category", options, menu=gettext_lazy("Category")), *ITEMS.choices))


def page_of(request: Request) -> ListPage:
    """Closed items are shown to who asks for them."""
    rows = Item.objects.visible_to(request.user).with_stock()
    rows = rows if request.GET.get("state") == "closed" else rows.open()
    return listing().page(request, rows, now=timezone.now())


@gate(Can.RUN_SUPPLIES)
def item_list(request: Request) -> HttpResponse:
    page = page_of(request)
    items = with_photos(page.on_page)
    return render(request, "supplies/item_list.html", {"list": page, "items": items, "is_hidden": any(item.is_hidden for item in items)})


@gate(Can.RUN_SUPPLIES)
def item_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Items"))


def one(request: Request, pk: int) -> Item:
    rows = Item.objects.visible_to(request.user).with_stock().select_related("category", "supplier", "place__floor")
    return get_object_or_404(rows.prefetch_related("packs"), pk=pk)


@gate(Can.USE_OFFICE)
def item_detail(request: Request, pk: int) -> HttpResponse:
    """What it is, for everybody; what is there of it, for who runs the store; what it costs, for who buys."""
    [item] = with_photos([one(request, pk)])
    runs = request.user.can(Can.RUN_SUPPLIES)
    moved = Movement.objects.filter(item=item).select_related("store", "department", "moved_by") if runs else Movement.objects.none()
    context = {
        "item": item,
        "balances": item.balances.select_related("store").order_by("store__position") if runs else (),
        "hiding": hiding(item) if runs else {},
        "movements": moved.order_by("-moved_at", "-pk")[:LAST_MOVEMENTS],
        "files": files_beside(item, request.user),
        "is_wrong": runs and checking.is_wrong(item),
    }
    return render(request, "supplies/item_detail.html", context)


@gate(Can.BUY_SUPPLIES)
@once
def item_new(request: Request) -> HttpResponse:
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            item = catalogue.add(values=form.values, packs=form.pack_sizes, by=request.user, now=timezone.now())
            toast(request, _("%(name)s is in the catalogue.") % {"name": item})
            return redirect(item)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "supplies/item_edit.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@once
def item_edit(request: Request, pk: int) -> HttpResponse:
    item, now = one(request, pk), timezone.now()
    form = ItemForm(request.POST or None, record=item)
    if request.method == "POST" and form.is_valid():
        try:
            catalogue.change(item, values=form.values, packs=form.pack_sizes, seen=form.before_their_eyes(), by=request.user, now=now)
            toast(request, _("Saved."))
            return redirect(item)
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "supplies/item_edit.html", {"form": form, "item": item}, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def item_close(request: Request, pk: int) -> HttpResponse:
    item = one(request, pk)
    try:
        catalogue.close(item, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is closed: nobody can choose it any more.") % {"name": item})
    except Refused as error:
        refused(request, error)
    return redirect(item)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def item_reopen(request: Request, pk: int) -> HttpResponse:
    item = one(request, pk)
    try:
        catalogue.reopen(item, by=request.user, now=timezone.now())
        toast(request, _("%(name)s can be chosen again.") % {"name": item})
    except Refused as error:
        refused(request, error)
    return redirect(item)
