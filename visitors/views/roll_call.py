"""Roll calls: the big button, the list to tick off, what another marshal ticked, the report."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import roll_call
from visitors.forms.roll_call import BeginForm, TapsForm
from visitors.models import RollCall
from visitors.views.roll_call_rows import Report, grouped, ms, red_after, rows_now, rows_of

CALLS = Listing(
    columns=(
        Column("began", gettext_lazy("Began"), sort="began_at", text=lambda call: call.began_at, width=18),
        Column("kind", gettext_lazy("Kind"), text=lambda call: call.kind),
        Column("by", gettext_lazy("Begun by"), text=lambda call: call.began_by, width=20),
        Column("minutes", gettext_lazy("Minutes"), text=lambda call: call.minutes),
        Column("found", gettext_lazy("Found"), text=lambda call: call.found),
        Column("people", gettext_lazy("People"), text=lambda call: call.people),
    ),
    choices=(
        Choice(
            "kind",
            (
                ("real", gettext_lazy("real"), lambda rows, ask: rows.filter(is_drill=False)),
                ("drill", gettext_lazy("drill"), lambda rows, ask: rows.filter(is_drill=True)),
            ),
        ),
    ),
    sort="-began",
    per_page=10,
    shown=lambda rows: rows.counted().select_related("began_by"),
)


def by_of(request: Request) -> str:
    return "host" if request.GET.get("by") == "host" else "floor"


@gate(Can.LEAD_ROLL_CALL)
def roll_call_list(request: Request) -> HttpResponse:
    """The red button and who is in the house: the page that a device keeps for the minute without network."""
    now = timezone.now()
    rows, by = rows_now(request.user), by_of(request)
    context = {
        "rows": rows,
        "groups": grouped(rows, by),
        "out": [row for row in rows if row.is_out],
        "people": sum(row.people for row in rows),
        "by": by,
        "now": now,
        "now_ms": ms(now),
        "red_ms": int(red_after().total_seconds() * 1000),
        "running": list(RollCall.objects.running()),
        "list": CALLS.page(request, RollCall.objects.visible_to(request.user), now=now),
    }
    return render(request, "visitors/roll_call_list.html", context)


@gate(Can.LEAD_ROLL_CALL)
def roll_call_export(request: Request) -> HttpResponse:
    return CALLS.page(request, RollCall.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Roll calls"))


@gate(Can.LEAD_ROLL_CALL)
@require_POST
@once
def roll_call_begin(request: Request) -> HttpResponse:
    """Begin, or join the one that runs; a device that began without network sends how long ago, and what was tapped."""
    now, form, taps = timezone.now(), BeginForm(request.POST), TapsForm(request.POST)
    if not form.is_valid() or not taps.is_valid():
        return redirect("visitors:roll_call_list")
    ago = form.cleaned_data["ago"] or 0
    call, _made = roll_call.begin(by=request.user, now=now, is_drill=form.cleaned_data["drill"], began_at=now - timedelta(milliseconds=ago))
    if tapped := taps.taps_at(now):
        roll_call.mark(call, tapped, by=request.user, now=now)
    return redirect(call)


@gate(Can.LEAD_ROLL_CALL)
def roll_call_detail(request: Request, pk: int) -> HttpResponse:
    """The list to tick off; after the end the report."""
    call = get_object_or_404(RollCall.objects.visible_to(request.user).select_related("began_by", "ended_by"), pk=pk)
    now, by = timezone.now(), by_of(request)
    report = Report(call, rows_of(call, request.user))
    context = {
        "call": call,
        "report": report,
        "groups": grouped(report.rows, by),
        "out": [row for row in report.rows if row.is_out],
        "by": by,
        "now": now,
        "now_ms": ms(now),
        "began_ms": ms(call.began_at),
        "red_ms": int(red_after().total_seconds() * 1000),
        "is_red": now - call.began_at >= red_after(),
    }
    return render(request, f"visitors/roll_call_{'report' if call.ended_at else 'detail'}.html", context)


@gate(Can.LEAD_ROLL_CALL)
def roll_call_state(request: Request, pk: int) -> HttpResponse:
    """Who is found, for the page that is open elsewhere; 204 while nothing moved."""
    call = get_object_or_404(RollCall.objects.visible_to(request.user), pk=pk)
    found = call.names.filter(safe_at__isnull=False).select_related("safe_by").order_by("pk")
    safe = {str(name.visit_id): [ms(name.safe_at), str(name.safe_by or "")] for name in found if name.safe_at}
    stamp = f"{sum(ms(name.safe_at) for name in found if name.safe_at)}-{len(safe)}-{bool(call.ended_at)}"
    if request.GET.get("stamp") == stamp:
        return HttpResponse(status=204)
    return JsonResponse({"stamp": stamp, "ended": bool(call.ended_at), "safe": safe})


@gate(Can.LEAD_ROLL_CALL)
@require_POST
def roll_call_mark(request: Request, pk: int) -> HttpResponse:
    """One tap or those of a while; each has its own key, so that sending twice is harmless."""
    call = get_object_or_404(RollCall.objects.visible_to(request.user), pk=pk)
    form, now = TapsForm(request.POST), timezone.now()
    if not form.is_valid():
        raise Http404
    try:
        roll_call.mark(call, form.taps_at(now), by=request.user, now=now)
    except Refused as no:
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"refused": str(no)}, status=409)
        refused(request, no)
    return roll_call_state(request, pk) if request.headers.get("Accept") == "application/json" else redirect(call)


@gate(Can.LEAD_ROLL_CALL)
@require_POST
@once
def roll_call_end(request: Request, pk: int) -> HttpResponse:
    call = roll_call.end(get_object_or_404(RollCall.objects.visible_to(request.user), pk=pk), by=request.user, now=timezone.now())
    toast(request, _("The roll call is over. The admin managers have the report."))
    return redirect(call)


@gate(Can.LEAD_ROLL_CALL)
def roll_call_sheet(request: Request, pk: int) -> HttpResponse:
    """One call as a spreadsheet: each name, found when and by whom."""
    call = get_object_or_404(RollCall.objects.visible_to(request.user), pk=pk)
    heads = [_("Visitor"), _("Company"), _("Host"), _("Where"), _("Badge"), _("People"), _("Found at"), _("Found by"), _("Remark")]
    rows = (
        [row.name, row.company, row.host, row.floor, row.badge, row.people, row.safe_at, row.safe_by, remark(row.is_out, row.safe_at)]
        for row in rows_of(call, request.user)
    )
    return export(request, title=call.kind, heads=heads, rows=rows, widths=(24, 28, 20, 20, 10, 8, 18, 20, 16), plain="roll-call")


def remark(is_out: bool, safe_at: object) -> str:
    return "" if safe_at else _("stepped out") if is_out else _("missing")


@gate(Can.LEAD_ROLL_CALL)
def roll_call_worker(request: Request) -> HttpResponse:
    """The service worker, served from here because it may only answer for addresses below its own."""
    script = Path(settings.BASE_DIR, "static/js/roll_call_worker.js").read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Service-Worker-Allowed": "/visitors/roll-call/"})
