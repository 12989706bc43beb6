"""What reception needs first: a kiosk in the lobby, and badges in the drawer."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.first_steps import add
from visitors.models import Badge, KioskDevice

add(
    "badges",
    _("Say which badges lie in the drawer"),
    _("Whoever checks in gets the lowest free number."),
    "id",
    "visitors:badge_list",
    Can.KEEP_BADGES,
    lambda: Badge.objects.usable().exists(),
)
add(
    "kiosk",
    _("Pair the kiosk in the lobby"),
    _("Open /kiosk/ on the tablet and type the code that the kiosks page shows."),
    "device-tablet",
    "visitors:device_list",
    Can.RUN_KIOSKS,
    lambda: KioskDevice.objects.working().exists(),
)
