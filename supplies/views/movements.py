"""The ledger: every movement, newest first, with its paper; what is booked by hand; a movement taken back."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing, ListPage, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.periods import Period
from supplies.actions import by_hand
from supplies.actions.checking import wrong_items
from supplies.finding.blind import with_hidden
from supplies.finding.papers import booked, left_after
from supplies.forms.booking import REFUSALS, OpeningForm, ReverseForm, ScrapForm
from supplies.models import Category, Item, Kind, Movement, Store


def of(field: str) -> Any:
    """A filter by a record's id."""

    def keep(rows: QuerySet, value: str, ask: Ask) -> QuerySet:
        return rows.filter(**{field: pk}) if (pk := id_in(value)) else rows

    return keep


def in_month(rows: Any, value: str, ask: Ask) -> Any:
    """Of the month '2026-11', the quarter '2026-Q4' or the year '2026'."""
    period = Period.read(value)
    return rows.filter(on__gte=period.first, on__lt=period.after) if period else rows


def charged(rows: Any, value: str, ask: Ask) -> Any:
    """What departments were charged with from one day to another, both counted: '2026-11-01..2026-11-30'."""
    first, _dots, last = value.partition("..")
    try:
        return rows.charged(date.fromisoformat(first), date.fromisoformat(last) + relativedelta(days=1))
    except (ValueError, OverflowError):
        return rows


def month_of(value: str) -> date | None:
    try:
        first = date.fromisoformat(f"{value}-01")
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None


BEFORE = (
    Column("on", gettext_lazy("Day"), sort="on", text=lambda row: row.movement.on, width=12),
    Column("kind", gettext_lazy("Movement"), text=lambda row: row.movement.get_kind_display(), width=18),
    Column("item", gettext_lazy("Item"), text=lambda row: str(row.movement.item), width=28),
    Column("number", gettext_lazy("Number"), text=lambda row: row.movement.item.number, only_export=True),
    Column("paper", gettext_lazy("Paper"), text=lambda row: row.words, width=20),
    Column("department", gettext_lazy("Department"), text=lambda row: row.movement.department, width=18),
    Column("quantity", gettext_lazy("Quantity"), text=lambda row: row.movement.quantity, width=10),
    Column("unit", gettext_lazy("Unit"), text=lambda row: row.movement.item.shown_unit, width=8, only_export=True),
)
PRICES = (
    Column("unit_cost", gettext_lazy("Unit cost"), text=lambda row: float(row.movement.unit_cost)),
    Column("cost", gettext_lazy("Amount"), text=lambda row: float(row.movement.cost)),
)
AFTER = (
    Column("store", gettext_lazy("Store"), text=lambda row: row.movement.store, only_export=True),
    Column("by", gettext_lazy("Booked by"), text=lambda row: row.movement.moved_by, width=14, only_export=True),
    Column("moved", pgettext_lazy("ledger", "Booked"), text=lambda row: row.movement.moved_at, width=18, only_export=True),
)
EVERYTHING = only()  # the months are kept by what the address gives
KINDS = Choice("kind", tuple((kind.value, kind.label, only(kind=kind.value)) for kind in Kind), menu=gettext_lazy("Movement"))
GIVEN = (
    *(Given(name, of(name)) for name in ("item", "department", "store")),
    Given("month", in_month),
    Given("charged", charged),
)
MONTHS = 24  # that the menu offers; the address takes any


def months() -> Choice:
    """The last months, this one first."""
    last = timezone.localdate().replace(day=1)
    firsts = [last - relativedelta(months=back) for back in range(MONTHS)]
    return Choice(
        "month", tuple((f"{first:%Y-%m}", f"{first:%Y-%m}", EVERYTHING) for first in firsts), menu=pgettext_lazy("of the ledger", "Month")
    )


def in_category(category: int) -> Any:
    return lambda rows, ask: rows.filter(item__in=Item.objects.filter(category=category).order_by().values("pk"))


def in_categories() -> Choice:
    """A menu of this company's own categories."""
    kept = Category.objects.open().in_order()
    return Choice("category", tuple((str(each.pk), each, in_category(each.pk)) for each in kept), menu=gettext_lazy("Category"))


