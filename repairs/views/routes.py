"""Rules of dispatch: the list in its order with a question to try it, adding, changing and moving one."""

from typing import Any

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
from repairs.actions import routes
from repairs.finding.reasons import reasons
from repairs.finding.routing import choose
from repairs.forms.routes import REFUSALS, RouteForm, TryForm
from repairs.models import Route, RouteHours


def only(hours: str) -> Any:
    return lambda rows, ask: rows.filter(hours=hours)


ROUTES = Listing(
    columns=(
        Column("order", pgettext_lazy("rule", "Order"), sort="position", text=lambda row: row.position),
        Column("category", gettext_lazy("Faults of"), text=lambda row: row.category or _("every category"), width=24),
        Column("where", gettext_lazy("Where"), text=lambda row: row.place or row.floor or _("everywhere"), width=24),
        Column("hours", gettext_lazy("When"), sort="hours", text=lambda row: row.get_hours_display(), width=20),
        Column("team", gettext_lazy("Go to"), sort="team__position", text=lambda row: row.team, width=24),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice("hours", tuple((each.value, each.label, only(each.value)) for each in RouteHours)),
        Choice("state", (("closed", pgettext_lazy("route", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="order",
    shown=lambda rows: rows.with_all(),
)


def page_of(request: Request) -> ListPage:
    return ROUTES.page(request, closed_when_asked(request, Route.objects.all()), now=timezone.now())


@gate(Can.KEEP_REPAIRS)
def route_list(request: Request) -> HttpResponse:
    """In order, with what a report would meet."""
    form = TryForm(request.GET if "category" in request.GET else None, initial={"at": timezone.localtime()})
    context: dict[str, Any] = {"list": page_of(request), "form": form}
    if form.is_valid():
        choice = choose(form.cleaned_data["category"], form.cleaned_data["place"], form.cleaned_data["at"])
        context |= {"choice": choice, "reasons": reasons([choice.plain()])[0]}
    return render(request, "repairs/route_list.html", context)


@gate(Can.KEEP_REPAIRS)
def route_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Rules of dispatch"))


@gate(Can.KEEP_REPAIRS)
@once
def route_new(request: Request) -> HttpResponse:
    form = RouteForm(request.POST or None)
    made, form = saved(request, form, REFUSALS, lambda: routes.add(form.values, by=request.user, now=timezone.now()))
    if made:
        toast(request, _("The rule is there, as the last one. Move it up if it is for a special case."))
        return redirect("repairs:route_list")
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def route_edit(request: Request, pk: int) -> HttpResponse:
    route, now = get_object_or_404(Route, pk=pk), timezone.now()
    form = RouteForm(request.POST or None, record=route)

    def do() -> Route:
        return routes.change(route, values=form.values, seen=form.before_their_eyes(), by=request.user, now=now)

    made, shown = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:route_list")
    return edit_page(request, shown, route)


def edit_page(request: Request, form: Any, route: Route | None = None) -> HttpResponse:
    return render(request, "repairs/route_edit.html", {"form": form, "route": route}, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def route_move(request: Request, pk: int) -> HttpResponse:
    route = get_object_or_404(Route, pk=pk)
    routes.move(route, up=request.POST.get("to") != "down", by=request.user, now=timezone.now())
    return redirect("repairs:route_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def route_close(request: Request, pk: int) -> HttpResponse:
    route = get_object_or_404(Route, pk=pk)
    told(request, lambda: routes.close(route, by=request.user, now=timezone.now()), _("The rule counts no more."))
    return redirect("repairs:route_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def route_reopen(request: Request, pk: int) -> HttpResponse:
    route = get_object_or_404(Route.objects.select_related("team"), pk=pk)
    told(request, lambda: routes.reopen(route, by=request.user, now=timezone.now()), _("The rule counts again, as the last one."))
    return redirect("repairs:route_list")
