"""Suppliers: added, changed, closed, opened again; what they sell of. Journaled, and found by the search."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import Changed, needed, write
from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from supplies.limits import SupplierLimits
from supplies.models import Agreement, Category, Order, Supplier

TEXTS = ("name", "name_en", "contact", "phone", "email", "terms")


def add(*, name: str, categories: Iterable[Category] = (), by: Person, now: datetime, **texts: str) -> Supplier:
    """A new supplier, last in the list. Refused: name, twice."""
    texts = {key: value.strip() for key, value in texts.items()}
    name = name.strip()
    refuse_unless(bool(name), _("It needs a name."), "name")
    with transaction.atomic():
        last = Supplier.objects.aggregate(last=models.Max("position"))["last"] or 0
        made = Supplier(name=name, position=last + 1, created_at=now, created_by=by, **texts)
        with _alone_by_name(name):
            made.save(force_insert=True)
        sells = sorted(category.pk for category in categories)
        made.categories.set(sells)
        trail.record("add_supplier", subject=made, by=by, at=now, details={"name": name, **texts, "categories": sells})
        put(made)
    return made


def change(supplier: Supplier, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Supplier:
    """Other words or categories; what nobody wants otherwise leaves no entry. Refused: name, twice, changed."""
    texts = {key: value.strip() for key, value in values.items() if key in TEXTS}
    refuse_unless(bool(texts.get("name", supplier.name)), _("It needs a name."), "name")
    with transaction.atomic():
        row = Supplier.objects.select_for_update().get(pk=supplier.pk)
        new = needed(row, texts, seen)
        details: dict[str, Any] = {"old": {}, "new": {}}
        if new:
            with _alone_by_name(new.get("name", row.name)):
                details = write(row, new)
        if "categories" in values:
            _sell(row, sorted(category.pk for category in values["categories"]), seen, details)
        if details["new"]:
            trail.record("change_supplier", subject=row, by=by, at=now, details=details)
            put(row)
    return row


def _sell(row: Supplier, wanted: list[int], seen: Mapping[str, Any], details: dict[str, Any]) -> None:
    """Sell of these categories, unless somebody else has changed them since `seen`."""
    stands = sorted(row.categories.values_list("pk", flat=True))
    if wanted == stands:
        return
    if "categories" in seen and stands != seen["categories"]:
        raise Changed({"categories": (stands, wanted)})
    row.categories.set(wanted)
    details["old"]["categories"], details["new"]["categories"] = stands, wanted


def close(supplier: Supplier, *, by: Person, now: datetime) -> bool:
    """Nothing is ordered there any more; orders and reviews stay. False when it was closed. Refused: ordered, agreed."""
    with transaction.atomic():
        row = Supplier.objects.select_for_update().get(pk=supplier.pk)
        if row.closed_at:
            return False
        ordered = Order.objects.filter(supplier=row, cancelled_at__isnull=True, done_at__isnull=True)
        refuse_unless(not ordered.exists(), _("An order to this supplier is still under way. Receive or cancel it first."), "ordered")
        agreed = Agreement.objects.filter(supplier=row, ended_at__isnull=True, until_on__gte=timezone.localdate(now))
        refuse_unless(not agreed.exists(), _("A supply agreement with this supplier is still in force. End it first."), "agreed")
        row.closed_at, row.closed_by = now, by
        row.save(update_fields=["closed_at", "closed_by"])
        trail.record("close_supplier", subject=row, by=by, at=now)
    return True


def reopen(supplier: Supplier, *, by: Person, now: datetime) -> bool:
    """It may be ordered from again; False when it was open. Refused: twice (another one is called so meanwhile)."""
    with transaction.atomic():
        row = Supplier.objects.select_for_update().get(pk=supplier.pk)
        if row.closed_at is None:
            return False
        row.closed_at = row.closed_by = None
        with _alone_by_name(row.name):
            row.save(update_fields=["closed_at", "closed_by"])
        trail.record("reopen_supplier", subject=row, by=by, at=now)
    return True


def thin_categories() -> list[Category]:
    """Open categories that too few suppliers sell of, each with `many_suppliers`."""
    return list(Category.objects.with_few_suppliers(SupplierLimits.now().least).in_order())


@contextmanager
def _alone_by_name(name: str) -> Iterator[None]:
    """The unique index says so when somebody else was quicker, too."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(_("There is an open supplier called “%(name)s” already.") % {"name": name}, "twice") from None
