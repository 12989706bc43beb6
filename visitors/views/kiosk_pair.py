"""A browser becomes a kiosk by typing the one-time code that the desk shows."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.refusal import Refused
from frontdesk.web import throttle
from frontdesk.web.gate import KIOSK_COOKIE
from visitors.actions import kiosks
from visitors.views.kiosk_device import spoken

COOKIE_LASTS = timedelta(days=365)
TRIES, TRIES_SECONDS = 10, 600  # of a code of eight digits that lives a day: one chance in 70,000
TRIES_OF_ALL = 100  # from however many addresses: one chance in 7,000


def kiosk_pair(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the right one makes this browser a kiosk and ends whatever session it held."""
    with override(spoken(request)):
        refusal, status = "", 200
        if request.method == "POST" and "switch" not in request.POST:
            try:
                return _paired(request)
            except Refused as refused:
                refusal, status = str(refused), 429 if refused.code == "tries" else 200
        return render(request, "visitors/kiosk_pair.html", {"refusal": refusal, "typed": request.POST.get("code", "")}, status=status)


def _paired(request: HttpRequest) -> HttpResponse:
    mine = throttle.may_try("pairing", throttle.address_of(request), limit=TRIES, seconds=TRIES_SECONDS)
    if not throttle.may_try("pairing", "everybody", limit=TRIES_OF_ALL, seconds=TRIES_SECONDS) or not mine:
        raise Refused(_("Too many tries. Wait ten minutes, then try again."), "tries")
    _device, token = kiosks.pair(code=request.POST.get("code", ""), now=timezone.now())
    logout(request)
    response = redirect("visitors:kiosk_welcome")
    response.set_cookie(KIOSK_COOKIE, token, max_age=COOKIE_LASTS, path="/", secure=settings.PRODUCTION, httponly=True, samesite="Strict")
    return response
