"""Reporting a fault from a phone: the page, what may be the same fault, and photos one by one."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.refusal import Refused
from frontdesk.web.files import take_in
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from repairs import showing
from repairs.actions import tickets
from repairs.forms.reports import EMERGENCY, ICONS, ORDINARY, REFUSALS, ReportForm, Spot, alike
from repairs.models import Category, Emergency, Thing, Ticket


def spot_of(code: str) -> Spot | None:
    """What the label on a place or a thing says; None when nothing hangs there any more."""
    if not code:
        return Spot()
    if (place := Place.objects.labelled(code)) and not place.closed_at:
        return Spot(place)
    if (thing := Thing.objects.labelled(code)) and not thing.closed_at and not thing.place.closed_at:
        return Spot(thing.place, thing)
    return None


@gate(Can.REPORT_FAULTS)
def ticket_new(request: Request) -> HttpResponse:
    """`?at=` a code fills where it is. Photos are looked at before anything is written, which is slow."""
    spot, now = spot_of(request.GET.get("at", "").strip()[:40]), timezone.now()
    if spot is None:
        return render(request, "repairs/report_gone.html", status=404)
    form = ReportForm(request.user, spot, request.POST or None, request.FILES or None)
    unseen: list[Ticket] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and not (unseen := form.unseen(now))
        and (photos := photos_of(request, form)) is not None
    ):
        try:
            return reported(request, form, photos)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {**page_of(form, spot), **alike_context(request, unseen)}
    return render(request, "repairs/ticket_new.html", context, status=422 if form.errors or unseen else 200)


def photos_of(request: Request, form: ReportForm) -> list[Received] | None:
    """What was sent along, looked at; None with words beside the field when one can't be taken."""
    try:
        return take_in(form.cleaned_data["photos"], who=request.user)
    except Refused as error:
        refuse(form, error, {error.code: "photos"})
        return None


@once
def reported(request: Request, form: ReportForm, photos: Sequence[Received]) -> HttpResponse:
    """The ticket with its photos; a script is told where it is and sends photos there."""
    now = timezone.now()
    ticket = tickets.report(asker=request.user, now=now, **form.report)
    if photos and not Attachment.objects.about(ticket).exists():
        attach(ticket, photos, by=request.user, now=now)
    toast(request, format_html(_('Reported: <a href="{}">{}</a>'), ticket.get_absolute_url(), ticket.number))
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204, headers={"Location": ticket.get_absolute_url()})
    return redirect(ticket)


def page_of(form: ReportForm, spot: Spot) -> dict[str, Any]:
    """What the page shows beside the form's own fields."""
    chosen = str(form["category"].value() or "")
    place = spot.place or (form.cleaned_data.get("place") if form.is_bound and hasattr(form, "cleaned_data") else None)
    return {
        **{"form": form, "spot": spot, "place": place},
        "things": Thing.objects.open().filter(place=spot.place).in_order() if spot.place and not spot.thing else (),
        "categories": [(each, str(each.pk) == chosen) for each in Category.objects.open().in_order().with_safety()],
        "ticked": {str(pk) for pk in form["safety"].value() or ()},
        "ordinary": [(each.value, each.label) for each in ORDINARY],
        "emergencies": [(EMERGENCY + each.value, each.label, ICONS[each.value]) for each in Emergency],
    }


def alike_context(request: Request, rows: Sequence[Ticket]) -> dict[str, Any]:
    """Tickets about perhaps the same fault: each with its light, and whether it is one's own or followed already."""
    now = timezone.now()
    mine = (
        set(Ticket.objects.filter(pk__in=[row.pk for row in rows]).of_asker(request.user).values_list("pk", flat=True)) if rows else set()
    )
    return {
        "alike": [(row, showing.light(row, now), row.pk in mine) for row in rows],
        "known": ",".join(str(row.pk) for row in rows),
        "now": now,
    }


@gate(Can.REPORT_FAULTS)
def ticket_alike(request: Request) -> HttpResponse:
    """The part of the page that a chosen category brings."""
    place = Place.objects.open().filter(pk=id_in(request.GET.get("place"))).first()
    category = Category.objects.open().filter(pk=id_in(request.GET.get("category"))).first()
    thing = Thing.objects.open().filter(pk=id_in(request.GET.get("thing"))).first()
    rows = list(alike(place=place, category=category, thing=thing, now=timezone.now())) if place and category else []
    return render(request, "repairs/_alike.html", alike_context(request, rows))


@gate(Can.REPORT_FAULTS)
@require_POST
def ticket_photo(request: Request, number: str) -> HttpResponse:
    """One photo of a ticket, sent by a script that tries again: 204, or 422 and why not."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), number=number)
    try:
        return photo_added(request, ticket, take_in(request.FILES.getlist("photo")[:1], who=request.user))
    except Refused as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")


@once
def photo_added(request: Request, ticket: Ticket, photos: Sequence[Received]) -> HttpResponse:
    attach(ticket, photos, by=request.user, now=timezone.now())
    return HttpResponse(status=204)
