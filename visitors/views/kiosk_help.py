"""The first screen, and the ways to a person: calling reception, deliveries."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from visitors.actions import kiosks
from visitors.views.kiosk_device import KioskRequest, at_kiosk, by_post
from visitors.views.kiosk_screen import CARRYING, FORGETTING, screen
from visitors.views.kiosk_slips import opened


@at_kiosk
def kiosk_welcome(request: KioskRequest) -> HttpResponse:
    """The first screen; whatever was typed before is gone."""
    return screen(request, "welcome")


@at_kiosk
@by_post
def kiosk_delivery(request: KioskRequest) -> HttpResponse:
    """A courier: reception comes; nobody is registered."""
    if "switch" not in request.POST:
        kiosks.call_reception(request.kiosk, now=timezone.now(), screen="delivery")
    return screen(request, "delivery")


@at_kiosk
@by_post
def kiosk_call(request: KioskRequest) -> HttpResponse:
    """Ring the desk and say so; the screen and what is typed on it stay as they are."""
    origin = next((name for name in CARRYING | FORGETTING if name == request.POST.get("screen")), "")
    if "switch" not in request.POST:
        kiosks.call_reception(request.kiosk, now=timezone.now(), screen=origin)
    if "call" not in request.POST:  # no consent: a person helps on, and what was typed is dropped
        return screen(request, "call")
    request.told = _("Reception has been told and is coming to you.")
    if request.htmx:
        return render(request, "visitors/_kiosk_told.html", {"told": request.told})
    if opened(request.kiosk, "done", request.POST.get("seen", "")):
        return redirect("visitors:kiosk_done", seen=request.POST["seen"])
    address = reverse(f"visitors:kiosk_{origin if origin in CARRYING else 'welcome'}")
    return resolve(address).func(request)
