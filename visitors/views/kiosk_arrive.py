"""Who is expected: found by code, pass, or phone and name; "is this your visit?"; checked in."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override

from frontdesk.refusal import Refused
from frontdesk.web.once import once
from visitors import finding
from visitors.actions import kiosks, visits
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.models import KioskSession, Visit
from visitors.views.kiosk_device import KioskRequest, at_kiosk, by_post
from visitors.views.kiosk_done import to_done
from visitors.views.kiosk_leave import ask
from visitors.views.kiosk_screen import answered, count_search, refused, screen, timed, to_be_checked
from visitors.views.kiosk_slips import opened, sealed

TOLD_RECEPTION = {"other-day", "expired", "not-approved"}  # their words say that reception has been told


@at_kiosk
@by_post
def kiosk_find(request: KioskRequest) -> HttpResponse:
    """Six digits, or whatever a scanner or the camera read."""
    if not to_be_checked(request, "find"):
        return screen(request, "find")
    scanned = request.POST.get("scan", "").strip()[:300]
    find, what = (
        (finding.by_token, scanned) if scanned and not scanned.isdigit() else (finding.by_code, scanned or request.POST.get("code", ""))
    )
    try:
        count_search(request)
        visit = find(what, now=timezone.now())
    except Refused as refusal:
        return _not_now(request, "find", refusal)
    return _confirm(request, visit)


@at_kiosk
@by_post
def kiosk_phone(request: KioskRequest) -> HttpResponse:
    """The last four digits and the name; what is found is shown masked."""
    if not to_be_checked(request, "phone"):
        return screen(request, "phone")
    try:
        count_search(request)
        visit = finding.by_phone(request.POST.get("tail", ""), request.POST.get("who", ""), now=timezone.now())
    except Refused as refusal:
        return _not_now(request, "phone", refusal)
    return _confirm(request, visit, masked=True)


@at_kiosk
@by_post
@once
def kiosk_confirm(request: KioskRequest) -> HttpResponse:
    """Theirs: checked in, once, whichever kiosk was quicker."""
    number, masked = opened(request.kiosk, "confirm", request.POST.get("visit", "")) or (None, True)
    visit = Visit.objects.with_loan().filter(pk=number).first() if number else None
    if visit is None:
        return screen(request, "find")
    if not answered(request, "confirm"):
        return _confirm(request, visit, masked=masked)
    try:
        with timed(request, KioskSession.Kind.EXPECTED):
            visits.check_in(visit, now=timezone.now(), device=request.kiosk, consent_version=CONSENT_VERSION, language=get_language())
    except Refused as refusal:
        return to_done(request, visit, masked=True) if refusal.code == "already" else refused(request, "find", refusal)
    return to_done(request, visit, masked=masked)


def _confirm(request: KioskRequest, visit: Visit, *, masked: bool = False) -> HttpResponse:
    """Is this your visit? Asked in the language of the invitation, unless the visitor chose another."""
    chosen = "switch" in request.POST or "chosen" in request.POST
    minutes = round((visit.expected_at - timezone.now()).total_seconds() / 60) if visit.expected_at else 0
    with override(get_language() if chosen else visit.language):
        slip = sealed(request.kiosk, "confirm", [visit.pk, masked])
        return screen(request, "confirm", visit=visit, slip=slip, masked=masked, early=minutes, late=-minutes)


def _not_now(request: KioskRequest, name: str, refusal: Refused) -> HttpResponse:
    if isinstance(refusal, finding.Already):
        if refusal.visit.out_at:
            return ask(request, refusal.visit)
        return to_done(request, refusal.visit, masked=True)
    if refusal.code in TOLD_RECEPTION:
        kiosks.call_reception(request.kiosk, now=timezone.now(), screen=name)
    return refused(request, name, refusal, code=refusal.code)
