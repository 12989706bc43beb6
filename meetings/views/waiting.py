"""What who waits says to a room that is kept for them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from meetings.actions import waiting
from meetings.models import Waiter


def waiter_of(request: Request, pk: int) -> Waiter:
    return get_object_or_404(Waiter.objects.filter(person=request.user).select_related("room__place"), pk=pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def waiter_take(request: Request, pk: int) -> HttpResponse:
    try:
        made = waiting.take(waiter_of(request, pk), by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
        return redirect("meetings:booking_list")
    toast(request, _("%(room)s is yours.") % {"room": made.room})
    return redirect(made)


@gate(Can.USE_OFFICE)
@require_POST
@once
def waiter_give_up(request: Request, pk: int) -> HttpResponse:
    waiter = waiter_of(request, pk)
    told(request, lambda: waiting.give_up(waiter, by=request.user, now=timezone.now()), _("You do not wait for it any more."))
    return redirect("meetings:booking_list")
