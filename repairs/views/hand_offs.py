"""What lies with contractors, what came back, and what their papers say."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web import months
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Given, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from frontdesk.workdays.periods import Period
from repairs.actions import contractors
from repairs.finding.costs import sees_prices
from repairs.finding.work import Light
from repairs.forms.work import REFUSALS, PaperForm
from repairs.models import HandOff


def back_in(rows: Any, asked: str, ask: Ask) -> Any:
    """Came back in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.came_back_between(*period.bounds) if period else rows


def back_said(asked: str, ask: Ask) -> str:
    name = months.said(asked)
    return " · ".join([name, _("Came back")]) if name else ""


COLUMNS = (
    Column("handed", gettext_lazy("Handed off"), sort="handed_at", text=lambda row: row.handed_at, width=18),
    Column("ticket", gettext_lazy("Ticket"), sort="ticket__number", text=lambda row: row.ticket.number, width=20),
    Column("contractor", gettext_lazy("Contractor"), sort="contractor__position", text=lambda row: row.contractor, width=28),
    Column("due", gettext_lazy("Agreed for"), sort="due_at", text=lambda row: row.due_at, width=18),
    Column("back", gettext_lazy("Came back"), sort="came_back_at", text=lambda row: row.came_back_at or "", width=18, only_export=True),
    Column("invoice", gettext_lazy("Invoice"), text=lambda row: row.invoice, width=18),
    Column("warranty", gettext_lazy("Warranty until"), text=lambda row: row.warranty_on or "", only_export=True),
    Column("state", gettext_lazy("State"), text=lambda row: light_of(row, timezone.now()).words),
)
COST = Column("cost", gettext_lazy("Cost"), text=lambda row: row.cost if row.cost is not None else "")
HAND_OFFS, WITH_COSTS = (
    Listing(
        columns=columns,
        choices=(
            Choice(
                "state",
                (
                    ("out", pgettext_lazy("hand-off", "out"), lambda rows, ask: rows.out().wanted()),
                    ("late", pgettext_lazy("hand-off", "late"), lambda rows, ask: rows.late(ask.now).wanted()),
                    ("back", pgettext_lazy("hand-off", "back"), lambda rows, ask: rows.filter(came_back_at__isnull=False)),
                ),
            ),
        ),
        given=(Given("back", back_in, back_said),),
        search=lambda rows, words: rows.matching(words),
        sort="-handed",
        shown=lambda rows: rows.select_related("ticket", "contractor"),
    )
    for columns in (COLUMNS, (*COLUMNS, COST))
)


def light_of(row: HandOff, now: datetime) -> Light:
    if row.came_back_at is not None:
        return Light("green", row.get_outcome_display() or pgettext("hand-off", "back"))
    if not row.is_wanted:
        return Light("grey", str(row.ticket.state.label))
    return Light("red", pgettext("hand-off", "late")) if row.is_late(now) else Light("yellow", pgettext("hand-off", "out"))


def page_of(request: Request) -> ListPage:
    listing = WITH_COSTS if sees_prices(request.user) else HAND_OFFS
    return listing.page(request, HandOff.objects.visible_to(request.user), now=timezone.now())


@gate(Can.WORK_ON_REPAIRS)
def hand_off_list(request: Request) -> HttpResponse:
    page, now = page_of(request), timezone.now()
    context = {"list": page, "rows": [(row, light_of(row, now)) for row in page.on_page], "sees": sees_prices(request.user)}
    return render(request, "repairs/hand_off_list.html", context)


@gate(Can.WORK_ON_REPAIRS)
def hand_off_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("With contractors"))


@gate(Can.WORK_ON_REPAIRS)
def hand_off_paper(request: Request, pk: int) -> HttpResponse:
    """One hand-off, and what the contractor's paper says once it is back."""
    hand_off, sees = one(request, pk), sees_prices(request.user)
    initial = {"invoice": hand_off.invoice, "cost": hand_off.cost, "warranty_on": hand_off.warranty_on}
    form = PaperForm(request.POST if request.method == "POST" else None, initial=initial, with_cost=sees)
    if form.is_bound and form.is_valid():
        try:
            return written(request, hand_off, form.cleaned_data)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {
        "hand_off": hand_off,
        "form": form,
        "sees": sees,
        "light": light_of(hand_off, timezone.now()),
        "views": hand_off.views.count(),
    }
    return render(request, "repairs/hand_off_paper.html", context, status=422 if form.is_bound else 200)


def one(request: Request, pk: int) -> HandOff:
    beside = ("ticket__place", "ticket__category", "contractor", "handed_by", "came_back_by")
    return get_object_or_404(HandOff.objects.visible_to(request.user).select_related(*beside), pk=pk)


@once
def written(request: Request, hand_off: HandOff, given: dict[str, Any]) -> HttpResponse:
    """Who may not read prices leaves the cost as it is."""
    paper = {"number": given["invoice"], "cost": given.get("cost", hand_off.cost), "warranty_on": given["warranty_on"]}
    contractors.invoice(hand_off, **paper, by=request.user, now=timezone.now())
    toast(request, _("Written down."))
    return redirect("repairs:hand_off_paper", hand_off.pk)
