"""Parcels to send: the list, asking, sending or giving back at the desk, and what they cost each department."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.months import month_of
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Given, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_after, month_before, month_bounds
from frontdesk.workdays.periods import Period
from visitors.actions import shipments
from visitors.forms.shipments import REFUSALS, GiveBackForm, SendForm, ShipmentForm
from visitors.limits import ShipmentLimits
from visitors.models import Shipment
from visitors.views import parcel_filters

CENT = Decimal("0.01")


def in_month(rows: Any, asked: str, ask: Any) -> Any:
    """Sent in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked) or Period(month_of(asked, timezone.localdate(ask.now)))
    return rows.sent_between(*period.bounds)


def of_department(rows: Any, asked: str, ask: Any) -> Any:
    return rows.filter(department=id_in(asked))


def name_of(asked: str, ask: Any) -> str:
    return str(Department.objects.filter(pk=id_in(asked)).first() or asked)


def state_of(shipment: Shipment) -> str:
    if shipment.sent_at:
        return pgettext("parcel", "sent")
    if shipment.given_back_at:
        return _("given back")
    return pgettext("parcel", "taken back") if shipment.cancelled_at else _("to send")


SHIPMENTS = Listing(
    columns=(
        Column("asked", pgettext_lazy("parcel", "Asked for"), sort="asked_at", text=lambda row: row.asked_at, width=18),
        Column("to", gettext_lazy("To whom"), sort="to_name", text=lambda row: row.to_name, width=20),
        Column("company", gettext_lazy("Company"), text=lambda row: row.to_company, width=24, only_export=True),
        Column("what", pgettext_lazy("parcel", "What is in it"), text=lambda row: row.what, width=24),
        Column("asker", gettext_lazy("Sender"), sort="asker__name_key", text=lambda row: row.asker, width=16),
        Column("department", gettext_lazy("Paid by"), sort="department__name", text=lambda row: row.department, width=20),
        Column("number", gettext_lazy("Parcel number"), text=lambda row: row.number, width=24),
        Column("carrier", gettext_lazy("Carrier"), text=lambda row: row.get_carrier_display(), only_export=True),
        Column("fee", gettext_lazy("Fee, ¥"), sort="fee", text=lambda row: row.fee),
        Column("sent", pgettext_lazy("parcel", "Sent"), text=lambda row: row.sent_at, width=18, only_export=True),
        Column("state", gettext_lazy("State"), text=state_of),
        Column("reason", gettext_lazy("Why not sent"), text=lambda row: row.reason, width=24, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("to send"), lambda rows, ask: rows.open()),
                ("sent", pgettext_lazy("parcel", "sent"), lambda rows, ask: rows.filter(sent_at__isnull=False)),
                ("back", gettext_lazy("given back"), lambda rows, ask: rows.filter(given_back_at__isnull=False)),
            ),
        ),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(asker=ask.person)),)),
    ),
    given=(Given("month", in_month, lambda value, ask: value), Given("department", of_department, name_of), *parcel_filters.SHIPMENTS),
    search=lambda rows, words: rows.matching(words),
    sort="-asked",
    shown=lambda rows: rows.select_related("asker", "department"),
)


