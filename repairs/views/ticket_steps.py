"""What the asker does with a ticket: it works, it does not, a rating, never mind, one more word; and “me too”."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from repairs.actions import closing, followers, progress, rating, safety, urgency
from repairs.forms.reports import EMERGENCY, RatingForm
from repairs.limits.reporting import Reporting
from repairs.models import Ticket
from repairs.scope import follows
from repairs.views.tickets import one


def attempt(request: Request, ticket: Ticket, done: str, act: Callable[..., Any], **given: Any) -> HttpResponse:
    """Do it and say so, or say why not; who did the work, or did not ask for it, is shown the door. Back to the ticket."""
    try:
        act(ticket, by=request.user, now=timezone.now(), **given)
        toast(request, done)
    except Refused as error:
        if error.code in ("did-the-work", "not-yours"):
            raise PermissionDenied(error.code) from None
        refused(request, error)
    return redirect(ticket)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_confirm(request: Request, number: str) -> HttpResponse:
    return attempt(request, one(request, number), _("Thank you. The ticket is closed."), closing.confirm)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_reopen(request: Request, number: str) -> HttpResponse:
    words = request.POST.get("words", "")
    return attempt(request, one(request, number), _("Opened again. The team is told."), closing.reopen, words=words)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_rate(request: Request, number: str) -> HttpResponse:
    form = RatingForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"stars": 0}
    return attempt(request, one(request, number), _("Thank you for your rating."), rating.rate, **given)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_cancel(request: Request, number: str) -> HttpResponse:
    words = request.POST.get("words", "")
    return attempt(request, one(request, number), _("Cancelled."), closing.cancel, words=words)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_add(request: Request, number: str) -> HttpResponse:
    words = request.POST.get("words", "")
    return attempt(request, one(request, number), _("Added. The team reads it."), progress.add, words=words)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_follow(request: Request, number: str) -> HttpResponse:
    """One that was offered while reporting: open and of late, whoever asked for it. Chosen there as an emergency, it becomes one."""
    lately = timezone.now() - Reporting.now().alike
    ticket = get_object_or_404(Ticket.objects.open().filter(reported_at__gte=lately), number=number)
    chosen = request.POST.get("urgency", "")
    answer = attempt(request, ticket, _("You follow it and hear of each step."), followers.follow)
    if chosen.startswith(EMERGENCY) and follows(request.user, ticket):
        return alarmed(request, ticket, chosen.removeprefix(EMERGENCY))
    return answer


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_alarm(request: Request, number: str) -> HttpResponse:
    """It has become an emergency."""
    return alarmed(request, one(request, number), request.POST.get("emergency", ""))


def alarmed(request: Request, ticket: Ticket, emergency: str) -> HttpResponse:
    return attempt(request, ticket, _("It is an emergency now. The team is told."), urgency.raise_alarm, emergency=emergency)


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_safe(request: Request, number: str) -> HttpResponse:
    """A step for safety is done, said afterwards; back to where it was said."""
    ticket = one(request, number)
    made_safe = get_object_or_404(ticket.category.safety_steps, pk=id_in(request.POST.get("step")))
    answer = attempt(request, ticket, _("Noted. Whoever comes sees that it is safe."), safety.tick, made_safe=made_safe)
    return back(request, answer["Location"])


@gate(Can.REPORT_FAULTS)
@require_POST
@once
def ticket_unfollow(request: Request, number: str) -> HttpResponse:
    ticket, now = one(request, number), timezone.now()
    followers.unfollow(ticket, by=request.user, now=now)
    toast(request, _("You hear of it no more."))
    return redirect("repairs:ticket_list")
