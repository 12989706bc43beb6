"""Steps of a ticket that need a page of their own on a phone: the end of the work, parts, and the way to a contractor and back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.files.receive import Received
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import take_in
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from repairs.actions import contractors, dates, finishing, parts
from repairs.finding.costs import sees_prices
from repairs.finding.stock import on_shelves
from repairs.forms.parts import PartForm
from repairs.forms.work import REFUSALS, CameBackForm, FinishForm, HandOffForm
from repairs.models import Contractor, HandOff, PartUsed, Ticket
from repairs.views.work import parts_and_costs, theirs


@gate(Can.WORK_ON_REPAIRS)
def work_finish(request: Request, number: str) -> HttpResponse:
    """What was done, why it broke, photos: these are looked at before there is a transaction."""
    ticket = theirs(request, number)
    form = FinishForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if form.is_bound and form.is_valid():
        try:
            return finished(request, ticket, form, take_in(form.cleaned_data["photos"], who=request.user))
        except Refused as error:
            refuse(form, error, {**REFUSALS, "size": "photos"})
    return page(request, ticket, "finish", form)


@once
def finished(request: Request, ticket: Ticket, form: forms.Form, photos: Sequence[Received]) -> HttpResponse:
    given = {"words": form.cleaned_data["words"], "cause": form.cleaned_data["cause"]}
    finishing.finish(ticket, **given, photos=photos, by=request.user, now=timezone.now())
    toast(request, _("Finished. The asker is asked to confirm it."))
    return redirect("repairs:work_day")


@gate(Can.WORK_ON_REPAIRS)
def work_parts(request: Request, number: str) -> HttpResponse:
    """What the stores hold, by a search or as used last; one tap takes it."""
    ticket = theirs(request, number)
    form = PartForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        try:
            return used(request, ticket, form)
        except Refused as error:
            form.add_error(None, str(error))
    words = request.GET.get("q", "").strip()[:60]
    context = {"q": words, "shelves": on_shelves(words), **parts_and_costs(request, ticket)}
    return page(request, ticket, "parts", form, **context)


@once
def used(request: Request, ticket: Ticket, form: PartForm) -> HttpResponse:
    made = parts.use(ticket, **form.given(), by=request.user, now=timezone.now())
    toast(request, _("Taken: %(part)s.") % {"part": made})
    return redirect("repairs:work_parts", ticket.number)


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_part_back(request: Request, number: str, pk: int) -> HttpResponse:
    ticket = theirs(request, number)
    part = get_object_or_404(PartUsed.objects.select_related("ticket", "item"), pk=pk, ticket=ticket)
    try:
        parts.take_back(part, by=request.user, now=timezone.now())
        toast(request, _("Back in the store: %(part)s.") % {"part": part})
    except Refused as error:
        refused(request, error)
    return redirect("repairs:work_parts", ticket.number)


@gate(Can.WORK_ON_REPAIRS)
def work_hand_off(request: Request, number: str) -> HttpResponse:
    """To a contractor; where the asker was told no day yet, this is when."""
    ticket, now = theirs(request, number), timezone.now()
    first = None if ticket.is_emergency or ticket.promised_on else dates.earliest(ticket, now)
    form = HandOffForm(request.POST if request.method == "POST" else None, first=first)
    if form.is_bound and form.is_valid():
        try:
            return handed(request, ticket, form)
        except Refused as error:
            refuse(form, error, REFUSALS)
    able = set(Contractor.objects.open().filter(categories=ticket.category).values_list("pk", flat=True))
    return page(request, ticket, "hand_off", form, able=able)


@once
def handed(request: Request, ticket: Ticket, form: forms.Form) -> HttpResponse:
    given: dict[str, Any] = {**form.cleaned_data, "due_at": form.cleaned_data["until"]}
    given.pop("until")
    made = contractors.hand_off(ticket, **given, by=request.user, now=timezone.now())
    sent = _("The link went out by mail.") if made.contractor.email else _("Send them the link that stands below.")
    toast(request, _("Handed to %(contractor)s.") % {"contractor": made.contractor} + " " + sent)
    return redirect("repairs:work_ticket", ticket.number)


@gate(Can.WORK_ON_REPAIRS)
def work_came_back(request: Request, number: str) -> HttpResponse:
    """Back from the contractor, said by the team."""
    ticket = theirs(request, number)
    out = get_object_or_404(HandOff.objects.out().select_related("contractor"), ticket=ticket)
    form = CameBackForm(request.POST if request.method == "POST" else None, with_cost=sees_prices(request.user))
    if form.is_bound and form.is_valid():
        try:
            return returned(request, out, form)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return page(request, ticket, "came_back", form, out=out)


@once
def returned(request: Request, out: HandOff, form: forms.Form) -> HttpResponse:
    given, now = form.cleaned_data, timezone.now()
    names = ("outcome", "words", "invoice", "warranty_on")
    back = contractors.come_back(out, **{name: given[name] for name in names}, by=request.user, now=now)
    if given.get("cost") is not None:
        paper = {"number": back.invoice, "cost": given["cost"], "warranty_on": back.warranty_on}
        contractors.invoice(back, **paper, by=request.user, now=now)
    toast(request, _("It is back. Look at it, then finish the ticket."))
    return redirect("repairs:work_ticket", out.ticket.number)


def page(request: Request, ticket: Ticket, name: str, form: forms.Form, **more: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"repairs/work_{name}.html", {"ticket": ticket, "form": form, **more}, status=status)
