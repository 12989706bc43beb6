"""What a technician does with a ticket by one tap or a few words; sent again by a phone it is done once."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import next_of
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from repairs.actions import clocks, contractors, dates, dispatch, progress
from repairs.forms.work import REFUSALS, DayForm, DeclineForm, PauseForm, RenewForm, SayForm
from repairs.models import HandOff, Ticket
from repairs.views.work import show, theirs

Act = Callable[..., Any]


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_accept(request: Request, number: str) -> HttpResponse:
    return tapped(request, theirs(request, number), dispatch.accept, _("Yours. The asker sees that you come."))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_start(request: Request, number: str) -> HttpResponse:
    return tapped(request, theirs(request, number), progress.start, _("Begun."))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_resume(request: Request, number: str) -> HttpResponse:
    return tapped(request, theirs(request, number), clocks.resume, _("The clock goes on."))


def tapped(request: Request, ticket: Ticket, act: Act, words: str) -> HttpResponse:
    try:
        act(ticket, by=request.user, now=timezone.now())
        toast(request, words)
    except Refused as error:
        refused(request, error)
    return redirect(next_of(request) or reverse("repairs:work_ticket", args=[ticket.number]))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_decline(request: Request, number: str) -> HttpResponse:
    """With a reason; it goes to the next at once."""
    ticket, form = theirs(request, number), DeclineForm(request.POST)

    def act(reason: str) -> None:
        dispatch.decline(ticket, because=reason, by=request.user, now=timezone.now())

    return filled(request, ticket, form, "decline_form", act, _("Declined. It goes to the next."), to="repairs:work_day")


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_answer(request: Request, number: str) -> HttpResponse:
    """The asker reads it."""
    return said(request, theirs(request, number), progress.answer, "answer_form", _("The asker reads it now."))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_note(request: Request, number: str) -> HttpResponse:
    """Among the team."""
    return said(request, theirs(request, number), progress.note, "note_form", _("Noted for the team."))


def said(request: Request, ticket: Ticket, act: Act, name: str, words: str) -> HttpResponse:
    form = SayForm(request.POST)
    return filled(request, ticket, form, name, lambda **given: act(ticket, by=request.user, now=timezone.now(), **given), words)


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_pause(request: Request, number: str) -> HttpResponse:
    ticket, form = theirs(request, number), PauseForm(request.POST)

    def act(**given: Any) -> None:
        clocks.pause(ticket, by=request.user, now=timezone.now(), **given)

    return filled(request, ticket, form, "pause_form", act, _("It rests. The asker sees why and until when."))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_tell_day(request: Request, number: str) -> HttpResponse:
    ticket, form = theirs(request, number), DayForm(request.POST)

    def act(told_on: Any) -> None:
        dates.promise(ticket, on=told_on, by=request.user, now=timezone.now())

    return filled(request, ticket, form, "day_form", act, _("The asker knows the day."))


@gate(Can.WORK_ON_REPAIRS)
@require_POST
@once
def work_renew(request: Request, number: str) -> HttpResponse:
    """Another day and a new link for the contractor who has it."""
    ticket, form = theirs(request, number), RenewForm(request.POST)
    out = HandOff.objects.out().filter(ticket=ticket).first()
    if out is None:
        return redirect("repairs:work_ticket", ticket.number)

    def act(until: Any) -> None:
        contractors.renew(out, due_at=until, by=request.user, now=timezone.now())

    return filled(request, ticket, form, "renew_form", act, _("Another day, and a new link. The old one opens nothing."))


def filled(
    request: Request, ticket: Ticket, form: forms.Form, name: str, act: Act, words: str, *, to: str = "repairs:work_ticket"
) -> HttpResponse:
    """Do it with what the form says, or show the ticket again with the form open."""
    if form.is_valid():
        try:
            act(**form.cleaned_data)
            toast(request, words)
            return redirect(to) if to == "repairs:work_day" else redirect(to, ticket.number)
        except Refused as error:
            if error.code not in REFUSALS:
                refused(request, error)
                return redirect("repairs:work_ticket", ticket.number)
            refuse(form, error, REFUSALS)
    return show(request, ticket, status=422, **{name: form})