@gate(Can.USE_OFFICE)
def shipment_list(request: Request) -> HttpResponse:
    page = SHIPMENTS.page(request, Shipment.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/shipment_list.html", {"list": page, "today": timezone.localdate()})


@gate(Can.USE_OFFICE)
def shipment_export(request: Request) -> HttpResponse:
    return SHIPMENTS.page(request, Shipment.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Parcels to send"))


def costs(request: Request) -> tuple[date, list[dict[str, Any]]]:
    """The month, and each department that paid in it: how many, how much; the dearest first. One question."""
    month = month_of(request.GET.get("month", ""), timezone.localdate())
    sent = Shipment.objects.visible_to(request.user).sent_between(*month_bounds(month))
    totals = list(sent.values("department").annotate(many=Count("pk"), fee=Sum("fee")).order_by("-fee", "department"))
    names = Department.objects.in_bulk([row["department"] for row in totals])
    return month, [{**row, "name": names[row["department"]], "fee": Decimal(row["fee"]).quantize(CENT)} for row in totals]


@gate(Can.USE_OFFICE)
def shipment_costs(request: Request) -> HttpResponse:
    month, rows = costs(request)
    context = {
        "month": month,
        "rows": rows,
        "many": sum(row["many"] for row in rows),
        "fee": sum((row["fee"] for row in rows), Decimal()),
        "before": month_before(month),
        "after": month_after(month),
    }
    return render(request, "visitors/shipment_costs.html", context)


@gate(Can.USE_OFFICE)
def shipment_costs_export(request: Request) -> HttpResponse:
    month, rows = costs(request)
    title = _("Fees of parcels") + f" {month:%Y-%m}"
    heads = [_("Department"), pgettext("how many", "Parcels"), _("Fees, ¥")]
    cells = ([str(row["name"]), row["many"], row["fee"]] for row in rows)
    return export(request, title=title, heads=heads, rows=cells, widths=[28, 12, 14], plain="fees")


@gate(Can.USE_OFFICE)
@once
def shipment_new(request: Request) -> HttpResponse:
    now = timezone.now()
    form = ShipmentForm(request.POST or None, initial={"department": request.user.department_id})
    if request.method == "POST" and form.is_valid():
        try:
            shipment = shipments.ask(asker=request.user, **form.cleaned_data, by=request.user, now=now)
            toast(request, _("Bring it to the desk; it goes on %(day)s") % {"day": f"{shipment.goes_on:%m-%d}"})
            return redirect(shipment)
        except Refused as error:
            refuse(form, error, REFUSALS)
    day = shipments.goes_on(now, calendar())
    context = {"form": form, "day": day, "is_today": day == timezone.localdate(now), "cut_off": ShipmentLimits.now().cut_off}
    return render(request, "visitors/shipment_new.html", context, status=422 if form.errors else 200)


def one(request: Request, pk: int) -> Shipment:
    rows = Shipment.objects.visible_to(request.user).select_related("asker", "department", "sent_by", "given_back_by", "cancelled_by")
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def shipment_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def show(request: Request, shipment: Shipment, *, status: int = 200, **given: forms.Form) -> HttpResponse:
    """Where it goes and how it stands; at the desk with the two ways in which it ends."""
    handles = request.user.can(Can.HANDLE_PARCELS) and shipment.is_open and shipment.forgotten_at is None
    context = {
        "shipment": shipment,
        "today": timezone.localdate(),
        "may_handle": handles,
        "may_cancel": handles or (shipment.is_open and shipment.asker_id == request.user.pk),
        **{"send": SendForm(), "back": GiveBackForm(), **given},
    }
    return render(request, "visitors/shipment_detail.html", context, status=status)


@gate(Can.HANDLE_PARCELS)
@require_POST
@once
def shipment_send(request: Request, pk: int) -> HttpResponse:
    return end(request, pk, shipments.send, _("Sent; %(person)s is told"), send=SendForm(request.POST))


@gate(Can.HANDLE_PARCELS)
@require_POST
@once
def shipment_give_back(request: Request, pk: int) -> HttpResponse:
    return end(request, pk, shipments.give_back, _("Given back; %(person)s is told"), back=GiveBackForm(request.POST))


def end(request: Request, pk: int, do: Callable[..., Shipment], words: str, **named: forms.Form) -> HttpResponse:
    """One way in which it ends, with its form; what is wrong stands at its field, and what is over already is said on the page."""
    shipment = one(request, pk)
    [(name, form)] = named.items()
    try:
        shipments.refuse_when_over(shipment)
        if form.is_valid():
            do(shipment, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, words % {"person": shipment.asker})
            return redirect(shipment)
    except Refused as error:
        if error.code not in REFUSALS:
            refused(request, error)
            return redirect(shipment)
        refuse(form, error, REFUSALS)
    return show(request, shipment, status=422, **{name: form})


@gate(Can.USE_OFFICE)
@require_POST
@once
def shipment_cancel(request: Request, pk: int) -> HttpResponse:
    shipment = one(request, pk)
    try:
        shipments.cancel(shipment, by=request.user, now=timezone.now())
        toast(request, _("Taken back: nothing is sent"))
    except Refused as error:
        refused(request, error)
    return redirect(shipment)
