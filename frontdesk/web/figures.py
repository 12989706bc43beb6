"""Figures of the monthly page: areas declare them in `<area>/figures.py`; the page only arranges them.

A figure says in one sentence how it is counted, and opens the records it was counted from.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, ClassVar, Literal, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.daily.reading import Facts
from frontdesk.limits.limits import History, Limits
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.registry import Registry
from frontdesk.workdays.periods import Period

FIGURES: Registry["Figure"] = Registry("figure")
Read = TypeVar("Read")
NONE = "–"  # nothing was counted
WIDE, TALL, GAP = 20, 100, 4  # a bar's place in the drawing, in its own units
SHADES = 5  # steps of a heat map above nothing


@dataclass(frozen=True)
class Section:
    """A chapter of the page: figures of one kind of work."""

    name: str
    title: Any
    icon: str
    order: int


VISITORS = Section("visitors", gettext_lazy("Visitors"), "users", 10)
COUNTER = Section("counter", gettext_lazy("At the counter"), "phone", 20)
ROOMS = Section("rooms", gettext_lazy("Meeting rooms"), "door", 30)
SUPPLIES = Section("supplies", gettext_lazy("Office supplies"), "box", 40)
DOCUMENTS = Section("documents", gettext_lazy("Documents"), "file-text", 50)
REPAIRS = Section("repairs", gettext_lazy("Repairs"), "tool", 60)
SPENDING = Section("spending", gettext_lazy("Office spending"), "report-money", 65)
PROMISES = Section("promises", gettext_lazy("Promises kept"), "clock", 70)


def _departments() -> Mapping[int, Department]:
    return {each.pk: each for each in Department.objects.order_by("name")}


@dataclass(frozen=True)
class Asked:
    """Which period, by whom, when; what several figures are counted from is read once."""

    period: Period
    reader: Person
    now: datetime
    facts: Facts = field(default_factory=Facts)
    history: History = field(default_factory=History)
    beside: tuple[Period, ...] = ()  # all periods of the page
    _read: dict[Any, Any] = field(default_factory=dict)
    _common: dict[Any, Any] = field(default_factory=dict)

    def over(self, period: Period) -> "Asked":
        """The same asked of another period; facts, settings and what is common to all periods are not read again."""
        return replace(self, period=period, _read={})

    def counted(self, name: str) -> Counter[str]:
        """What a daily comes to over the period; one question for all dailies of the page, and for the periods compared with."""
        return self.facts.of(name, self.period)

    def so_far(self, name: str) -> Counter[str]:
        """What a daily comes to over the period until now, where it counts what is still to come, too."""
        return self.facts.so_far(name, self.period, self.now)

    def by_day(self, name: str) -> dict[date, Counter[str]]:
        """What a daily comes to on each day of the period."""
        return self.facts.by_day(name, self.period)

    def by_month(self, name: str) -> dict[date, Counter[str]]:
        """What a daily comes to in each month of the period."""
        return self.facts.by_month(name, self.period)

    def limits(self, group: type[Limits]) -> SimpleNamespace:
        """The settings that stood at the end of the period; of one that runs, those of now."""
        return group.as_of(self.period.bounds[1], self.history)

    def shared(self, read: Callable[["Asked"], Read]) -> Read:
        """What `read(asked)` answers, asked once."""
        if read not in self._read:
            self._read[read] = read(self)
        return self._read[read]

    def common(self, read: Callable[[], Read]) -> Read:
        """What `read()` answers, asked once for all periods of the page: what is the same for each period and each reader."""
        if read not in self._common:
            self._common[read] = read()
        return self._common[read]

    def near(self, read: Callable[[Sequence[Period]], Mapping[Period, Read]]) -> Read:
        """What `read(periods)` answers of this one; all periods of the page are asked together. The same for each reader: whoever asks
        says who may know it."""
        if (read, self.period) not in self._common:
            found = read(self.beside if self.period in self.beside else (self.period,))
            self._common.update({(read, period): answer for period, answer in found.items()})
        return self._common[read, self.period]

    @property
    def departments(self) -> Mapping[int, Department]:
        """All of them, by name."""
        return self.common(_departments)


@dataclass(frozen=True)
class Bar:
    """One day: how many, and where the records are. `is_off` draws a day off paler."""

    label: str
    value: int
    path: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class Line:
    """One row below a figure; an empty cell is an empty string. Where rows are of several sorts, `group` heads those that follow.

    `numbers` are the cells as plain numbers, for charts and comparisons; `department` says whose row it is.
    """

    label: Any
    cells: tuple[str, ...]
    path: str = ""
    group: Any = ""
    department: int | None = None
    numbers: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One cell of a heat map; `shade` goes from 0 to SHADES, words are empty where there is nothing to say."""

    words: str
    shade: int


