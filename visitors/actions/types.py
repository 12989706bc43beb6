"""Visitor types: what each is asked, which way it goes, whether it is thanked. Made, changed, taken out of use and put back; journaled."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.models import VisitorType

ASKS = ("asks_company", "asks_plate", "asks_belongings", "asks_identity", "asks_id_number")
WAY = ("needs_escort", "areas", "areas_en", "route", "route_en")
FIELDS = ("name", "name_en", "order", "purpose", *ASKS, *WAY, "makes_visit", "thanks")


def make(*, by: Person, now: datetime, **fields: Any) -> VisitorType:
    """A new type: its fields are those of `FIELDS`. Refused: name."""
    with transaction.atomic():
        kind = VisitorType(code=_code(fields["name_en"]), **fields)
        _must_be_only_one(kind, fields["name"], fields["name_en"])
        kind.save(force_insert=True)
        trail.record("make_type", subject=kind, by=by, at=now, details=values_of(kind, FIELDS))
    return kind


def change(kind: VisitorType, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> VisitorType:
    """What it asks from now on; visits that are in the book keep their type. Refused: changed, name."""
    with transaction.atomic():
        row = VisitorType.objects.select_for_update().get(pk=kind.pk)
        if new := needed(row, values, seen):
            _must_be_only_one(row, values["name"], values["name_en"])
            trail.record("change_type", subject=row, by=by, at=now, details=write(row, new))
    return row


def retire(kind: VisitorType, *, by: Person, now: datetime) -> bool:
    """Nobody is of it any more; its name stays on visits. False when it was out of use already."""
    with transaction.atomic():
        found = VisitorType.objects.in_use().filter(pk=kind.pk).update(retired_at=now, retired_by=by)
        if found:
            trail.record("retire_type", subject=kind, by=by, at=now)
    return bool(found)


def put_back(kind: VisitorType, *, by: Person, now: datetime) -> bool:
    """In use again; False when it was. Refused: name (another one is called so meanwhile)."""
    with transaction.atomic():
        _must_be_only_one(kind, kind.name, kind.name_en)
        found = VisitorType.objects.filter(pk=kind.pk, retired_at__isnull=False).update(retired_at=None, retired_by=None)
        if found:
            trail.record("put_back_type", subject=kind, by=by, at=now)
    return bool(found)


def _must_be_only_one(kind: VisitorType, name: str, name_en: str) -> None:
    """Two types of one name could not be told apart in a list."""
    others = VisitorType.objects.in_use().exclude(pk=kind.pk)
    taken = others.filter(name=name).exists() or others.filter(name_en__iexact=name_en).exists()
    refuse_unless(not taken, _("There is a type of this name already."), "name")


def _code(name_en: str) -> str:
    """A short name for addresses and exports that nobody has yet."""
    plain = slugify(name_en)[:13] or "type"
    return f"{plain}-{secrets.token_hex(3)}" if VisitorType.objects.filter(code=plain).exists() else plain
