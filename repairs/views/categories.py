"""Categories of faults: the list, adding and changing one with what comes first for safety."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import closed_when_asked, saved, told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from repairs.actions import categories
from repairs.forms.categories import REFUSALS, CategoryForm
from repairs.models import Category, FaultKind
from repairs.models.ticket_queries import OPEN


def only(kind: str) -> Any:
    return lambda rows, ask: rows.filter(kind=kind)


CATEGORIES = Listing(
    columns=(
        Column("position", gettext_lazy("Category"), sort="position", text=str, width=24),
        Column("kind", gettext_lazy("What kind of fault"), sort="kind", text=lambda row: row.get_kind_display(), width=24),
        Column("safety", gettext_lazy("First, for safety"), text=lambda row: "\n".join(str(step) for step in row.open_steps), width=48),
        Column("tickets", gettext_lazy("Open tickets"), sort="many", text=lambda row: row.many),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice("kind", tuple((kind.value, kind.label, only(kind.value)) for kind in FaultKind), menu=gettext_lazy("Kind")),
        Choice(
            "state",
            (
                ("safety", gettext_lazy("with steps for safety"), lambda rows, ask: rows.with_steps()),
                ("closed", pgettext_lazy("category", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="position",
    shown=lambda rows: rows.with_safety(),
)
OPEN_TICKETS = Count("tickets", filter=Q(**{f"tickets__{name}": value for name, value in OPEN.children}))  # type: ignore[misc]


def page_of(request: Request) -> ListPage:
    rows = closed_when_asked(request, Category.objects.annotate(many=OPEN_TICKETS))
    return CATEGORIES.page(request, rows, now=timezone.now())


@gate(Can.KEEP_REPAIRS)
def category_list(request: Request) -> HttpResponse:
    return render(request, "repairs/category_list.html", {"list": page_of(request)})


@gate(Can.KEEP_REPAIRS)
def category_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Categories of faults"))


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def category_usual(request: Request) -> HttpResponse:
    """Begin with what every office needs."""
    if made := categories.take_usual(by=request.user, now=timezone.now()):
        toast(request, _("%(n)d categories are there. Change what is different here.") % {"n": len(made)})
    return redirect("repairs:category_list")


@gate(Can.KEEP_REPAIRS)
@once
def category_new(request: Request) -> HttpResponse:
    form = CategoryForm(request.POST or None)
    made, form = saved(request, form, REFUSALS, lambda: categories.add(form.values, steps=form.safety, by=request.user, now=timezone.now()))
    if made:
        toast(request, _("%(name)s can be chosen now.") % {"name": made})
        return redirect("repairs:category_list")
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def category_edit(request: Request, pk: int) -> HttpResponse:
    category, now = get_object_or_404(Category, pk=pk), timezone.now()
    form = CategoryForm(request.POST or None, record=category)

    def do() -> Category:
        seen = form.before_their_eyes()
        return categories.change(category, values=form.values, steps=form.safety, seen=seen, by=request.user, now=now)

    made, shown = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:category_list")
    return edit_page(request, shown, category)


def edit_page(request: Request, form: Any, category: Category | None = None) -> HttpResponse:
    return render(request, "repairs/category_edit.html", {"form": form, "category": category}, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def category_close(request: Request, pk: int) -> HttpResponse:
    category = get_object_or_404(Category, pk=pk)
    words = _("%(name)s is closed: nobody reports under it any more.") % {"name": category}
    told(request, lambda: categories.close(category, by=request.user, now=timezone.now()), words)
    return redirect("repairs:category_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def category_reopen(request: Request, pk: int) -> HttpResponse:
    category = get_object_or_404(Category, pk=pk)
    words = _("%(name)s can be chosen again.") % {"name": category}
    told(request, lambda: categories.reopen(category, by=request.user, now=timezone.now()), words)
    return redirect("repairs:category_list")
