"""Months of the ledger: closed by an admin manager, opened again by two."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.months import month_before
from supplies.actions import closing
from supplies.models import ClosedMonth, Movement
from supplies.views.movements import month_of

MOST = 36


@dataclass(frozen=True)
class Month:
    """A month and how it stands; `was` are its earlier closings that were opened again."""

    first: date
    closed: ClosedMonth | None
    was: list[ClosedMonth]
    is_running: bool


def months() -> list[Month]:
    """From this month back to the first that anything moved in, three years at most; two queries."""
    this = timezone.localdate().replace(day=1)
    oldest = Movement.objects.order_by("on").values_list("on", flat=True).first() or this
    closings: dict[date, list[ClosedMonth]] = {}
    for row in ClosedMonth.objects.select_related("closed_by", "asked_by", "reopened_by"):
        closings.setdefault(row.month, []).append(row)
    found: list[Month] = []
    first = this
    while first >= oldest.replace(day=1) and len(found) < MOST:
        rows = closings.get(first, [])
        closed = next((row for row in rows if row.reopened_at is None), None)
        found.append(Month(first, closed, [row for row in rows if row.reopened_at], is_running=first == this))
        first = month_before(first)
    return found


@gate(Can.APPROVE_PURCHASES)
def month_list(request: Request) -> HttpResponse:
    return render(request, "supplies/month_list.html", {"months": months()})


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def month_close(request: Request) -> HttpResponse:
    month = month_of(request.POST.get("month", ""))
    try:
        if month:
            closing.close(month, by=request.user, now=timezone.now())
            toast(request, _("%(month)s is closed.") % {"month": f"{month:%Y-%m}"})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:month_list")


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def month_ask(request: Request, pk: int) -> HttpResponse:
    closed = get_object_or_404(ClosedMonth, pk=pk)
    try:
        closing.ask_to_open(closed, reason=request.POST.get("reason", "")[:200], by=request.user, now=timezone.now())
        toast(request, _("Asked. Another admin manager opens %(month)s.") % {"month": closed})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:month_list")


@gate(Can.APPROVE_PURCHASES)
@require_POST
@once
def month_open(request: Request, pk: int) -> HttpResponse:
    closed = get_object_or_404(ClosedMonth, pk=pk)
    try:
        closing.open_again(closed, by=request.user, now=timezone.now())
        toast(request, _("%(month)s is open again.") % {"month": closed})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:month_list")