def page_of(request: Request) -> ListPage:
    listing = Listing(
        columns=(*BEFORE, *(PRICES if request.user.can(Can.BUY_SUPPLIES) else ()), *AFTER),
        choices=(months(), KINDS, *([] if request.GET.get("item") else [in_categories()])),
        given=GIVEN,
        sort="-on",
        counted=MANY,
        search=lambda rows, words: rows.filter(item__in=Item.objects.matching(words)),
        shown=lambda rows: with_hidden(rows, "item").select_related("item", "store", "department", "moved_by"),
    )
    return listing.page(request, Movement.objects.all(), now=timezone.now())


@gate(Can.RUN_SUPPLIES)
def movement_list(request: Request) -> HttpResponse:
    page = page_of(request)
    about = about_what(page)
    shows_left = bool(about["item"]) and not any(page.chosen.get(name) for name in ("kind", "department", "category")) and not page.words
    shows_left = shows_left and page.sort == "-on"
    shows_left = shows_left and not any(movement.is_hidden for movement in page.on_page[:1])
    first = page.on_page[0] if page.on_page and shows_left else None
    rows = booked(page.on_page, left=left_after(first, all_stores=not about["store"]) if first else None)
    context = {"list": page, "rows": rows, "shows_left": shows_left, "ledger_wrong": 0 if page.words else wrong_items(), **about}
    return render(request, "supplies/movement_list.html", context)


def about_what(page: ListPage) -> dict[str, Any]:
    """The item, department and store that the address names, each with the list without it."""
    found: dict[str, Any] = {"about": []}
    for name, model in (("item", Item), ("department", Department), ("store", Store)):
        value = page.chosen[name]
        first = page.on_page[0] if page.on_page else None
        thing = getattr(first, name) if first and str(getattr(first, f"{name}_id")) == value else None
        if thing is None and id_in(value):
            thing = model._default_manager.filter(pk=id_in(value)).first()
        found[name] = thing
        found["about"] += [(thing, page.path(**{name: ""}))] if thing else []
    return found


@gate(Can.RUN_SUPPLIES)
def movement_export(request: Request) -> HttpResponse:
    page = page_of(request)
    return page.xlsx(_("Ledger"), papered(page))


def papered(page: ListPage) -> Any:
    """Every movement with its paper, some hundred at a time."""
    some: list[Movement] = []
    for movement in page.exported():
        some.append(movement)
        if len(some) == 500:
            yield from booked(some)
            some = []
    yield from booked(some)


@gate(Can.BUY_SUPPLIES)
@once
def movement_reverse(request: Request, pk: int) -> HttpResponse:
    movement = get_object_or_404(Movement.objects.select_related("item", "store", "department", "moved_by"), pk=pk)
    form = ReverseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            by_hand.take_back(movement, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The movement is reversed."))
            return redirect(movement.item)
        except Refused as error:
            refuse(form, error, REFUSALS)
    [row] = booked([movement])
    context = {"form": form, "row": row, "movement": movement}
    return render(request, "supplies/movement_reverse.html", context, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@once
def stock_open(request: Request) -> HttpResponse:
    return booking(request, OpeningForm, by_hand.open_stock, "supplies/stock_open.html")


@gate(Can.RUN_SUPPLIES)
@once
def stock_scrap(request: Request) -> HttpResponse:
    return booking(request, ScrapForm, by_hand.scrap, "supplies/stock_scrap.html")


def booking(request: Request, kind: Any, act: Any, template: str) -> HttpResponse:
    """The page of something booked by hand; `?item=` fills it in."""
    form = kind(request.POST or None, initial={"item": request.GET.get("item", "")})
    if request.method == "POST" and form.is_valid():
        try:
            movement: Movement = act(**form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("Booked: %(item)s %(many)s %(unit)s") % booked_words(movement))
            return redirect(movement.item)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


def booked_words(movement: Movement) -> dict[str, object]:
    return {"item": movement.item, "many": movement.signed, "unit": movement.item.shown_unit}
