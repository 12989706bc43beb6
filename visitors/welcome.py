"""The kiosk's address and, while there is none that works, a fresh one-time pairing code."""

from django.utils import timezone

from frontdesk.office.welcome import WELCOME
from visitors.actions import kiosks
from visitors.models import KioskDevice


def kiosk_lines(base_url: str) -> list[str]:
    lines = [f"Desk        {base_url}/desk/", f"Kiosk       {base_url}/kiosk/"]
    if KioskDevice.objects.working().exists():
        return lines
    _device, code = kiosks.renew_pairing(name="大堂自助机", now=timezone.now())
    return [*lines, f"            pairing code {code[:4]} {code[4:]}, once, within a day"]


WELCOME.add("visitors.kiosk", kiosk_lines)
