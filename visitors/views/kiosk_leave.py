"""Leaving: by code, badge number or pass; confirmed masked; checked out."""

from django.http import HttpResponse
from django.utils import timezone

from frontdesk.refusal import Refused
from frontdesk.web.once import once
from visitors import finding
from visitors.actions import visits
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
    return _check_out(request, visit)


@at_kiosk
@by_post
@once
def kiosk_check_out(request: KioskRequest) -> HttpResponse:
    """It is them: checked out, once."""
    visit = visit_in(request.kiosk, "check_out", request.POST.get("visit", ""))
    if visit is None:
        return screen(request, "leave", letters=Badge.objects.letters())
    if not answered(request, "check_out"):
        return _check_out(request, visit)
    try:
        with timed(request, KioskSession.Kind.LEAVING):
            visits.check_out(visit, now=timezone.now(), device=request.kiosk)
    except Refused as refusal:
        if refusal.code != "left":
            return refused(request, "leave", refusal, letters=Badge.objects.letters())
    return to_done(request, visit, masked=True)


def _check_out(request: KioskRequest, visit: Visit) -> HttpResponse:
    return screen(request, "check_out", visit=visit, slip=sealed(request.kiosk, "check_out", visit.pk))
