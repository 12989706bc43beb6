"""Leaving: by code, badge number or pass; confirmed masked; checked out, or out for a while and back by the same way."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.refusal import Refused
from frontdesk.web.once import once
from visitors import finding
from visitors.actions import stepping_out, visits
from visitors.models import Badge, KioskSession, Visit
from visitors.views.kiosk_device import KioskRequest, at_kiosk, by_post
from visitors.views.kiosk_done import to_done
from visitors.views.kiosk_screen import answered, count_search, refused, screen, timed, to_be_checked
from visitors.views.kiosk_slips import sealed, visit_in


@at_kiosk
@by_post
def kiosk_leave(request: KioskRequest) -> HttpResponse:
    """What stands on the badge, the code, or a scan of either."""
    letters = Badge.objects.letters()
    if not to_be_checked(request, "leave"):
        return screen(request, "leave", letters=letters)
    try:
        count_search(request)
        visit = finding.leaving(request.POST.get("scan", "")[:300] or request.POST.get("number", "")[:300], now=timezone.now())
    except Refused as refusal:
        return refused(request, "leave", refusal, letters=letters)
    return ask(request, visit)


@at_kiosk
@by_post
@once
def kiosk_check_out(request: KioskRequest) -> HttpResponse:
    """It is them: checked out, once."""
    return _pressed(request, visits.check_out, already="left")


@at_kiosk
@by_post
@once
def kiosk_step_out(request: KioskRequest) -> HttpResponse:
    """Out for a while: the badge stays with them, and the same number brings them back."""
    return _pressed(request, stepping_out.step_out, already="out")


@at_kiosk
@by_post
@once
def kiosk_come_back(request: KioskRequest) -> HttpResponse:
    """Back again."""
    return _pressed(request, stepping_out.come_back, already="not-out")


def _pressed(request: KioskRequest, do: Callable[..., Any], *, already: str) -> HttpResponse:
    """Do one thing to the visit that the slip names; who finds it done by another kiosk hears the same."""
    visit = visit_in(request.kiosk, "check_out", request.POST.get("visit", ""))
    if visit is None:
        return screen(request, "leave", letters=Badge.objects.letters())
    if not answered(request, "check_out"):
        return ask(request, visit)
    try:
        with timed(request, KioskSession.Kind.LEAVING) if already == "left" else nullcontext():
            do(visit, now=timezone.now(), device=request.kiosk)
    except Refused as refusal:
        if refusal.code == "belongings":
            refusal = Refused(_("Please show reception what you are taking along. They check you out there."), refusal.code)
        if refusal.code != already:
            return refused(request, "leave", refusal, letters=Badge.objects.letters())
    return to_done(request, visit, masked=True)


def ask(request: KioskRequest, visit: Visit) -> HttpResponse:
    """Is this you? Who is in the house may go or step out; who is out is back."""
    return screen(request, "check_out", visit=visit, slip=sealed(request.kiosk, "check_out", visit.pk))
