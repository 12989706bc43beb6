"""Suppliers as a spreadsheet: what is written comes back unchanged, and every mistake is named by sheet, row, column and value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from frontdesk.excel.read import Line, Problem, Sheet, Table, plain, shown, table
from frontdesk.web.ids import id_in
from frontdesk.web.pages import Column
from supplies.models import Category, Supplier

MOST_ROWS = 1000
SEPARATORS = str.maketrans({"，": ",", "、": ",", "；": ",", ";": ",", "\n": ","})
LONGEST = {"name": 60, "name_en": 60, "contact": 60, "phone": 40, "email": 254, "terms": 200}


@dataclass(frozen=True)
class Head:
    """A column: what it is called, how wide it is, what stands there about a supplier."""

    label: Any
    width: int
    told: Callable[[Supplier], Any]


HEADS: dict[str, Head] = {
    "number": Head(gettext_lazy("Number"), 10, lambda row: row.pk),
    "name": Head(gettext_lazy("Supplier"), 30, lambda row: row.name),
    "name_en": Head(gettext_lazy("Name in English"), 30, lambda row: row.name_en),
    "categories": Head(gettext_lazy("Sells of"), 30, lambda row: "、".join(each.name for each in row.categories.all())),
    "contact": Head(gettext_lazy("Contact"), 14, lambda row: row.contact),
    "phone": Head(gettext_lazy("Phone"), 18, lambda row: row.phone),
    "email": Head(gettext_lazy("E-mail"), 28, lambda row: row.email),
    "terms": Head(gettext_lazy("Terms"), 40, lambda row: row.terms),
}
ON_PAGE = {"name", "categories", "contact"}


def columns() -> tuple[Column, ...]:
    """The list's columns: its export is the file that the import reads."""
    written = tuple(
        Column(name, head.label, sort="name" if name == "name" else "", text=head.told, width=head.width, only_export=name not in ON_PAGE)
        for name, head in HEADS.items()
    )
    return (
        *written,
        Column("grade", gettext_lazy("Grade"), sort="last_grade", text=lambda row: row.last_grade or ""),
        Column("state", gettext_lazy("State")),
    )


@dataclass(frozen=True)
class Wanted:
    """What one row asks for: a new supplier, or other values of one that is here. `seen`: what stood there when the file was read."""

    row: int
    pk: int | None
    name: str
    values: Mapping[str, Any]  # texts by field; categories as sorted ids
    seen: Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """A file that was read: what it asks for, how many rows change nothing, what is wrong with it."""

    title: str
    wanted: tuple[Wanted, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...] = ()

    @property
    def new(self) -> list[Wanted]:
        return [each for each in self.wanted if each.pk is None]

    @property
    def changed(self) -> list[Wanted]:
        return [each for each in self.wanted if each.pk is not None]


