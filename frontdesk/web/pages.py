"""The list page, once for all areas: search, filter chips kept in the URL, sort, page, export, and words when it is empty.

A list is declared beside its view:

    VISITS = Listing(
        columns=(Column("when", _("When"), sort="moment"), Column("name", _("Visitor"), sort="name_key", text=lambda visit: visit.name)),
        choices=(Choice("state", (("waiting", _("waiting"), lambda visits, ask: visits.waiting()),)),),
        search=lambda visits, words: visits.matching(words),
        sort="-when",
    )

and `VISITS.page(request, Visit.objects.visible_to(request.user), now=now)` is what its template shows. Two queries: a count and a page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse

from frontdesk.people.models import Person
from frontdesk.web.export import MOST_EXPORTED, export
from frontdesk.web.request import Request

PER_PAGE = 30
MANY = 3_000  # rows that a list of millions is turned over: a hundred pages; who looks for an older one has words and months
CHUNK = 500  # records that an export holds at once


@dataclass(frozen=True)
class Ask:
    """Who asks, and when: what a filter may depend on."""

    person: Person
    now: datetime


@dataclass(frozen=True)
class Column:
    """A column: `sort` is what the database sorts by, `text` what the export writes (no text: not exported)."""

    name: str
    label: Any
    sort: str = ""
    text: Callable[[Any], Any] | None = None
    width: int = 16
    only_export: bool = False


Filter = Callable[[Any, Ask], QuerySet]


def only(**columns: Any) -> Filter:
    """Keeps the rows whose columns have these values."""
    return lambda rows, ask: rows.filter(**columns)


@dataclass(frozen=True)
class Choice:
    """A group of chips of which one may be on; `options` are (value, label, filter)."""

    name: str
    options: Sequence[tuple[str, Any, Filter]]
    may: Callable[[Person], bool] = lambda person: True
    menu: Any = ""  # the label of a menu, for more options than a row of chips can hold
    unasked: Filter | None = None  # what is shown while none of the group is chosen and neither words nor a given value look further


@dataclass(frozen=True)
class Given:
    """A filter by a value that stands in the URL: a day, a name, a record. What makes no sense filters nothing."""

    name: str
    keep: Callable[[Any, str, Ask], QuerySet]
    said: Callable[[str, Ask], Any] = lambda value, ask: ""  # what the chip says that takes it away; nothing: there is none


@dataclass(frozen=True)
class Chip:
    """A chip as the page shows it; `path` turns it on, or off when it is on."""

    label: Any
    is_on: bool
    path: str


@dataclass(frozen=True)
class Menu:
    """A group that folds into a menu; `chosen` is what is on now."""

    label: Any
    chips: list[Chip]

    @property
    def chosen(self) -> Chip | None:
        return next((chip for chip in self.chips if chip.is_on), None)


@dataclass(frozen=True)
class Head:
    """A column's head: a link that sorts, when the column can be sorted by."""

    column: Column
    path: str
    direction: str  # "ascending", "descending" or ""


@dataclass(frozen=True)
class Listing:
    """The declaration of a list."""

    columns: Sequence[Column]
    sort: "str | Callable[[ListPage], str]"  # or what it depends on
    choices: Sequence[Choice] = ()
    given: Sequence[Given] = ()
    per_page: int = PER_PAGE
    counted: int = 0  # a list of millions is counted and turned over up to here only; 0: to its end
    search: Callable[[Any, str], QuerySet] | None = None
    shown: Callable[[Any], QuerySet] = field(default=lambda rows: rows)  # joins that the rows need and the count does not

    def page(self, request: Request, rows: QuerySet, *, now: datetime) -> "ListPage":
        return ListPage(self, request, rows, Ask(request.user, now))


