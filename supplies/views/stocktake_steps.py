"""A stocktake is handed in, agreed to, sent back or dropped."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import stocktake_approval, stocktakes
from supplies.models import Stocktake
from supplies.views.stocktakes import one


def stepped(request: Request, pk: int, do: Callable[..., Stocktake], said: str, **more: Any) -> HttpResponse:
    """One action, and what the page says of it."""
    stocktake = one(request, pk)
    try:
        do(stocktake, by=request.user, now=timezone.now(), **more)
        toast(request, said % {"number": stocktake})
    except Refused as error:
        refused(request, error)
    return redirect(stocktake)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_hand_in(request: Request, pk: int) -> HttpResponse:
    return stepped(request, pk, stocktakes.hand_in, _("%(number)s is handed in"))


def must_decide(request: Request, pk: int) -> None:
    """Nothing is there for whoever is not asked to agree to it."""
    if not stocktake_approval.may_decide(one(request, pk), request.user, now=timezone.now()):
        raise Http404


@gate(Can.USE_OFFICE)
@require_POST
@once
def stocktake_approve(request: Request, pk: int) -> HttpResponse:
    must_decide(request, pk)
    return stepped(request, pk, stocktake_approval.approve, _("The differences of %(number)s are booked"))


@gate(Can.USE_OFFICE)
@require_POST
@once
def stocktake_send_back(request: Request, pk: int) -> HttpResponse:
    must_decide(request, pk)
    words = request.POST.get("words", "")
    return stepped(request, pk, stocktake_approval.send_back, _("%(number)s is sent back"), words=words)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_drop(request: Request, pk: int) -> HttpResponse:
    """A quick count by whoever counts; the month's by who agrees to it."""
    if one(request, pk).month and not request.user.can(Can.APPROVE_PURCHASES):
        raise PermissionDenied("the month's stocktake is dropped by an admin manager")
    words = request.POST.get("words", "")
    return stepped(request, pk, stocktake_approval.drop, _("%(number)s is dropped"), words=words)
