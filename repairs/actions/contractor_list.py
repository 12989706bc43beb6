"""Contractors: added, changed, closed and opened again; what they repair. Journaled."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions import writing
from repairs.models import Category, Contractor, HandOff


def add(values: Mapping[str, Any], *, categories: Iterable[Category] = (), by: Person | None, now: datetime) -> Contractor:
    """A new contractor. Refused: name, twice."""
    repairs = sorted(category.pk for category in categories)
    with transaction.atomic():
        made = writing.add(Contractor, values, by=by, now=now, categories=repairs)
        made.categories.set(repairs)
    return made


def change(
    contractor: Contractor, *, values: Mapping[str, Any], categories: Iterable[Category], seen: Mapping[str, Any], by: Person, now: datetime
) -> Contractor:
    """Other words or categories. Refused: changed, name, twice."""
    with transaction.atomic():
        row = writing.held(contractor)
        details = writing.change(row, values, seen)
        writing.tie(row, "categories", categories, seen, details)
        writing.noted("change", row, details, by=by, now=now)
    return row


def close(contractor: Contractor, *, by: Person, now: datetime) -> bool:
    """Nothing is handed to it any more. False when it was closed. Refused: out (it still has a ticket)."""
    with transaction.atomic():
        row = writing.held(contractor)
        if row.closed_at:
            return False
        out = HandOff.objects.out().filter(contractor=row).count()
        refuse_unless(not out, _("%(n)d tickets are in its hands still. Take them back first.") % {"n": out}, "out")
        writing.close(row, by=by, now=now)
    return True


def reopen(contractor: Contractor, *, by: Person, now: datetime) -> bool:
    """False when it is open. Refused: twice."""
    return writing.reopen(contractor, by=by, now=now)
