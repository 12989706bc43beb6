"""How a visit comes into the book: announced beforehand, or by somebody who stands at the door."""

import re
import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal, spellings
from frontdesk.refusal import Refused, refuse_unless
from visitors.actions import approving
from visitors.actions.arriving import arrive
from visitors.actions.steps import step
from visitors.models import KioskDevice, Visit, VisitorType
from visitors.models.visit import Door, Purpose
from visitors.models.visit_event import Verb

# What may be known of a visit besides who comes, to whom and when: fields of the model, each of them optional.
ABOUT = (
    *("email", "company", "note", "place", "language", "consent_version"),
    *("visitor_type", "companions", "companion_names", "plate", "bringing", "needs", "off_day_reason"),
    *("door", "group", "recurring", "is_short_notice"),
)
BETWEEN_NAMES = re.compile(r"[,，、;；\n]+")


def expect(
    *,
    name: str,
    host: Person,
    expected_at: datetime,
    now: datetime,
    by: Person | None,
    phone: str = "",
    purpose: str = Purpose.MEETING,
    requested_at: datetime | None = None,
    **about: object,
) -> Visit:
    """Pre-register a visitor; who left an e-mail (or a mobile, where there is an SMS gateway) is invited with a code.

    With `requested_at` the visitor asked: the host must accept first. On a day off somebody must approve. `about` is of `ABOUT`.
    """
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    refuse_unless(expected_at > now, _("This moment has passed. Choose a later time."), "past")
    approving.must_have_reason(expected_at, str(about.get("off_day_reason", "")))
    visit = _new(name=name, phone=phone, purpose=purpose, host=host, expected_at=expected_at, created_at=now, created_by=by, **about)
    visit.requested_at = requested_at
    visit.code_on = timezone.localdate(expected_at)
    with transaction.atomic():
        save_with_code(visit, force_insert=True)
        step(visit, Verb.REQUEST if requested_at else Verb.EXPECT, by=by, now=now)
        approving.go_on(visit, by=by, now=now)
    return visit


def register_walk_in(
    *,
    name: str,
    phone: str,
    host: Person,
    now: datetime,
    purpose: str = Purpose.MEETING,
    by: Person | None = None,
    device: KioskDevice | None = None,
    **about: object,
) -> Visit:
    """Somebody without appointment is here: registered and checked in at once; on a day off nobody is let in unapproved."""
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    about.setdefault("door", Door.KIOSK if device else Door.DESK)
    visit = _new(name=name, phone=phone, purpose=purpose, host=host, created_at=now, created_by=by, **about)
    visit.is_walk_in = True
    with transaction.atomic():
        visit.save(force_insert=True)
        if approving.is_day_off(now):
            approving.ask(visit, by=by, now=now)
        return arrive(visit, now=now, by=by, device=device)


def remembered(given: dict[str, Any]) -> dict[str, Any]:
    """At a kiosk: company and e-mail that were left empty, from the newest visit with exactly this name and this number."""
    number = phones.digits(given["phone"])
    same = Visit.objects.filter(phone=number, name_key=normal(given["name"])[:120], forgotten_at__isnull=True, is_vip=False)
    known = same.order_by("-pk").values("company", "email").first() if number else None
    return {**given, **{field: value for field, value in (known or {}).items() if not given.get(field)}}


def _new(*, name: str, phone: str, purpose: str, host: Person, created_at: datetime, **fields: object) -> Visit:
    """The row, not saved yet. Its type follows the purpose unless one is given; those named are counted."""
    unknown = fields.keys() - {*ABOUT, "expected_at", "created_by"}
    if unknown:
        raise TypeError(f"no visit is announced with {', '.join(sorted(unknown))}")
    name = " ".join(name.split())
    refuse_unless(bool(name), _("Enter the visitor's name."), "name")
    fields["visitor_type"] = fields.get("visitor_type") or VisitorType.objects.for_purpose(purpose)
    visit = Visit(name=name, phone=phones.digits(phone), purpose=purpose, host=host, created_at=created_at, **fields)
    visit.name_key, visit.spellings = normal(name)[:120], spellings(name)[:600]
    visit.plate = "".join(visit.plate.upper().split())[:12]  # ß is SS
    visit.companions = max(visit.companions or 0, len([one for one in BETWEEN_NAMES.split(visit.companion_names) if one.strip()]))
    visit.salt = secrets.token_hex(16)
    return visit


def save_with_code(visit: Visit, **how: Any) -> None:
    """Six digits that nobody else has on that day: drawn again when the database says they are taken. `how` is of `Model.save`."""
    for _try in range(50):
        visit.code = f"{secrets.randbelow(1_000_000):06d}"
        try:
            with transaction.atomic():
                return visit.save(**how)
        except IntegrityError:
            visit.pk = None if "force_insert" in how else visit.pk
    raise Refused(_("No code is free on that day. Try again."), "codes")
