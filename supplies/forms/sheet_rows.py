"""What the spreadsheets of items and of their opening stock share: heads in both languages, cells as they are meant."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.excel.read import Line, Problem, Sheet, Table, plain, shown, table
from supplies.models import Item

MOST_ROWS = 3000
YES, NO = {"是", "yes", "y", "1", "true", "√", "✓"}, {"", "否", "no", "n", "0", "false", "×"}
LARGEST = 10_000_000


@dataclass(frozen=True)
class Head:
    """A column: what it is called, how wide it is, what stands there about a record."""

    label: Any
    width: int
    told: Callable[[Any], Any]


@dataclass(frozen=True)
class Wanted:
    """What one row asks for: something new (no `pk`), or other values of what is here. `seen`: what stood there when the file was read."""

    row: int
    pk: int | None
    name: str
    values: Mapping[str, Any]
    seen: Mapping[str, Any]
    told: tuple[tuple[str, str, str], ...]  # label, what was, what is wanted: for the preview


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


def heads_of(columns: Mapping[str, Head]) -> dict[str, tuple[str, ...]]:
    """By which words each column may be headed: the reader's first, then those of either language."""
    found = {name: [str(head.label)] for name, head in columns.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in columns.items():
                found[name].append(str(head.label))
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


class Reading:
    """One walk through the rows; every problem is found, so that a file is mended in one go."""

    columns: Mapping[str, Head]
    needed: frozenset[str]

    def __init__(self, sheet: Sheet, items: Iterable[Item]):
        self.found: Table = table(sheet, heads_of(self.columns), optional=set(self.columns) - self.needed)
        self.items = {item.number: item for item in items}
        self.named: dict[tuple[str, str], list[Item]] = {}
        for item in self.items.values():
            if item.closed_at is None:
                self.named.setdefault((item.name, item.specification), []).append(item)
        self.said: dict[Any, int] = {}
        self.wanted: list[Wanted] = []
        self.unchanged = 0
        self.problems: list[Problem] = []
        if not self.found.lines:
            self.problems.append(Problem(sheet.title, sheet.rows[0].number, "A", "", _("There is nothing below the heads.")))

    def rows(self) -> Rows:
        for line in self.found.lines:
            self.read(line)
        return Rows(self.found.title, tuple(self.wanted), self.unchanged, tuple(self.problems), self.found.ignored)

    def read(self, line: Line) -> None:
        raise NotImplementedError

    def wrong(self, line: Line, name: str, words: str) -> None:
        """What is wrong with a cell; of a column that the file has not, with the first that it has."""
        known = name if name in self.found.columns else next(iter(self.found.columns))
        self.problems.append(self.found.problem(line, known, words))

    def item_of(self, line: Line) -> Item | None:
        """The item that a row is about: by its number, else by its name and specification."""
        number = text(line.values.get("number"))
        if number:
            return self.items.get(number)
        alike = self.named.get((text(line.values.get("name")), text(line.values.get("specification"))), [])
        return alike[0] if len(alike) == 1 else None

    def is_twice(self, line: Line, key: Any, name: str) -> bool:
        """Whether an earlier row was about the same, which is a problem of this one."""
        first = self.said.setdefault(key, line.number)
        if first != line.number:
            self.wrong(line, name, _("Row %(row)d is about the same one.") % {"row": first})
        return first != line.number

    def whole(self, line: Line, name: str) -> int | None:
        """A count, or None where nothing stands; what is no count is a problem."""
        value = line.values.get(name)
        if value is None or text(value) == "":
            return None
        amount = decimal_in(value)
        if amount is None or amount != amount.to_integral_value() or not 0 <= amount <= LARGEST:
            self.wrong(line, name, _("Write a whole number from 0 on."))
            return None
        return int(amount)

    def tick(self, line: Line, name: str) -> bool:
        word = plain(line.values.get(name))
        if word not in YES | NO:
            self.wrong(line, name, _("Write “yes”, or leave it empty."))
        return word in YES


def decimal_in(value: Any) -> Decimal | None:
    """A number as it was typed, also as text; None for anything else."""
    if isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value).strip().replace(",", "").replace("，", "").lstrip("¥￥"))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def text(value: Any) -> str:
    """A cell as text, its spaces tidied; a whole number of Excel's without its '.0'."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(shown(value).split())