class ListPage:
    """One answer: what the template of a list needs."""

    def __init__(self, listing: Listing, request: Request, rows: QuerySet, ask: Ask):
        self.listing, self.request, self.ask = listing, request, ask
        self.words = request.GET.get("q", "").strip()[:100]
        self.choices = [choice for choice in listing.choices if choice.may(ask.person)]
        self.chosen = {choice.name: request.GET.get(choice.name, "") for choice in self.choices}
        self.chosen |= {given.name: request.GET.get(given.name, "").strip()[:100] for given in listing.given}
        self.rows = self._sorted(self._found(rows))

    def _found(self, rows: QuerySet) -> QuerySet:
        for choice in self.choices:
            for value, _label, keep in choice.options:
                if self.chosen[choice.name] == value:
                    rows = keep(rows, self.ask)
            if choice.unasked and self.is_unasked(choice.name):
                rows = choice.unasked(rows, self.ask)
        for given in self.listing.given:
            if self.chosen[given.name]:
                rows = given.keep(rows, self.chosen[given.name], self.ask)
        if self.words and self.listing.search:
            rows = self.listing.search(rows, self.words)
        return rows

    def is_unasked(self, name: str) -> bool:
        """Whether none of this group of chips is on, and neither words nor a given value look through the whole list."""
        return not (self.words or self.chosen[name] or any(self.chosen[given.name] for given in self.listing.given))

    @property
    def sort(self) -> str:
        """The column sorted by, with a minus for downwards; the default when the URL names none that there is."""
        asked = self.request.GET.get("sort", "")
        if asked.removeprefix("-") in {column.name for column in self.listing.columns if column.sort}:
            return asked
        return self.listing.sort if isinstance(self.listing.sort, str) else self.listing.sort(self)

    def _sorted(self, rows: QuerySet) -> QuerySet:
        down = "-" if self.sort.startswith("-") else ""
        by = next(column.sort for column in self.listing.columns if column.name == self.sort.removeprefix("-"))
        return rows.order_by(f"{down}{by}", f"{down}pk")

    @cached_property
    def leaf(self) -> Leaf:
        rows = self.first if self.listing.counted else self.rows
        return Paginator(rows, self.listing.per_page).get_page(self.request.GET.get("page"))

    @cached_property
    def first(self) -> list[int]:
        """Of a list of millions the first so many, by id: a query that joins nothing, or planners would join first and sort later."""
        return list(self.rows.values_list("pk", flat=True)[: self.listing.counted])

    @cached_property
    def on_page(self) -> list[Any]:
        """The records of this page, in one query."""
        if self.listing.counted:
            found = {row.pk: row for row in self.listing.shown(self.rows.filter(pk__in=list(self.leaf.object_list)))}
            return [found[pk] for pk in self.leaf.object_list if pk in found]
        start = (self.leaf.number - 1) * self.listing.per_page
        return list(self.listing.shown(self.rows)[start : start + self.listing.per_page])

    @property
    def total(self) -> int:
        return self.leaf.paginator.count

    @property
    def has_more(self) -> bool:
        """Whether there are more than were counted."""
        return 0 < self.listing.counted <= self.total

    @property
    def is_filtered(self) -> bool:
        return bool(self.words) or any(self.chosen.values())

    def path(self, **changes: str) -> str:
        """This list with some parameters changed; '' takes one away. Changing the choice goes to page one."""
        kept = {"q": self.words, **self.chosen, "sort": self.request.GET.get("sort", ""), **changes}
        asked = urlencode({name: value for name, value in kept.items() if value})
        return f"{self.request.path}?{asked}" if asked else self.request.path

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What a search keeps of the URL."""
        kept = {**self.chosen, "sort": self.request.GET.get("sort", "")}
        return [(name, value) for name, value in kept.items() if value]

    @property
    def chips(self) -> list[list[Chip]]:
        """The chips, group by group."""
        return [self._chips(choice) for choice in self.choices if not choice.menu]

    @property
    def given(self) -> list[Chip]:
        """A chip for each given value, to be seen and taken away."""
        asked = [(given.name, given.said(self.chosen[given.name], self.ask)) for given in self.listing.given if self.chosen[given.name]]
        return [Chip(label, True, self.path(**{name: ""})) for name, label in asked if label]

    @property
    def menus(self) -> list[Menu]:
        return [Menu(choice.menu, self._chips(choice)) for choice in self.choices if choice.menu]

    def _chips(self, choice: Choice) -> list[Chip]:
        return [
            Chip(label, is_on := self.chosen[choice.name] == value, self.path(**{choice.name: "" if is_on else value}))
            for value, label, _keep in choice.options
        ]

    @property
    def heads(self) -> Iterator[Head]:
        for column in self.listing.columns:
            if column.only_export:
                continue
            up = self.sort == column.name
            direction = {column.name: "ascending", f"-{column.name}": "descending"}.get(self.sort, "")
            yield Head(column, self.path(sort=f"-{column.name}" if up else column.name) if column.sort else "", direction)

    @property
    def bare_path(self) -> str:
        """The list without search and chips."""
        return self.request.path

    @property
    def previous_path(self) -> str:
        return self.path(page=str(self.leaf.number - 1)) if self.leaf.has_previous() else ""

    @property
    def next_path(self) -> str:
        return self.path(page=str(self.leaf.number + 1)) if self.leaf.has_next() else ""

    @property
    def query(self) -> str:
        """What the export's address takes along: '?q=…' or ''."""
        return self.path().removeprefix(self.request.path)

    @property
    def is_cut(self) -> bool:
        """Whether the file would hold less than the list: its page says so."""
        return self.total > MOST_EXPORTED

    most_exported = MOST_EXPORTED

    def exported(self) -> Iterator[Any]:
        """Every record that the chips and the words leave, some hundred at a time."""
        return self.listing.shown(self.rows)[:MOST_EXPORTED].iterator(chunk_size=CHUNK)

    def xlsx(self, title: str, rows: Iterable[Any] | None = None, *, plain: str = "list") -> HttpResponse:
        """What `exported` finds (or `rows` made of it) as a file called by `title`."""
        columns = [(column, column.text) for column in self.listing.columns if column.text]
        return export(
            self.request,
            title=title,
            heads=[str(column.label) for column, _text in columns],
            rows=([text(row) for _column, text in columns] for row in (self.exported() if rows is None else rows)),
            widths=[column.width for column, _text in columns],
            plain=plain,
        )
