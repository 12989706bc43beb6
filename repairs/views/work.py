"""A technician's day and one ticket of it, on a phone."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from frontdesk.people.permissions import Can
from frontdesk.web.files import files_beside
from frontdesk.web.gate import gate
from frontdesk.web.request import Request
from repairs import passes, showing
from repairs.actions import dates
from repairs.finding import work
from repairs.finding.costs import cost_of_parts, costs_of, sees_prices
from repairs.forms.work import DayForm, DeclineForm, PauseForm, RenewForm, SayForm
from repairs.models import Offer, Ticket
from repairs.scope import works_on


@gate(Can.WORK_ON_REPAIRS)
def work_day(request: Request) -> HttpResponse:
    """What is offered with the minutes left, what is mine by when it is due."""
    now = timezone.now()
    offers = [(offer, work.minutes_left(offer, now)) for offer in work.offers_of(request.user, now)]
    rows = work.day_of(request.user, now)
    context = {"offers": offers, "rows": rows, "decline_form": DeclineForm(auto_id=False), "now": now}
    return render(request, "repairs/work_day.html", context)


@gate(Can.WORK_ON_REPAIRS)
def work_ticket(request: Request, number: str) -> HttpResponse:
    return show(request, theirs(request, number))


def theirs(request: Request, number: str) -> Ticket:
    """A ticket that this person repairs, leads, or is asked to take; any other does not exist here."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user).with_all(), number=number)
    if not (works_on(request.user, ticket) or offer_of(request, ticket)):
        raise Http404
    return ticket


def offer_of(request: Request, ticket: Ticket) -> Offer | None:
    return Offer.objects.open().filter(ticket=ticket, person=request.user, until_at__gt=timezone.now()).first()


def show(request: Request, ticket: Ticket, *, status: int = 200, **bound: forms.Form) -> HttpResponse:
    """One ticket with what this person may do next; a form that was wrong stands open."""
    now, offer = timezone.now(), offer_of(request, ticket)
    context = {
        **{"ticket": ticket, "now": now, "offer": offer, "left": work.minutes_left(offer, now) if offer else 0},
        **{"light": work.lights_of([ticket], now)[ticket.pk], "files": files_beside(ticket, request.user)},
        **{"comments": ticket.comments.select_related("said_by").order_by("-pk")[:20], "safety": showing.safety(ticket)},
        **{"is_mine": (is_mine := works_on(request.user, ticket)), "may_make_safe": is_mine and ticket.is_running},
        **contractors_of(ticket, now),
        **parts_and_costs(request, ticket),
        **forms_for(ticket, now),
        **bound,
    }
    return render(request, "repairs/work_ticket.html", context, status=status)


def forms_for(ticket: Ticket, now: datetime) -> dict[str, forms.Form | None]:
    """The forms of the page; a day can be told once."""
    may_tell = ticket.is_running and not ticket.is_emergency and ticket.promised_on is None
    day = DayForm(first=dates.earliest(ticket, now)) if may_tell else None
    said = {"answer_form": SayForm(auto_id="answer_%s"), "note_form": SayForm(auto_id="note_%s"), "decline_form": DeclineForm()}
    return {**said, "pause_form": PauseForm(auto_id="pause_%s"), "renew_form": RenewForm(auto_id="renew_%s"), "day_form": day}


def contractors_of(ticket: Ticket, now: datetime) -> dict[str, Any]:
    """Who has it now, with the link while it opens, and from whom it came back."""
    hand_offs = list(ticket.hand_offs.select_related("contractor", "handed_by").order_by("-pk"))
    for each in hand_offs:
        each.ticket = ticket
    out = next((each for each in hand_offs if each.came_back_at is None), None)
    link = passes.link_of(out) if out and out.is_open(now) else ""
    return {"out": out, "link": link, "back": [each for each in hand_offs if each != out]}


def parts_and_costs(request: Request, ticket: Ticket) -> dict[str, Any]:
    """The parts, and for who may read prices what each and all cost."""
    parts = list(ticket.parts.select_related("item", "store", "used_by"))
    sees = sees_prices(request.user)
    prices = cost_of_parts([part.pk for part in parts]) if sees else {}
    return {
        "parts": [(part, prices.get(part.pk)) for part in parts],
        "sees": sees,
        "cost": costs_of([ticket.pk])[ticket.pk] if sees else None,
    }
