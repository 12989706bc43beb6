"""The catalogue as a spreadsheet: what is written comes back unchanged, and every mistake is named by sheet, row, column and value."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.excel.read import Line, Sheet, plain, shown
from frontdesk.people.editing import values_of
from frontdesk.places.models import Place
from supplies.actions.catalogue import PackSize, packs_in_words, packs_of
from supplies.forms.items import PACK
from supplies.forms.sheet_rows import Head, Reading, Rows, Wanted, text
from supplies.models import Category, Item, Movement, Supplier

LONGEST = {"number": 20, "name": 60, "name_en": 60, "specification": 120, "brand": 60, "unit": 10, "unit_en": 20}
COUNTS = ("minimum", "maximum", "tolerance")
TICKS = ("is_everyday", "is_high_value", "is_old_for_new")
RECORDS = ("category", "supplier", "place")


def yes(value: bool) -> str:
    return _("yes") if value else ""


def lies(place: Place | None) -> str:
    return f"{place.floor.name} · {place.name}" if place else ""


HEADS: dict[str, Head] = {
    "number": Head(gettext_lazy("Number"), 12, lambda row: row.number),
    "category": Head(gettext_lazy("Category"), 14, lambda row: row.category.name),
    "name": Head(gettext_lazy("Name in Chinese"), 26, lambda row: row.name),
    "name_en": Head(gettext_lazy("Name in English"), 26, lambda row: row.name_en),
    "specification": Head(gettext_lazy("Specification"), 26, lambda row: row.specification),
    "brand": Head(gettext_lazy("Brand"), 14, lambda row: row.brand),
    "unit": Head(gettext_lazy("Unit in Chinese"), 10, lambda row: row.unit),
    "unit_en": Head(gettext_lazy("Unit in English"), 10, lambda row: row.unit_en),
    "packs": Head(gettext_lazy("Packs it is bought in"), 20, lambda row: packs_in_words(packs_of(row))),
    "minimum": Head(gettext_lazy("Minimum"), 8, lambda row: row.minimum),
    "maximum": Head(gettext_lazy("Maximum"), 8, lambda row: row.maximum),
    "tolerance": Head(gettext_lazy("Tolerance when counted, ±"), 12, lambda row: row.tolerance),
    "is_everyday": Head(gettext_lazy("Everyday item"), 10, lambda row: yes(row.is_everyday)),
    "is_high_value": Head(gettext_lazy("High value"), 10, lambda row: yes(row.is_high_value)),
    "is_old_for_new": Head(gettext_lazy("Old for new item"), 10, lambda row: yes(row.is_old_for_new)),
    "supplier": Head(gettext_lazy("Usual supplier"), 28, lambda row: row.supplier.name if row.supplier else ""),
    "place": Head(gettext_lazy("Where it lies"), 24, lambda row: lies(row.place)),
}


def written() -> Any:
    """The items that the file holds, with all that its columns read."""
    return Item.objects.open().select_related("category", "supplier", "place__floor").prefetch_related("packs").order_by("number")


def parsed(sheet: Sheet) -> Rows:
    """Every row with what it asks for or what is wrong with it. Refused when the sheet has no column of names."""
    items = Item.objects.select_related("category", "supplier", "place__floor").prefetch_related("packs")
    return _Items(sheet, items).rows()


class _Items(Reading):
    columns = HEADS
    needed = frozenset({"name"})

    def __init__(self, sheet: Sheet, items: Iterable[Item]):
        super().__init__(sheet, items)
        self.moved = set(Movement.objects.order_by().values_list("item", flat=True).distinct())
        self.records: dict[str, dict[str, Any]] = {name: {} for name in RECORDS}
        for name, rows in (("category", Category.objects.open()), ("supplier", Supplier.objects.open())):
            for each in rows:
                self.records[name] |= {plain(word): each for word in (each.name_en, each.name) if word}
        for place in Place.objects.open().select_related("floor"):
            self.records["place"] |= {plain(word): place for word in (place.name, lies(place)) if word}

    def read(self, line: Line) -> None:
        before, item = len(self.problems), self.item_of(line)
        if item and item.closed_at:
            self.wrong(line, "number", _("This item is closed. Open it again first."))
            return
        key = item.pk if item else text(line.values.get("number")) or (text(line.values["name"]), text(line.values.get("specification")))
        if self.is_twice(line, key, "number" if line.values.get("number") else "name"):
            return
        values, packs = self._values(line, item), self._packs(line)
        if item is None:
            self._new(line, values)
        elif "unit" in values and values["unit"] != item.unit and item.pk in self.moved:
            words = _("It has moved in its unit already; expected: %(unit)s")
            self.wrong(line, "unit", words % {"unit": item.unit})
        if len(self.problems) == before:
            self._bounds(line, item, values)
        if len(self.problems) == before:
            self._want(line, item, values, packs)

    def _values(self, line: Line, item: Item | None) -> dict[str, Any]:
        """What the row says, by field; records as themselves."""
        given = {name: text(line.values[name]) for name in LONGEST if name in line.values}
        for name, value in given.items():
            if len(value) > LONGEST[name]:
                self.wrong(line, name, _("Write at most %(n)d characters.") % {"n": LONGEST[name]})
        if item and not given.get("number"):
            given.pop("number", None)
        if not given["name"]:
            self.wrong(line, "name", _("Give it a name."))
        values: dict[str, Any] = dict(given)
        values |= {name: self.whole(line, name) for name in COUNTS if name in line.values}
        values |= {name: self.tick(line, name) for name in TICKS if name in line.values}
        values |= {name: self._record(line, name, item) for name in RECORDS if name in line.values}
        if values.get("tolerance", 0) is None:
            values["tolerance"] = item.tolerance if item else 1
        return values

    def _record(self, line: Line, name: str, item: Item | None) -> Any:
        """The category, supplier or place that a cell names; what stands there already may be closed."""
        word = plain(line.values[name])
        stands = getattr(item, name) if item else None
        if stands and word in (plain(stands.name), plain(lies(stands)) if isinstance(stands, Place) else ""):
            return stands
        found = self.records[name].get(word)
        if word and found is None:
            known = {
                "category": _("No open category is called so. Add it under Categories and stores first."),
                "supplier": _("No open supplier is called so. Add the supplier first."),
                "place": _("No open place is called so. Write it like “3rd floor · Storeroom”."),
            }
            self.wrong(line, name, known[name])
        if name == "category" and not word and item:
            self.wrong(line, name, _("Every item belongs to a category."))
        return found

    def _packs(self, line: Line) -> list[PackSize] | None:
        """The packs of a row; None where the file has no such column."""
        if "packs" not in line.values:
            return None
        packs: list[PackSize] = []
        for written in filter(None, map(str.strip, shown(line.values["packs"]).replace(";", "\n").replace("；", "\n").splitlines())):
            found = PACK.match(written)
            if not found or int(found["holds"]) < 2:
                self.wrong(line, "packs", _("Write each pack on a line of its own with what it holds, for example: 盒 box 12"))
                return packs
            packs.append((found["name"], (found["name_en"] or "").strip(), int(found["holds"])))
        if len({pack[0] for pack in packs}) < len(packs) or len({pack[2] for pack in packs}) < len(packs):
            self.wrong(line, "packs", _("Two packs have one name or one size."))
        return packs

    def _new(self, line: Line, values: dict[str, Any]) -> None:
        if not values.get("unit"):
            self.wrong(line, "unit", _("A new item needs its unit."))
        if not values.get("category") and not plain(line.values.get("category")):
            self.wrong(line, "category", _("Every item belongs to a category."))

    def _bounds(self, line: Line, item: Item | None, values: dict[str, Any]) -> None:
        least = values.get("minimum", item.minimum if item else None)
        most = values.get("maximum", item.maximum if item else None)
        if most is not None and least is None:
            self.wrong(line, "maximum", _("A maximum goes with a minimum."))
        elif most is not None and least is not None and most < least:
            self.wrong(line, "maximum", _("The maximum is below the minimum; expected: at least %(n)d") % {"n": least})

    def _want(self, line: Line, item: Item | None, values: dict[str, Any], packs: list[PackSize] | None) -> None:
        was = {name: getattr(item, name) for name in values} if item else {}
        changed = [name for name in HEADS if name in values and (not item or was[name] != values[name])]
        packs_were = packs_in_words(packs_of(item)) if item else ""
        is_packed = packs is not None and packs_in_words(packs) != packs_were
        if item and not changed and not is_packed:
            self.unchanged += 1
            return
        kept = {name: plainly(values[name]) for name in changed}
        seen = values_of(item, changed) if item else {}
        told = [(str(HEADS[name].label), in_words(was.get(name)), in_words(values[name])) for name in changed if item or values[name]]
        if is_packed and packs is not None:
            kept["packs"], seen["packs"] = packs, packs_were
            told.append((str(HEADS["packs"].label), packs_were, packs_in_words(packs)))
        self.wanted.append(Wanted(line.number, item.pk if item else None, str(item or values["name"]), kept, seen, tuple(told)))


def plainly(value: Any) -> Any:
    """As it can be signed: a record by its id."""
    return value.pk if hasattr(value, "pk") else value


def in_words(value: Any) -> str:
    """A value for the preview, in the reader's language."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return lies(value) if isinstance(value, Place) else "" if value is None else str(value)
