"""Registered, or gone: what happens now. The address carries a slip of some minutes and is never the browser's own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override

from visitors import passes
from visitors.models import Visit
from visitors.views.arrival import arrival_of
from visitors.views.kiosk_device import KioskRequest, at_kiosk
from visitors.views.kiosk_screen import screen
from visitors.views.kiosk_slips import opened, sealed


def to_done(request: KioskRequest, visit: Visit, *, masked: bool = False) -> HttpResponse:
    """The redirect after an effect, in the language spoken now."""
    slip = sealed(request.kiosk, "done", [visit.pk, get_language(), masked])
    return redirect("visitors:kiosk_done", seen=slip)


@at_kiosk
def kiosk_done(request: KioskRequest, seen: str) -> HttpResponse:
    """Host, badge, what to do, the way to the visitor's own page; after leaving a farewell."""
    visit, language, masked = _seen(request, seen)
    if visit is None:
        return redirect("visitors:kiosk_welcome")
    with override(get_language() if request.method == "POST" else language):
        slip = sealed(request.kiosk, "done", [visit.pk, get_language(), masked])
        context: dict[str, Any] = {"visit": visit, "seen": slip, "masked": masked, "here": reverse("visitors:kiosk_done", args=[slip])}
        if visit.left_at:
            return screen(request, "left", badge=visit.last_badge_number, **context)
        if visit.out_at:
            return screen(request, "out", badge=visit.last_badge_number, **context)
        return screen(request, "done", link=passes.link_of(visit), arrival=arrival_of(visit), **context)


@at_kiosk
def kiosk_status(request: KioskRequest, seen: str) -> HttpResponse:
    """The host's answer while the screen stands; 204 while nothing moved."""
    visit, language, _masked = _seen(request, seen)
    with override(language):
        arrival = arrival_of(visit) if visit else None
        if arrival is None or request.GET.get("key") == arrival.key:
            return HttpResponse(status=204)
        return render(request, "visitors/_kiosk_arrival.html", {"visit": visit, "seen": seen, "arrival": arrival})


def _seen(request: KioskRequest, seen: str) -> tuple[Visit | None, str, bool]:
    number, language, masked = opened(request.kiosk, "done", seen) or (None, "zh-hans", True)
    visit = Visit.objects.with_loan().filter(pk=number).first() if number else None
    return visit, language, masked
