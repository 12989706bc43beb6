"""Slips: what a form of the kiosk carries instead of a number of the database, so that nobody can count through people or visits."""

from typing import Any

from django.core import signing

from visitors.models import KioskDevice, Visit

LASTS = 15 * 60  # seconds; longer than anybody stands at a screen


def sealed(device: KioskDevice, what: str, value: Any) -> str:
    """A signed slip that only this kiosk takes back, for this purpose."""
    return signing.dumps(value, salt=f"visitors.kiosk:{device.pk}:{what}", compress=True)


def opened(device: KioskDevice, what: str, slip: str, *, lasts: int = LASTS) -> Any:
    """What the slip says, or None: forged, of another kiosk, or too old."""
    try:
        return signing.loads(slip, salt=f"visitors.kiosk:{device.pk}:{what}", max_age=lasts)
    except signing.BadSignature:
        return None


def visit_in(device: KioskDevice, what: str, slip: str) -> Visit | None:
    """The visit a slip names."""
    number = opened(device, what, slip)
    return Visit.objects.with_loan().filter(pk=number).first() if number else None
