"""Categories of items, and the stores that hold them: added, changed, closed and opened again; journaled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name
from supplies.models import Balance, Category, Item, Store

Thing = TypeVar("Thing", Category, Store)


def add(kind: type[Thing], *, values: Mapping[str, Any], by: Person | None, now: datetime) -> Thing:
    """A new category or store; it stands last until somebody says where. Refused: name, twice."""
    with transaction.atomic():
        thing = kind(**values)
        refuse_unless(bool(thing.name.strip()), _("It needs a name."), "name")
        if not thing.position:
            thing.position = (kind._default_manager.aggregate(last=models.Max("position"))["last"] or 0) + 1
        with alone_by_name(thing.name):
            thing.save(force_insert=True)
        trail.record(f"add_{kind._meta.model_name}", subject=thing, by=by, at=now, details=values_of(thing, values))
    return thing


def change(thing: Thing, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Thing:
    """Other facts, by somebody who saw it as `seen`. Refused: changed, name, twice."""
    with transaction.atomic():
        held = _held(thing)
        if new := needed(held, values, seen):
            refuse_unless(bool(new.get("name", held.name).strip()), _("It needs a name."), "name")
            with alone_by_name(new.get("name", held.name)):
                details = write(held, new)
            trail.record(f"change_{thing._meta.model_name}", subject=held, by=by, at=now, details=details)
    return held


def close(thing: Thing, *, by: Person, now: datetime) -> bool:
    """Nothing new goes into it. False when it was closed. Refused: inside (open items, or stock), last (the only open store)."""
    with transaction.atomic():
        held = _held(thing)
        if held.closed_at:
            return False
        _empty(held)
        held.closed_at, held.closed_by = now, by
        held.save(update_fields=["closed_at", "closed_by"])
        trail.record(f"close_{thing._meta.model_name}", subject=held, by=by, at=now)
    return True


def reopen(thing: Thing, *, by: Person, now: datetime) -> bool:
    """In use again; False when it was. Refused: twice."""
    with transaction.atomic():
        held = _held(thing)
        if not held.closed_at:
            return False
        held.closed_at = held.closed_by = None
        with alone_by_name(held.name):
            held.save(update_fields=["closed_at", "closed_by"])
        trail.record(f"reopen_{thing._meta.model_name}", subject=held, by=by, at=now)
    return True


def _held(thing: Thing) -> Thing:
    """Ours until the transaction ends; of stores all of them, in order, so that two who close one each never wait for each other."""
    if isinstance(thing, Store):
        list(Store.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    return type(thing)._default_manager.select_for_update(no_key=True).get(pk=thing.pk)


def _empty(thing: Category | Store) -> None:
    if isinstance(thing, Category):
        left = Item.objects.open().filter(category=thing).count()
        refuse_unless(not left, _("%(n)d items are in it still. Close them or move them first.") % {"n": left}, "inside")
        return
    stock = Balance.objects.filter(models.Q(on_hand__gt=0) | models.Q(on_order__gt=0), store=thing).count()
    refuse_unless(not stock, _("%(n)d items are in stock there, or on order for it.") % {"n": stock}, "inside")
    others = Store.objects.open().exclude(pk=thing.pk)
    refuse_unless(others.exists(), _("This is the only store. Add another one first."), "last")
