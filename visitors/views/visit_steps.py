"""The verbs of a visit, one address each: POST, one effect, back to where one came from with a toast that can undo."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors import showing
from visitors.actions import approving, thanks, undo, visits
from visitors.models import BadgeLoan, Visit
from visitors.views.visits import checked_in, in_words, linked


def act(request: Request, pk: int, do: Callable[[Visit], str], *, can_undo: bool = True) -> HttpResponse:
    """Do one thing to a visit this person may see; `do` answers with the words of the toast, {visitor} standing for the name."""
    visit = get_object_or_404(Visit.objects.visible_to(request.user).select_related("host"), pk=pk)
    try:
        words = do(visit)
        way_back = reverse("visitors:visit_undo", args=[visit.pk]) if can_undo else ""
        toast(request, format_html(words, visitor=linked(visit), badge=badge_of(visit), host=visit.host), undo=way_back)
    except Refused as error:
        refused(request, error)
    return back(request, visit.get_absolute_url())


def badge_of(visit: Visit) -> str:
    """The badge reserved or lent now in words, asked again: the step has just changed it."""
    loan = BadgeLoan.objects.out_with(visit)
    return in_words(loan.badge.number if loan else "")


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_check_in(request: Request, pk: int) -> HttpResponse:
    def check_in(visit: Visit) -> str:
        return checked_in(visits.check_in(visit, by=request.user, now=timezone.now()))

    return act(request, pk, check_in)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_lend_badge(request: Request, pk: int) -> HttpResponse:
    def lend(visit: Visit) -> str:
        visits.lend_badge(visit, by=request.user, now=timezone.now(), number=request.POST.get("number", "")[:10])
        return _("{visitor} has {badge}")

    return act(request, pk, lend)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_let_in(request: Request, pk: int) -> HttpResponse:
    def let_in(visit: Visit) -> str:
        visits.let_in(visit, by=request.user, now=timezone.now(), number=request.POST.get("number", "")[:10])
        return _("{visitor} is in, {badge}")

    return act(request, pk, let_in)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_check_out(request: Request, pk: int) -> HttpResponse:
    """One tap: at the desk with the badge in hand, or by the host, whose visitor hands it in on the way."""

    def check_out(visit: Visit) -> str:
        at_desk = request.user.can(Can.RECEIVE_VISITORS)
        if not at_desk:
            permit(visit, request, "check_out")
        loan = BadgeLoan.objects.out_with(visit)
        visits.check_out(visit, by=request.user, now=timezone.now(), badge_back=at_desk)
        return left_words(loan.badge.number if loan else "", is_back=at_desk)

    return act(request, pk, check_out)


def left_words(number: str, *, is_back: bool) -> str:
    """That somebody has left, and what became of the badge."""
    if not number:
        return _("{visitor} has left")
    words = (
        _("{visitor} has left, badge %(number)s is back") if is_back else _("{visitor} has left; badge %(number)s is still to come back")
    )
    return words % {"number": number}


def gone(request: Request, visit: Visit, *, number: str, is_back: bool) -> None:
    """The toast about it."""
    words = format_html(left_words(number, is_back=is_back), visitor=linked(visit))
    toast(request, words, undo=reverse("visitors:visit_undo", args=[visit.pk]))


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_turn_away(request: Request, pk: int) -> HttpResponse:
    def turn_away(visit: Visit) -> str:
        visits.turn_away(visit, by=request.user, now=timezone.now())
        return _("{visitor} was turned away")

    return act(request, pk, turn_away)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_cancel(request: Request, pk: int) -> HttpResponse:
    def cancel(visit: Visit) -> str:
        permit(visit, request, "cancel")
        visits.cancel(visit, by=request.user, now=timezone.now())
        return _("The visit of {visitor} is cancelled")

    return act(request, pk, cancel)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_clear(request: Request, pk: int) -> HttpResponse:
    """The visit may take place on its weekend or holiday."""

    def clear(visit: Visit) -> str:
        permit(visit, request, "clear")
        approving.clear(visit, by=request.user, now=timezone.now())
        return _("The visit of {visitor} is approved")

    return act(request, pk, clear, can_undo=False)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_decline(request: Request, pk: int) -> HttpResponse:
    """No, in a few words, by who approves days off; a host answers who asked to come at `visit_accept`."""

    def decline(visit: Visit) -> str:
        permit(visit, request, "decline")
        approving.decline(visit, by=request.user, now=timezone.now(), words=request.POST.get("words", "")[:200])
        return _("The visit of {visitor} is declined")

    return act(request, pk, decline, can_undo=False)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_undo(request: Request, pk: int) -> HttpResponse:
    def take_back(visit: Visit) -> str:
        permit(visit, request, "undo")
        undo.undo(visit, by=request.user, now=timezone.now())
        return _("Undone: {visitor} is as before")

    return act(request, pk, take_back, can_undo=False)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_thanked(request: Request, pk: int) -> HttpResponse:
    """The host has thanked in person: nothing is sent any more."""

    def thank(visit: Visit) -> str:
        permit(visit, request, "thanked")
        now = timezone.now()
        thanks.settle(visit, sent_at=now, by=request.user, now=now)
        return _("{visitor} has been thanked")

    return act(request, pk, thank, can_undo=False)


def permit(visit: Visit, request: Request, verb: str) -> None:
    """Refuse what the page would not have offered this person."""
    allowed = showing.allowed(visit, request.user, now=timezone.now())
    if verb not in allowed:
        raise Refused(_("You can't do that with this visit now. Ask reception."), "not-allowed")
