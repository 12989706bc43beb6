"""频发故障: the list with what each cost, and settling one with its cause."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Given, Listing
from frontdesk.web.request import Request
from repairs.actions import recurrences
from repairs.models import Recurrence


def only(rows: Any, value: str, ask: Any) -> Any:
    return rows.filter(pk=id_in(value) or 0)


RECURRENCES = Listing(
    columns=(
        Column("flagged", gettext_lazy("Flagged"), sort="flagged_at", text=lambda row: row.flagged_at, width=18),
        Column("what", gettext_lazy("Thing or place"), text=lambda row: row.thing or row.place, width=28),
        Column("kind", gettext_lazy("Kind"), sort="kind", text=lambda row: row.get_kind_display()),
        Column("count", gettext_lazy("Repaired"), sort="count", text=lambda row: row.count, width=10),
        Column("cost", gettext_lazy("Cost"), sort="cost", text=lambda row: row.cost, width=12),
        Column("last", gettext_lazy("The last time"), sort="last_at", text=lambda row: row.last_at, width=18),
        Column("cause", gettext_lazy("Cause, and what is done"), text=lambda row: row.cause, width=48),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", pgettext_lazy("recurring fault", "to be settled"), lambda rows, ask: rows.open()),
                ("settled", pgettext_lazy("recurring fault", "settled"), lambda rows, ask: rows.filter(settled_at__isnull=False)),
            ),
            unasked=lambda rows, ask: rows.open(),
        ),
    ),
    given=(Given("only", only, said=lambda value, ask: _("this one alone")),),
    search=lambda rows, words: rows.matching(words),
    sort="-flagged",
    shown=lambda rows: rows.select_related("thing__place", "place", "settled_by"),
)


@gate(Can.LEAD_REPAIRS)
def recurrence_list(request: Request) -> HttpResponse:
    page = RECURRENCES.page(request, Recurrence.objects.visible_to(request.user), now=timezone.now())
    return render(request, "repairs/recurrence_list.html", {"list": page})


@gate(Can.LEAD_REPAIRS)
def recurrence_export(request: Request) -> HttpResponse:
    return RECURRENCES.page(request, Recurrence.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Recurring faults"))


@gate(Can.LEAD_REPAIRS)
@require_POST
@once
def recurrence_settle(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(Recurrence.objects.visible_to(request.user), pk=pk)
    cause, now = request.POST.get("cause", ""), timezone.now()
    told(request, lambda: recurrences.settle(mine, cause=cause, by=request.user, now=now), _("Settled. From now on it is counted anew."))
    return redirect("repairs:recurrence_list")
