"""Staff leave the kiosk by its PIN: the token is void, the cookie gone, the log-in page stands."""

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from frontdesk.refusal import Refused
from frontdesk.web import throttle
from frontdesk.web.gate import KIOSK_COOKIE
from visitors.actions import kiosks
from visitors.models import KioskDevice
from visitors.views.kiosk_device import KioskRequest, at_kiosk, by_post
from visitors.views.kiosk_screen import answered, refused, screen

TRIES, LOCKED_SECONDS = 5, 600  # of a million PINs: whoever stands here a working day tries one in four thousand


@at_kiosk
@by_post
def kiosk_exit(request: KioskRequest) -> HttpResponse:
    """The PIN; five wrong ones lock this screen for ten minutes, and only this screen."""
    if not answered(request, "exit"):
        return screen(request, "exit")
    try:
        _leave(request.kiosk, request.POST.get("pin", "")[:20])
    except Refused as refusal:
        return refused(request, "exit", refusal)
    address = reverse("account_login")
    response = HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    response.delete_cookie(KIOSK_COOKIE, path="/", samesite="Strict")
    return response


def _leave(device: KioskDevice, pin: str) -> None:
    """Refused: tries, no-pin, pin."""
    lock = f"kiosk-exit-locked:{device.pk}"
    if cache.get(lock):
        raise Refused(_("Too many tries. Wait ten minutes, then try again."), "tries")
    try:
        kiosks.leave(device, pin=pin, now=timezone.now())
    except Refused:
        if not throttle.may_try("kiosk-exit", device.pk, limit=TRIES - 1, seconds=LOCKED_SECONDS):
            cache.set(lock, True, LOCKED_SECONDS)
        raise
