"""Kiosks: paired by a one-time code, switched off from the desk, calling reception."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from visitors.models import KioskCall, KioskDevice
from visitors.promises.kiosk_call import KioskCallHeard

CODE_LASTS = timedelta(hours=24)
PIN_DIGITS = 6


def hashed(secret: str) -> str:
    """What is kept of a code or token: 128 and more random bits (or a code of a day, one try in ten minutes) need no salt."""
    return sha256(secret.encode()).hexdigest()


def open_pairing(*, name: str, now: datetime, by: Person | None = None) -> tuple[KioskDevice, str]:
    """A new kiosk and its one-time code of 8 digits; the code is shown once and kept only as a hash."""
    code = f"{secrets.randbelow(100_000_000):08d}"
    with transaction.atomic():
        device = KioskDevice.objects.create(name=name, code_hash=hashed(code), code_until=now + CODE_LASTS, opened_at=now, opened_by=by)
        trail.record("open_pairing", subject=device, by=by, at=now)
    return device, code


def renew_pairing(*, name: str, now: datetime) -> tuple[KioskDevice, str]:
    """A fresh code for the kiosk of this name that was never paired; the old code is void. Opens one if there is none."""
    waiting = KioskDevice.objects.filter(name=name, paired_at__isnull=True, revoked_at__isnull=True).first()
    if waiting is None:
        return open_pairing(name=name, now=now)
    code = f"{secrets.randbelow(100_000_000):08d}"
    with transaction.atomic():
        KioskDevice.objects.filter(pk=waiting.pk, paired_at__isnull=True).update(code_hash=hashed(code), code_until=now + CODE_LASTS)
        trail.record("open_pairing", subject=waiting, at=now)
    return waiting, code


def pair(*, code: str, now: datetime) -> tuple[KioskDevice, str]:
    """Exchange a code for the device's token, once."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        device = KioskDevice.objects.pairable(now).filter(code_hash=hashed("".join(code.split()))).first()
        mine = device and KioskDevice.objects.pairable(now).filter(pk=device.pk).update(
            code_hash="", token_hash=hashed(token), paired_at=now
        )
        if not device or not mine:
            raise Refused(_("This pairing code is not known, or has been used. Ask the desk for a new one."), "code")
        trail.record("pair", subject=device, device=str(device.pk), at=now)
    device.refresh_from_db()
    return device, token


def revoke(device: KioskDevice, *, by: Person, now: datetime) -> None:
    """Switch a kiosk off: its token opens nothing from the next request on."""
    with transaction.atomic():
        if KioskDevice.objects.filter(pk=device.pk, revoked_at__isnull=True).update(
            revoked_at=now, revoked_by=by, token_hash="", code_hash=""
        ):
            trail.record("revoke", subject=device, by=by, at=now)


def set_exit_pin(device: KioskDevice, *, pin: str, by: Person, now: datetime) -> None:
    """The six digits by which staff leave this kiosk's pages; kept like a password. Refused: pin."""
    refuse_unless(len(pin) == PIN_DIGITS and pin.isascii() and pin.isdigit(), _("The PIN has 6 digits."), "pin")
    refuse_unless(len(set(pin)) > 2, _("Choose a PIN with at least three different digits."), "pin")
    with transaction.atomic():
        KioskDevice.objects.filter(pk=device.pk).update(exit_hash=make_password(pin))
        trail.record("set_exit_pin", subject=device, by=by, at=now)


def leave(device: KioskDevice, *, pin: str, now: datetime) -> None:
    """Whoever knows the PIN ends the kiosk: its token opens nothing any more. Refused: no-pin, pin."""
    refuse_unless(bool(device.exit_hash), _("No PIN is set for this kiosk. Switch it off from the desk."), "no-pin")
    refuse_unless(check_password(pin, device.exit_hash), _("This PIN is not right."), "pin")
    with transaction.atomic():
        if KioskDevice.objects.working().filter(pk=device.pk).update(left_by_pin_at=now, token_hash="", code_hash=""):
            trail.record("leave_kiosk", subject=device, device=str(device.pk), at=now)


def device_of(token: str) -> KioskDevice | None:
    """The working kiosk that holds this token."""
    return KioskDevice.objects.working().filter(token_hash=hashed(token)).first() if token else None


def call_reception(device: KioskDevice, *, now: datetime, screen: str = "") -> KioskCall:
    """Ring the desk; a second touch while the first still rings is the same call."""
    with transaction.atomic():
        ringing = KioskCall.objects.filter(device=device, called_at__gte=now - timedelta(minutes=1)).order_by("-pk").first()
        if ringing and todos.is_open(KioskCallHeard, subject=ringing):
            return ringing
        call = KioskCall.objects.create(device=device, screen=screen[:40], called_at=now)
        todos.open(KioskCallHeard, subject=call, since=now, role=Role.RECEPTIONIST, now=now)
    return call
