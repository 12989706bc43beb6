"""The catalogue: items are added, changed, closed and opened again; journaled, and found by the search at once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.editing import Changed, needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from supplies.models import Balance, Item, Pack
from supplies.numbers import ITEMS

WORDS = ("name", "name_en", "specification", "brand", "unit", "unit_en", "icon")
FLAGS = ("is_high_value", "is_everyday", "is_old_for_new")
FIELDS = ("number", "category", *WORDS, "minimum", "maximum", *FLAGS, "tolerance", "supplier", "place")
PackSize = tuple[str, str, int]  # 盒, box, 12


def add(*, values: Mapping[str, Any], packs: Sequence[PackSize] = (), by: Person | None, now: datetime) -> Item:
    """A new item, its fields those of `FIELDS`; without a number it gets the next one. Refused: number, minimum, category, packs."""
    with transaction.atomic():
        item = Item(created_at=now, created_by=by, **values)
        is_numbered = bool(item.number)
        item.number = item.number or item.token
        _makes_sense(item, packs)
        with _alone_by_number(item.number):
            item.save(force_insert=True)
        _pack(item, packs)
        trail.record("add_item", subject=item, by=by, at=now, details=values_of(item, FIELDS) | {"packs": packs_in_words(packs)})
        if not is_numbered:
            item.number = draw(ITEMS, subject=item, at=now).text
            with _alone_by_number(item.number):
                item.save(update_fields=["number"])
        put(item)
    return item


def change(
    item: Item,
    *,
    values: Mapping[str, Any],
    packs: Sequence[PackSize] | None = None,
    seen: Mapping[str, Any],
    by: Person | None,
    now: datetime,
) -> Item:
    """Other facts, by somebody who saw it as `seen`; no `packs`: they stay. Refused: changed, number, minimum, category, packs, unit."""
    with transaction.atomic():
        held = Item.objects.select_for_update().get(pk=item.pk)
        new = needed(held, {name: value for name, value in values.items() if name != "number" or value}, seen)
        before = packs_in_words(packs_of(held))
        wanted = before if packs is None else packs_in_words(packs)
        lost = seen.get("packs", before)
        if wanted not in (before, lost) and before != lost:
            raise Changed({"packs": (before, wanted)})
        is_packed = packs is not None and wanted not in (before, lost)
        if not new and not is_packed:
            return held
        _unit_may_change(held, new)
        for name, value in new.items():
            setattr(held, name, value)
        _makes_sense(held, packs or ())
        with _alone_by_number(held.number):
            details = write(held, new) if new else {"old": {}, "new": {}}
        if packs is not None and is_packed:
            _pack(held, packs)
            details = {"old": details["old"] | {"packs": before}, "new": details["new"] | {"packs": wanted}}
        trail.record("change_item", subject=held, by=by, at=now, details=details)
        put(held)
    return held


def close(item: Item, *, by: Person, now: datetime) -> bool:
    """Nobody can choose it any more; what it moved stays in the ledger. False when it was closed. Refused: stock."""
    with transaction.atomic():
        held = Item.objects.select_for_update().get(pk=item.pk)
        if held.closed_at:
            return False
        left = Balance.objects.filter(Q(on_hand__gt=0) | Q(on_order__gt=0), item=held).select_related("store").first()
        if left and left.on_hand:
            words = _("%(n)d %(unit)s are still in %(store)s. Hand them out or scrap them first.")
            raise Refused(words % {"n": left.on_hand, "unit": held.shown_unit, "store": left.store}, "stock")
        refuse_unless(left is None, _("Some are on order still. Receive them or drop the order first."), "stock")
        held.closed_at, held.closed_by = now, by
        held.save(update_fields=["closed_at", "closed_by"])
        trail.record("close_item", subject=held, by=by, at=now)
        put(held)
    return True


def reopen(item: Item, *, by: Person, now: datetime) -> bool:
    """It can be chosen again; False when it could. Refused: category."""
    with transaction.atomic():
        held = Item.objects.select_for_update().get(pk=item.pk)
        if not held.closed_at:
            return False
        refuse_unless(held.category.closed_at is None, _("Its category is closed. Open that again first, or choose another."), "category")
        held.closed_at = held.closed_by = None
        held.save(update_fields=["closed_at", "closed_by"])
        trail.record("reopen_item", subject=held, by=by, at=now)
        put(held)
    return True


def packs_of(item: Item) -> list[PackSize]:
    """Its packs, the smallest first."""
    return [(pack.name, pack.name_en, pack.holds) for pack in item.packs.all()]


def packs_in_words(packs: Sequence[PackSize]) -> str:
    """One a line, as the form takes them: '盒 box 12'."""
    ordered = sorted(packs, key=lambda pack: pack[2])
    return "\n".join(" ".join(filter(None, (name, name_en, str(holds)))) for name, name_en, holds in ordered)


def _pack(item: Item, packs: Sequence[PackSize]) -> None:
    """These packs and no others. What was bought in a pack keeps its count: papers copy it."""
    item.packs.all().delete()
    Pack.objects.bulk_create([Pack(item=item, name=name, name_en=name_en, holds=holds) for name, name_en, holds in packs])


def _makes_sense(item: Item, packs: Sequence[PackSize]) -> None:
    refuse_unless(item.category.closed_at is None or item.pk is not None, _("This category is closed. Choose another."), "category")
    both = item.minimum is not None and item.maximum is not None
    refuse_unless(item.maximum is None or item.minimum is not None, _("A maximum goes with a minimum."), "minimum")
    refuse_unless(not both or item.maximum >= item.minimum, _("The maximum is below the minimum."), "maximum")
    names, sizes = {pack[0] for pack in packs}, {pack[2] for pack in packs}
    refuse_unless(len(names) == len(sizes) == len(packs), _("Two packs have one name or one size."), "packs")


def _unit_may_change(item: Item, new: Mapping[str, Any]) -> None:
    """Its movements are counted in the unit that it has."""
    moved = "unit" in new and item.movements.exists()
    refuse_unless(not moved, _("It has moved in its unit already: 12 sheets never become 12 boxes. Add a new item instead."), "unit")


@contextmanager
def _alone_by_number(number: str) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(_("Another item has number %(number)s already.") % {"number": number}, "number") from None
