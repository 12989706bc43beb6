"""Holding a visit while an incident needs the names, and ending the hold."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors.actions import hold
from visitors.models import Visit
from visitors.views.visit_steps import act


@gate(Can.HOLD_VISITS)
@require_POST
@once
def visit_hold(request: Request, pk: int) -> HttpResponse:
    def keep(visit: Visit) -> str:
        hold.hold(visit, reason=request.POST.get("reason", ""), by=request.user, now=timezone.now())
        return _("{visitor} is not forgotten until the hold is ended")

    return act(request, pk, keep, can_undo=False)


@gate(Can.HOLD_VISITS)
@require_POST
@once
def visit_release(request: Request, pk: int) -> HttpResponse:
    def let_go(visit: Visit) -> str:
        hold.release(visit, by=request.user, now=timezone.now())
        return _("The hold on {visitor} is ended")

    return act(request, pk, let_go, can_undo=False)