@dataclass(frozen=True)
class HeatMap:
    """When it was, as a table: what it shows, the hours, and for each weekday its cells."""

    title: Any
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Spot]]]


@dataclass(frozen=True)
class Column:
    """What the comparison of departments takes from a figure's rows: the number at `cell`."""

    name: str
    title: Any
    cell: int = 0
    unit: str = ""
    better: str = ""
    is_per_head: bool = False  # shown once more for each of the department's people


@dataclass(frozen=True)
class Alert:
    """What needs a look, in words, and where the records are."""

    colour: Literal["red", "yellow"]
    words: str
    path: str = ""
    word: Any = ""  # on its light


@dataclass(frozen=True)
class Target:
    """Whether a target was met: the light's colour, and the target in words."""

    colour: str
    words: str


@dataclass(frozen=True)
class Measured:
    """What a figure came to: `value` in words with its unit, '–' when there was nothing to count.

    `number` is the same as a plain number in the figure's unit, so that periods can be compared; none when there was nothing to count.
    """

    value: str
    note: str = ""
    target: Target | None = None
    path: str = ""
    bars: Sequence[Bar] = ()
    heads: Sequence[Any] = ()
    lines: Sequence[Line] = ()
    number: float | None = None
    alerts: Sequence[Alert] = ()
    heat: HeatMap | None = None

    @property
    def width(self) -> int:
        return len(self.bars) * WIDE

    @property
    def drawn(self) -> list[tuple[Bar, int, int, int]]:
        """Each bar with its left edge, upper edge and height; something is never drawn as nothing."""
        most = max((bar.value for bar in self.bars), default=0) or 1
        heights = [max(round(TALL * bar.value / most), 2 if bar.value else 0) for bar in self.bars]
        placed = enumerate(zip(self.bars, heights, strict=True))
        return [(bar, number * WIDE + GAP // 2, TALL - high, high) for number, (bar, high) in placed]


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else NONE


def per_cent(part: float, whole: float) -> float | None:
    """The same as a number; none of nothing."""
    return 100 * part / whole if whole else None


def against(part: int, whole: int, target: int, *, at_most: bool = False) -> Target | None:
    """The light beside a target in per cent; none when nothing was counted."""
    if not whole:
        return None
    is_kept = 100 * part <= target * whole if at_most else 100 * part >= target * whole
    words = _("at most %(n)d %%") if at_most else _("at least %(n)d %%")
    return Target("green" if is_kept else "red", words % {"n": target})


class Figure:
    """One figure: a title, how it is counted, and what it came to in a period.

    `better` says which way is good ('more', 'less', or neither); `version` rises whenever the same records would come to another number.
    """

    name: ClassVar[str] = ""
    title: ClassVar[Any] = ""
    how: ClassVar[Any] = ""
    section: ClassVar[Section] = VISITORS
    order: ClassVar[int] = 50
    unit: ClassVar[Literal["", "%", "min", "h", "s", "¥"]] = ""
    better: ClassVar[Literal["", "more", "less"]] = ""
    permission: ClassVar[Can] = Can.SEE_REPORTS
    version: ClassVar[int] = 1
    is_wide: ClassVar[bool] = False
    columns: ClassVar[Sequence[Column]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        FIGURES.add(cls.name, cls())

    def measure(self, asked: Asked) -> Measured | None:
        """None where there is nothing to say, or nothing this reader may know."""
        raise NotImplementedError


def measured(asked: Asked, which: Callable[[Figure], bool] = lambda figure: True) -> list[tuple[Figure, Measured]]:
    """The same, asked so that other periods can be asked beside it; of some figures, if only those are wanted."""
    known = [figure for figure in FIGURES if which(figure) and asked.reader.can(figure.permission)]
    came = ((figure, figure.measure(asked)) for figure in sorted(known, key=place))
    return [(figure, each) for figure, each in came if each is not None]


def place(figure: Figure) -> tuple[int, int]:
    """Where it stands on the page."""
    return figure.section.order, figure.order
