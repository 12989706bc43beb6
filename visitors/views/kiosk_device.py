"""In front of every screen of the kiosk: a device that is paired, in the language the visitor chose."""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from frontdesk.web.gate import KIOSK_COOKIE
from visitors.actions import kiosks
from visitors.limits import KioskLimits
from visitors.models import KioskDevice

View = Callable[..., HttpResponse]


class KioskRequest(HttpRequest):
    """What a view behind `at_kiosk` gets."""

    htmx: HtmxDetails
    kiosk: KioskDevice
    limits: SimpleNamespace  # KioskLimits as they stand now
    told = ""


def spoken(request: HttpRequest) -> str:
    """The language of the screen: the button just pressed, else what the form carries, else the house's."""
    wanted = request.POST.get("switch") or request.POST.get("language")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def at_kiosk(view: View) -> View:
    """Only a paired, working device comes in (`request.kiosk`, `request.limits`); others are sent to pairing and lose a dead cookie."""

    @wraps(view)
    def guarded(request: KioskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        device = kiosks.device_of(request.COOKIES.get(KIOSK_COOKIE, ""))
        if device is None:
            return _to_pairing(request)
        request.kiosk, request.limits = device, KioskLimits.now()
        language = spoken(request)
        with override(language):
            response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", language)
        return response

    return guarded


def by_post(view: View) -> View:
    """Inner screens are posted to; whoever types their address begins at the beginning."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if request.method == "POST" else redirect("visitors:kiosk_welcome")

    return guarded


def _to_pairing(request: KioskRequest) -> HttpResponse:
    address = reverse("visitors:kiosk_pair")
    response = HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    if KIOSK_COOKIE in request.COOKIES:
        response.delete_cookie(KIOSK_COOKIE, samesite="Strict")
    return response
