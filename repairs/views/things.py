"""Things that break: the list, adding and changing one, where its label leads, and sheets of labels to print."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor, Place
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.keeping import closed_when_asked, saved, told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from repairs.actions import things
from repairs.forms.things import A4, MOST_LABELS, REFUSALS, LabelsForm, ThingForm
from repairs.models import Category, Thing

REPORT = "/repairs/new/"
MOST = 1200  # labels at once: fifty sheets

THINGS = Listing(
    columns=(
        Column("name", gettext_lazy("Thing"), sort="name", text=str, width=24),
        Column("floor", gettext_lazy("Floor"), text=lambda row: row.place.floor, only_export=True),
        Column("place", gettext_lazy("Where it is"), sort="place__floor__position", text=lambda row: row.place, width=24),
        Column("category", gettext_lazy("Most of its faults"), sort="category__position", text=lambda row: row.category, width=24),
        Column("code", gettext_lazy("Code on the label"), text=lambda row: row.code),
        Column("state", gettext_lazy("State")),
    ),
    choices=(Choice("state", (("closed", pgettext_lazy("thing", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),)),),
    search=lambda rows, words: rows.matching(words),
    sort="place",
    shown=lambda rows: rows.select_related("place__floor", "category"),
)


def report_path(at: Place | Thing) -> str:
    """Where a fault of this place or thing is reported."""
    return f"{REPORT}?at={at.token}"


def listing() -> Listing:
    """With floors and categories as menus: they are this company's own."""

    def on(floor: Floor) -> Any:
        return lambda rows, ask: rows.filter(place__floor=floor)

    def of(category: Category) -> Any:
        return lambda rows, ask: rows.filter(category=category)

    floors = tuple((str(each.pk), each, on(each)) for each in Floor.objects.open().order_by("site__position", "position", "pk"))
    kinds = tuple((str(each.pk), each, of(each)) for each in Category.objects.open().in_order())
    menus = (Choice("floor", floors, menu=gettext_lazy("Floor")), Choice("category", kinds, menu=gettext_lazy("Category")))
    return replace(THINGS, choices=(*menus, *THINGS.choices))


def page_of(request: Request) -> ListPage:
    return listing().page(request, closed_when_asked(request, Thing.objects.all()), now=timezone.now())


@gate(Can.KEEP_REPAIRS)
def thing_list(request: Request) -> HttpResponse:
    return render(request, "repairs/thing_list.html", {"list": page_of(request)})


@gate(Can.KEEP_REPAIRS)
def thing_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Things"))


@gate(Can.KEEP_REPAIRS)
@once
def thing_new(request: Request) -> HttpResponse:
    form = ThingForm(request.POST or None, initial={"place": id_in(request.GET.get("place")) or None})
    made, form = saved(request, form, REFUSALS, lambda: things.add(form.values, by=request.user, now=timezone.now()))
    if made:
        toast(request, _("%(name)s is there. Print its label and hang it on.") % {"name": made})
        return redirect("repairs:thing_edit", pk=made.pk)
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def thing_edit(request: Request, pk: int) -> HttpResponse:
    thing, now = get_object_or_404(Thing.objects.select_related("place__floor"), pk=pk), timezone.now()
    form = ThingForm(request.POST or None, record=thing)

    def do() -> Thing:
        return things.change(thing, values=form.values, seen=form.before_their_eyes(), by=request.user, now=now)

    made, shown = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:thing_list")
    return edit_page(request, shown, thing)


def edit_page(request: Request, form: Any, thing: Thing | None = None) -> HttpResponse:
    return render(request, "repairs/thing_edit.html", {"form": form, "thing": thing}, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def thing_close(request: Request, pk: int) -> HttpResponse:
    thing = get_object_or_404(Thing, pk=pk)
    words = _("%(name)s is closed. Take its label down.") % {"name": thing}
    told(request, lambda: things.close(thing, by=request.user, now=timezone.now()), words)
    return redirect("repairs:thing_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def thing_reopen(request: Request, pk: int) -> HttpResponse:
    thing = get_object_or_404(Thing, pk=pk)
    words = _("%(name)s is in use again; its label is right as it was.") % {"name": thing}
    told(request, lambda: things.reopen(thing, by=request.user, now=timezone.now()), words)
    return redirect("repairs:thing_list")


@gate(Can.REPORT_FAULTS)
def thing_page(request: Request, token: str) -> HttpResponse:
    """Where a label leads: to the report, with the thing and its place filled in. An unknown or closed one is 404 and says so."""
    thing = Thing.objects.labelled(token)
    if thing is None or thing.closed_at:
        return render(request, "repairs/thing_gone.html", {"thing": thing}, status=404)
    return redirect(report_path(thing))


def chosen(request: Request) -> list[Thing]:
    """The thing that the address names, or what the list shows under the same filters."""
    beside = ("place__floor", "category")
    if one := id_in(request.GET.get("thing")):
        return list(Thing.objects.open().filter(pk=one).select_related(*beside))
    return list(page_of(request).rows.select_related(*beside).filter(closed_at__isnull=True)[:MOST])


@gate(Can.KEEP_REPAIRS)
def thing_labels(request: Request) -> HttpResponse:
    """A4 sheets of 3 × 8, or a roll of one label after the other; for the browser's own print dialogue."""
    form = LabelsForm(request.GET)
    is_valid = form.is_valid()
    size, start = (form.cleaned_data["size"] or A4, form.cleaned_data["start"] or 1) if is_valid else (A4, 1)
    labels = [(thing, settings.BASE_URL + thing.label_path) for thing in chosen(request)]
    slots: list[Any] = [*[None] * (start - 1), *labels] if size == A4 else labels
    step = MOST_LABELS if size == A4 else 1
    sheets = [slots[first : first + step] for first in range(0, len(slots), step)] if labels else []
    kept = [(name, value) for name, value in request.GET.items() if name not in ("size", "start")]
    context = {"form": form, "sheets": sheets, "total": len(labels), "is_roll": size != A4, "kept": kept}
    context |= {"address": settings.BASE_URL, "is_reached": urlsplit(settings.BASE_URL).hostname not in ("127.0.0.1", "localhost")}
    return render(request, "repairs/thing_labels.html", context, status=200 if is_valid else 422)