def heads() -> dict[str, tuple[str, ...]]:
    """By which words each column may be headed: the reader's first, then those of either language."""
    found = {name: [str(head.label)] for name, head in HEADS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                found[name].append(str(head.label))
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def parsed(sheet: Sheet) -> Rows:
    """Every row with what it asks for or what is wrong with it. Refused when the sheet has no column of names."""
    found = table(sheet, heads(), optional=set(HEADS) - {"name"})
    reading = _Reading(found, Supplier.objects.prefetch_related("categories"), Category.objects.all())
    for line in found.lines:
        reading.read(line)
    if not found.lines:
        reading.problems.append(Problem(sheet.title, sheet.rows[0].number, "A", "", _("There is no supplier below the heads.")))
    return Rows(sheet.title, tuple(reading.wanted), reading.unchanged, tuple(reading.problems), found.ignored)


class _Reading:
    """One walk through the rows."""

    def __init__(self, found: Table, suppliers: Iterable[Supplier], categories: Iterable[Category]):
        self.found = found
        self.suppliers = {each.pk: each for each in suppliers}
        self.names = {each.name: each for each in self.suppliers.values() if each.closed_at is None}
        self.categories: dict[str, Category] = {}
        for each in categories:
            if each.closed_at is None:
                self.categories |= {plain(word): each for word in (each.name, each.name_en) if word}
        self.said: set[Any] = set()
        self.wanted: list[Wanted] = []
        self.unchanged = 0
        self.problems: list[Problem] = []

    def wrong(self, line: Line, name: str, words: str) -> None:
        self.problems.append(self.found.problem(line, name, words))

    def read(self, line: Line) -> None:
        before = len(self.problems)
        supplier = self._of(line)
        if len(self.problems) > before:
            return
        texts = self._texts(line)
        sells = self._sells(line, supplier)
        self._must_be_alone(line, texts["name"], supplier)
        if len(self.problems) == before:
            self._want(line, supplier, texts, sells)

    def _of(self, line: Line) -> Supplier | None:
        """Whom the row is about: by its number, else by its name; None for somebody new."""
        given = _text(line.values.get("number"))
        if not given:
            return self.names.get(_text(line.values["name"]))
        supplier = self.suppliers.get(id_in(given))
        if supplier is None:
            self.wrong(line, "number", _("No supplier has this number. Leave it empty for a new one."))
        return supplier

    def _texts(self, line: Line) -> dict[str, str]:
        texts = {name: _text(line.values[name]) for name in LONGEST if name in line.values}
        for name, given in texts.items():
            if len(given) > LONGEST[name]:
                self.wrong(line, name, _("At most %(n)d characters.") % {"n": LONGEST[name]})
        if not texts["name"]:
            self.wrong(line, "name", _("Give it a name."))
        if (email := texts.get("email")) and not _is_email(email):
            self.wrong(line, "email", _("This is no e-mail address."))
        return texts

    def _sells(self, line: Line, supplier: Supplier | None) -> list[int] | None:
        """The categories, as sorted ids; None where the file has no such column. What the export wrote is not judged anew."""
        if "categories" not in line.values:
            return None
        given = _text(line.values["categories"])
        if supplier and given == HEADS["categories"].told(supplier):
            return sorted(each.pk for each in supplier.categories.all())
        found = set()
        for word in filter(None, (part.strip() for part in given.translate(SEPARATORS).split(","))):
            if category := self.categories.get(plain(word)):
                found.add(category.pk)
            else:
                self.wrong(line, "categories", _("There is no open category “%(word)s”.") % {"word": word})
        return sorted(found)

    def _must_be_alone(self, line: Line, name: str, supplier: Supplier | None) -> None:
        key = supplier.pk if supplier else name
        if key in self.said or name in self.said:
            self.wrong(line, "name", _("This supplier stands in the file twice."))
        self.said |= {key, name}
        other = self.names.get(name)
        if name and other and supplier and other.pk != supplier.pk:
            self.wrong(line, "name", _("There is an open supplier called “%(name)s” already.") % {"name": name})

    def _want(self, line: Line, supplier: Supplier | None, texts: dict[str, str], sells: list[int] | None) -> None:
        if supplier is None:
            values = {**texts, "categories": sells or []}
            self.wanted.append(Wanted(line.number, None, texts["name"], values, {}))
            return
        stands: dict[str, Any] = {name: getattr(supplier, name) for name in texts}
        values = dict(texts)
        if sells is not None:
            stands["categories"] = sorted(each.pk for each in supplier.categories.all())
            values["categories"] = sells
        new = {name: value for name, value in values.items() if value != stands[name]}
        if not new:
            self.unchanged += 1
        elif supplier.closed_at:
            self.wrong(line, "name", _("“%(name)s” is closed. Open it again first.") % {"name": supplier})
        else:
            self.wanted.append(Wanted(line.number, supplier.pk, supplier.name, new, {name: stands[name] for name in new}))


def _text(value: Any) -> str:
    """A cell as the text that was meant: 12.0 is '12'."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return shown(value).strip()


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def in_words(wanted: Sequence[Wanted]) -> list[tuple[Wanted, list[tuple[Any, Any, Any]]]]:
    """For the preview: each row with (column, what stands there, what is wanted); of a new one what it says."""
    names = dict(Category.objects.values_list("pk", "name"))

    def said(value: Any) -> Any:
        return "、".join(names.get(pk, "") for pk in value) if isinstance(value, list) else value

    return [
        (each, [(HEADS[name].label, said(each.seen.get(name, "")), said(value)) for name, value in each.values.items() if value or each.pk])
        for each in wanted
    ]
