"""Kiosks: which there are, pairing a new one, switching one off."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import keep, toast
from visitors.actions import kiosks
from visitors.forms.devices import DeviceForm, PinForm
from visitors.models import KioskDevice


@gate(Can.RUN_KIOSKS)
def device_list(request: Request) -> HttpResponse:
    return show(request, DeviceForm())


def show(request: Request, form: DeviceForm) -> HttpResponse:
    devices = KioskDevice.objects.select_related("opened_by").order_by("revoked_at", "-pk")[:100]
    context = {"form": form, "devices": devices, "now": timezone.now()}
    return render(request, "visitors/device_list.html", context, status=422 if form.errors else 200)


@gate(Can.RUN_KIOSKS)
@require_POST
@once
def device_open(request: Request) -> HttpResponse:
    """Make a one-time code; it is shown on the next page and never again."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return show(request, form)
    device, code = kiosks.open_pairing(name=form.cleaned_data["name"], by=request.user, now=timezone.now())
    words = _("Pairing code of {kiosk}: {code}. It is shown this once and holds for 24 hours.")
    keep(request, format_html(words, kiosk=device.name, code=format_html('<b class="fd-code">{} {}</b>', code[:4], code[4:])))
    return redirect("visitors:device_list")


@gate(Can.RUN_KIOSKS)
@once
def device_pin(request: Request, pk: int) -> HttpResponse:
    """The PIN by which staff leave this kiosk; nobody is shown it again."""
    device = get_object_or_404(KioskDevice, pk=pk, revoked_at__isnull=True, left_by_pin_at__isnull=True)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kiosks.set_exit_pin(device, pin=form.cleaned_data["pin"], by=request.user, now=timezone.now())
            toast(request, _("The PIN of %(kiosk)s is set") % {"kiosk": device.name})
            return redirect("visitors:device_list")
        except Refused as error:
            refuse(form, error, {"pin": "pin"})
    return render(request, "visitors/device_pin.html", {"form": form, "device": device}, status=422 if form.errors else 200)


@gate(Can.RUN_KIOSKS)
@require_POST
@once
def device_revoke(request: Request, pk: int) -> HttpResponse:
    """Switch a kiosk off: it opens nothing from now on. To have it back, pair it again."""
    device = get_object_or_404(KioskDevice, pk=pk)
    kiosks.revoke(device, by=request.user, now=timezone.now())
    toast(request, _("%(kiosk)s is switched off") % {"kiosk": device.name})
    return redirect("visitors:device_list")
