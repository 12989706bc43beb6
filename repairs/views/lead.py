"""What a lead does with a ticket from its page: each is one step, said in a toast or refused in words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import next_of
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from repairs.actions import clocks, dates, dispatch, extensions, merging, network, urgency
from repairs.forms.lead import AnswerForm, AssignForm, DayForm, MergeForm, MoreTimeForm, PauseForm, PlanForm, UrgencyForm
from repairs.models import Ticket
from repairs.scope import leads

Do = Callable[[Ticket, Any, dict[str, Any]], Any]


def one(request: Request, number: str) -> Ticket:
    """A ticket of a team that this person leads; for anybody else there is nothing here, whether they see the ticket or not."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user).with_all(), number=number)
    if not leads(request.user, ticket):
        raise Http404
    return ticket


def attempt(request: Request, number: str, form: forms.Form | None, done: str, do: Do) -> HttpResponse:
    """Do it and say so, or say why not. Back to where it was pressed, or to the ticket."""
    ticket = one(request, number)
    common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    try:
        if form is not None and not form.is_valid():
            raise Refused(first_error(form), "form")
        do(ticket, form, common)
        toast(request, done)
    except Refused as error:
        refused(request, error)
    return redirect(next_of(request) or ticket)


def first_error(form: forms.Form) -> str:
    """The first field that is wrong and what is wrong with it."""
    name, errors = next(iter(form.errors.items()))
    return "".join((str(form.fields[name].label), pgettext("colon", ": "), str(errors[0])))


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_assign(request: Request, number: str) -> HttpResponse:
    """To somebody who is named, or to whom dispatch finds next."""
    return attempt(
        request,
        number,
        AssignForm(request.POST),
        _("It is offered."),
        lambda ticket, form, common: dispatch.pass_on(ticket, **form.cleaned_data, **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_urgency(request: Request, number: str) -> HttpResponse:
    return attempt(
        request,
        number,
        UrgencyForm(request.POST),
        _("The urgency is changed; what ran stays counted."),
        lambda ticket, form, common: urgency.change_urgency(ticket, **form.values(), **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_pause(request: Request, number: str) -> HttpResponse:
    return attempt(
        request,
        number,
        PauseForm(request.POST),
        _("The clock stands still until then."),
        lambda ticket, form, common: clocks.pause(ticket, **form.cleaned_data, **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_resume(request: Request, number: str) -> HttpResponse:
    return attempt(request, number, None, _("The clock goes on."), lambda ticket, form, common: clocks.resume(ticket, **common))


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_promise(request: Request, number: str) -> HttpResponse:
    return attempt(
        request,
        number,
        DayForm(request.POST),
        _("The asker is told this day."),
        lambda ticket, form, common: dates.promise(ticket, **form.cleaned_data, **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_more_time(request: Request, number: str) -> HttpResponse:
    return attempt(
        request,
        number,
        MoreTimeForm(request.POST),
        _("More time is asked for; until it is decided the old date stands."),
        lambda ticket, form, common: extensions.ask(ticket, **form.cleaned_data, **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_decide(request: Request, number: str) -> HttpResponse:
    """Yes or no to more time: by the button that was pressed."""
    agreed = request.POST.get("answer") == "agree"
    done = _("More time is agreed to.") if agreed else _("More time is refused.")
    return attempt(
        request,
        number,
        AnswerForm(request.POST),
        done,
        lambda ticket, form, common: extensions.decide(ticket, agreed=agreed, **form.cleaned_data, **common),
    )


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_merge(request: Request, number: str) -> HttpResponse:
    def do(ticket: Ticket, form: forms.Form, common: dict[str, Any]) -> None:
        other = Ticket.objects.visible_to(request.user).filter(number=form.cleaned_data["into"].upper()).first()
        if other is None:
            raise Refused(_("There is no ticket with this number."), "unknown")
        merging.merge(ticket, other, **common)

    return attempt(request, number, MergeForm(request.POST), _("Merged. It can be undone for a week."), do)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_unmerge(request: Request, number: str) -> HttpResponse:
    done = _("The merge is undone; its clocks go on.")
    return attempt(request, number, None, done, lambda ticket, form, common: merging.unmerge(ticket, **common))


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def lead_plan(request: Request, number: str) -> HttpResponse:
    return attempt(
        request,
        number,
        PlanForm(request.POST),
        _("The contingency plan is opened; the asker reads it."),
        lambda ticket, form, common: network.open_plan(ticket, **form.cleaned_data, **common),
    )
