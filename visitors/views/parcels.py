"""Parcels on the shelf: the list, logging them one after the other, one parcel with its custody."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.files.receive import Received
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside, take_in
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import MANY, Choice, Column, Listing, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.today import day_bounds
from visitors.actions import parcels
from visitors.actions.parcel_handing import UNDO_WITHIN
from visitors.forms.parcels import REFUSALS, AmendForm, HandBackForm, ParcelForm
from visitors.models import Parcel
from visitors.models.parcel import ParcelKind
from visitors.views import parcel_filters

LOGGED = 60  # of today, below the form


def state_of(parcel: Parcel) -> str:
    if parcel.collected_at:
        return str(parcel.get_how_display())
    if parcel.returned_at:
        return _("gone back")
    return _("to go back") if parcel.unclaimed_at else _("waits")


PARCELS = Listing(
    columns=(
        Column("received", gettext_lazy("Received"), sort="received_at", text=lambda row: row.received_at, width=18),
        Column("number", gettext_lazy("Parcel number"), sort="number", text=lambda row: row.number, width=24),
        Column("carrier", gettext_lazy("Carrier"), text=lambda row: row.get_carrier_display(), only_export=True),
        Column("recipient", pgettext_lazy("parcel", "For"), sort="recipient__name_key", text=lambda row: row.recipient, width=20),
        Column("department", gettext_lazy("Department"), text=lambda row: row.recipient.department or "", width=20, only_export=True),
        Column("kind", gettext_lazy("Kind"), text=lambda row: row.get_kind_display()),
        Column("shelf", gettext_lazy("Shelf"), sort="shelf", text=lambda row: row.shelf),
        Column("state", gettext_lazy("State"), text=state_of),
        Column("damage", gettext_lazy("Damage"), text=lambda row: row.damage, width=24, only_export=True),
        Column("taker", gettext_lazy("Collected by"), text=lambda row: row.taker or "", width=20, only_export=True),
        Column("collected", gettext_lazy("Collected"), text=lambda row: row.collected_at, width=18, only_export=True),
        Column("returned", gettext_lazy("Gone back"), text=lambda row: row.returned_at, width=18, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("waiting", gettext_lazy("waits"), lambda rows, ask: rows.waiting()),
                ("back", gettext_lazy("to go back"), lambda rows, ask: rows.waiting().filter(unclaimed_at__isnull=False)),
                ("collected", gettext_lazy("handed over"), lambda rows, ask: rows.filter(collected_at__isnull=False)),
                ("returned", gettext_lazy("gone back"), lambda rows, ask: rows.filter(returned_at__isnull=False)),
            ),
        ),
        Choice("kind", tuple((kind.value, kind.label, only(kind=kind)) for kind in ParcelKind)),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(recipient=ask.person)),)),
    ),
    given=parcel_filters.PARCELS,
    search=lambda rows, words: rows.matching(words),
    counted=MANY,
    sort="-received",
    shown=lambda rows: rows.select_related("recipient__department", "taker"),
)


@gate(Can.USE_OFFICE)
def parcel_list(request: Request) -> HttpResponse:
    page = PARCELS.page(request, Parcel.objects.visible_to(request.user), now=timezone.now())
    rows = [(parcel, parcel.code_for(request.user)) for parcel in page.on_page]
    return render(request, "visitors/parcel_list.html", {"list": page, "rows": rows, "may_handle": request.user.can(Can.HANDLE_PARCELS)})


@gate(Can.USE_OFFICE)
def parcel_export(request: Request) -> HttpResponse:
    return PARCELS.page(request, Parcel.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Parcels"))


@gate(Can.HANDLE_PARCELS)
def parcel_new(request: Request) -> HttpResponse:
    """One after the other: shelf and kind stay as they were, the number has the focus again."""
    form = ParcelForm(request.POST or None, request.FILES or None, initial=carried(request))
    if request.method == "POST" and form.is_valid():
        try:
            return logged(request, form, photos=take_in(form.cleaned_data["photos"], who=request.user))
        except Refused as error:
            refuse(form, error, REFUSALS)
            if error.code == "duplicate":
                form.offer_again()
    begin, end = day_bounds(timezone.now())
    today = Parcel.objects.filter(received_by=request.user, received_at__gte=begin, received_at__lt=end)
    rows = list(today.select_related("recipient").order_by("-pk")[:LOGGED])
    context = {"form": form, "rows": rows, "many": today.count(), "last": request.GET.get("last", "")}
    return render(request, "visitors/parcel_new.html", context, status=422 if form.errors else 200)


def carried(request: Request) -> dict[str, str]:
    """What stays from the parcel before."""
    kind = request.GET.get("kind", "")
    return {"shelf": request.GET.get("shelf", "")[:20], "kind": kind if kind in ParcelKind.values else ParcelKind.BUSINESS}


@once
def logged(request: Request, form: ParcelForm, *, photos: list[Received]) -> HttpResponse:
    parcel = parcels.receive(**form.given, photos=photos, by=request.user, now=timezone.now())
    kept = {"shelf": parcel.shelf, "kind": parcel.kind, "last": parcel.pk}
    return redirect(f"{reverse('visitors:parcel_new')}?{urlencode(kept)}")


def one(request: Request, pk: int) -> Parcel:
    rows = Parcel.objects.visible_to(request.user).select_related(
        "recipient__department", "received_by", "collected_by", "returned_by", "taker"
    )
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def parcel_detail(request: Request, pk: int) -> HttpResponse:
    parcel = one(request, pk)
    may_handle = request.user.can(Can.HANDLE_PARCELS) and parcel.forgotten_at is None
    ended = parcel.collected_at or parcel.returned_at
    context = {
        "parcel": parcel,
        "code": parcel.code_for(request.user),
        "state": state_of(parcel),
        "events": parcel.events.select_related("happened_by", "person"),
        "files": files_beside(parcel, request.user),
        "may_handle": may_handle,
        "may_undo": may_handle and ended is not None and timezone.now() - ended <= UNDO_WITHIN,
        "amend": AmendForm(initial={name: getattr(parcel, name) for name in ("recipient", "shelf", "kind", "carrier")}),
        "back": HandBackForm(),
    }
    return render(request, "visitors/parcel_detail.html", context)


@gate(Can.HANDLE_PARCELS)
@require_POST
@once
def parcel_amend(request: Request, pk: int) -> HttpResponse:
    parcel, form = one(request, pk), AmendForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(first_error(form))
        parcels.amend(parcel, **form.cleaned_data, by=request.user, now=timezone.now())
        toast(request, _("%(number)s is corrected") % {"number": parcel})
    except Refused as error:
        refused(request, error)
    return redirect(parcel)
