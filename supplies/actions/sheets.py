"""Items and opening stock out of a file that was looked at before: all of its rows, or none."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.advisory import hold
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.refusal import Refused, refuse_unless
from supplies.actions import by_hand, catalogue
from supplies.models import Category, Item, Store, Supplier

Row = tuple[int, int | None, str, Mapping[str, Any], Mapping[str, Any]]  # number, id, name, values, what stood there


def take_items(rows: Sequence[Row], *, by: Person, now: datetime) -> tuple[int, int]:
    """How many items were added and changed. Refused, whole, where one row no longer fits: its number and name are in the words."""
    known: dict[str, Any] = {
        "category": Category.objects.in_bulk(),
        "supplier": Supplier.objects.in_bulk(),
        "place": Place.objects.in_bulk(),
    }

    def take(pk: int | None, values: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
        if pk is None and not values.get("number"):
            _must_be_new(values)
        given = {name: known[name].get(value) if name in known else value for name, value in values.items() if name != "packs"}
        packs = [(name, name_en, int(holds)) for name, name_en, holds in values["packs"]] if "packs" in values else None
        if pk is None:
            catalogue.add(values=given, packs=packs or (), by=by, now=now)
        else:
            catalogue.change(Item.objects.get(pk=pk), values=given, packs=packs, seen=seen, by=by, now=now)

    _all_or_none(rows, take)
    new = sum(pk is None for _number, pk, *_rest in rows)
    return new, len(rows) - new


def take_openings(rows: Sequence[Row], *, on: date, by: Person, now: datetime) -> int:
    """How many items have their opening stock now, all counting for one day. Refused, whole, as above."""
    items, stores = Item.objects.in_bulk([row[3]["item"] for row in rows]), Store.objects.in_bulk()

    def take(pk: int | None, values: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
        item, store = items[values["item"]], stores[values["store"]]
        by_hand.open_stock(item, store=store, quantity=values["quantity"], unit_cost=Decimal(values["unit_cost"]), on=on, by=by, now=now)

    _all_or_none(sorted(rows, key=lambda row: row[3]["item"]), take)
    return len(rows)


def _must_be_new(values: Mapping[str, Any]) -> None:
    """Somebody may have taken the same file meanwhile. Refused: twice."""
    alike = Item.objects.open().filter(name=values.get("name", ""), specification=values.get("specification", ""))
    refuse_unless(not alike.exists(), _("It is in the catalogue by now. Upload the file again."), "twice")


@transaction.atomic
def _all_or_none(rows: Sequence[Row], take: Callable[[int | None, Mapping[str, Any], Mapping[str, Any]], None]) -> None:
    hold("supplies.sheets")  # rows come in the order of the file: two files never wait for each other's rows
    for number, pk, name, values, seen in rows:
        try:
            take(pk, values, seen)
        except Changed:
            words = _("Row %(row)d, %(name)s: somebody else has changed it since the preview. Upload the file again.")
            raise Refused(words % {"row": number, "name": name}, "changed") from None
        except Refused as error:
            said = {"row": number, "name": name, "why": str(error)}
            raise Refused(_("Row %(row)d, %(name)s: %(why)s") % said, error.code) from None
