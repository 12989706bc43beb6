"""A promise: a kind of to-do. One class a kind, one file a class, in `<area>/promises/`; the docstring is the sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, ClassVar, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.daily.daily import Finder
from frontdesk.limits.limits import Limits
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.people.models import Person
from frontdesk.registry import Registry
from frontdesk.todos.models import Todo
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar

Kind = TypeVar("Kind", bound="Promise")
PROMISES: Registry["Promise"] = Registry("promise")


class Clock(StrEnum):
    WALL = "wall"
    DAYS = "days"
    HOURS = "hours"

    @property
    def words(self) -> Any:
        return {"wall": _("round the clock"), "days": _("working days"), "hours": _("working hours")}[self.value]


class Who(StrEnum):
    """Whom a rung of a ladder tells."""

    HOLDER = "holder"
    STAND_IN = "stand-in"
    HEAD = "head"
    DESK = "desk"
    ADMIN_MANAGER = "admin manager"
    SECURITY = "security"  # who is on duty for it, of the colleagues; a number outside is called
    NAMED = "whoever the promise names"  # by its `told`


class Decision(StrEnum):
    """How many of the asked must agree."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True)
class Rung:
    """After `after` on the promise's clock, `notice` goes to `tell`, exactly once."""

    after: timedelta
    tell: tuple[Who, ...]
    notice: type[NoticeKind]
    label: Any = ""


@dataclass(frozen=True)
class Item:
    """One line of the sum that answers "why is it due then?": words and how much of the clock they are worth."""

    words: str
    amount: str = ""
    is_result: bool = False


@dataclass(frozen=True)
class Described:
    """What a to-do is about, in words for one reader; nothing of it is stored."""

    title: str
    path: str = ""
    data: dict[str, Any] = field(default_factory=dict)


class Promise(Limits):
    """Base of promises. `due`, `yellow`, `red` and `ladder` answer from the values of the settings' version."""

    abstract: ClassVar[bool] = True
    clock: ClassVar[Clock] = Clock.WALL
    decision: ClassVar[Decision | None] = None
    by_hand: ClassVar[bool] = False  # may the holder tick it off, or does only the world settle it?
    can_pause: ClassVar[bool] = False  # may the holder stop the clock, with a reason and a date?
    can_hand_over: ClassVar[bool] = False  # may the holder give it to a colleague?
    quiet_by: ClassVar[Mapping[str, Finder]] = {}  # which entries may change what is `kept_quiet`: kind → the ids of the subjects
    subject_keeps_clock: ClassVar[bool] = False  # it follows a clock of its subject (`moments`, `sum`, `moved`)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.abstract:
            PROMISES.add(cls.name, cls())

    def due(self, values: SimpleNamespace) -> timedelta:
        """Most have a setting `limit`; the others say so themselves."""
        limit: timedelta = values.limit
        return limit

    def yellow(self, values: SimpleNamespace) -> timedelta:
        """At half time, if nothing else is said."""
        return self.due(values) / 2

    def red(self, values: SimpleNamespace) -> timedelta:
        return self.due(values)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return ()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        """Titles and links of many to-dos for this reader, by to-do id, in at most a query or two.

        Promises that share this method are asked together: it is given the to-dos of all of them (`alike`, `kind_of`).
        """
        raise NotImplementedError

    def asks(self, todo: Todo) -> str:
        """What whoever decides on it here must know besides its title; asked for one to-do that its reader may see."""
        return ""

    def moments(self, todo: Todo, calendar: Calendar | None) -> "Moments":
        """All moments of one of its to-dos, saved or not. A kind whose subject keeps a clock of its own asks that instead."""
        pauses = [(pause.paused_at, pause.ends_at) for pause in todo.pauses.all()] if self.can_pause and todo.pk else []
        return moments(self, since=todo.since_at, values=self.under(todo.version), calendar=calendar, pauses=pauses)

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        """Read for many to-dos at once, into their `subject`, what `moments` asks about each, in a query or two."""

    def sum(self, todo: Todo) -> Sequence[Item] | None:
        """The sum to the moment it is due, where the subject keeps the clock; None: the to-do's own."""
        return None

    def moved(self, todo: Todo, when: "Moments") -> None:
        """The calendar was changed and the to-do follows: a subject that keeps a copy of its due moment writes it too."""

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        """Whom a rung tells: `people` who stand for `who`, unless the subject is not for everybody's eyes."""
        return people

    def kept_quiet(self) -> QuerySet[Any] | None:
        """Ids of subjects that no total tells of: only those named for them know that there is something."""
        return None

    def is_moot(self, todo: Todo) -> bool:
        """Asked before a rung is climbed: has the world settled it already?"""
        return False


def quiet() -> Q:
    """To-dos about what no total tells of."""
    found = Q(pk__in=[])
    for kind in PROMISES:
        if (ids := kind.kept_quiet()) is not None:
            found |= Q(promise=kind.name, subject_id__in=ids)
    return found


def kind_of(todo: Todo, base: type[Kind]) -> Kind:
    """The promise of a to-do, which is one of these."""
    kind = PROMISES[todo.promise]
    assert isinstance(kind, base), todo.promise
    return kind


def alike(todos: Iterable[Todo], method: str, base: type[Kind]) -> list[tuple[Kind, list[Todo]]]:
    """To-dos whose promises share a method, beside one of these promises: they can be asked together."""
    found: dict[Any, list[Todo]] = defaultdict(list)
    for todo in todos:
        found[getattr(type(PROMISES[todo.promise]), method)].append(todo)
    return [(kind_of(its[0], base), its) for its in found.values()]


def leads_to(todos: Iterable[Todo], method: str, base: type["Promise"]) -> dict[int, Any]:
    """To-do id → what its subject leads to; `method` of the promises answers that by the subjects' ids."""
    found: dict[int, Any] = {}
    for kind, its in alike(todos, method, base):
        known = getattr(kind, method)([todo.subject_id for todo in its])
        found |= {todo.pk: known[todo.subject_id] for todo in its if todo.subject_id in known}
    return found


def calendar_of(promise: Promise) -> Calendar | None:
    """The working calendar, for the promises that need one: a clock on the wall knows no holidays."""
    return None if promise.clock is Clock.WALL else calendar()


Stretch = tuple[datetime, datetime]  # from, until: half open


def moment(clock: Clock, since: datetime, after: timedelta, calendar: Calendar | None, pauses: Sequence[Stretch] = ()) -> datetime:
    """`after` later on a clock that stands still during `pauses`: a pure function of (since, limit, pauses, calendar)."""
    at = shifted(clock, since, after, calendar)
    for begin, end in merged(pauses):
        if begin >= at:
            break
        at = shifted(clock, at, elapsed(clock, max(begin, since), max(end, since), calendar), calendar)
    return at


def shifted(clock: Clock, since: datetime, after: timedelta, calendar: Calendar | None) -> datetime:
    """`after` later on a clock that never stands still."""
    if calendar is None:
        return since + after
    return calendar.add_hours(since, after) if clock is Clock.HOURS else calendar.add_days(since, after)


def elapsed(clock: Clock, begin: datetime, end: datetime, calendar: Calendar | None) -> timedelta:
    """How far a clock runs from one moment to another."""
    if calendar is None:
        return end - begin
    return calendar.hours_between(begin, end) if clock is Clock.HOURS else calendar.days_between(begin, end)


def merged(pauses: Sequence[Stretch]) -> list[Stretch]:
    """In order, and none counted twice."""
    stretches: list[Stretch] = []
    for begin, end in sorted(pauses):
        if stretches and begin <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
        else:
            stretches.append((begin, end))
    return stretches


@dataclass(frozen=True)
class Moments:
    """When a to-do turns yellow, red, is due, and when each rung of its ladder is climbed."""

    due: datetime
    yellow: datetime
    red: datetime
    rungs: tuple[datetime, ...]

    def next_after(self, now: datetime, rung: int) -> datetime | None:
        """The next moment at which the light or the ladder moves; a rung that is overdue is next at once."""
        ahead = [at for at in (self.yellow, self.red) if at > now]
        return min([*ahead, *self.rungs[rung : rung + 1]], default=None)


def moments(
    promise: Promise, *, since: datetime, values: SimpleNamespace, calendar: Calendar | None, pauses: Sequence[Stretch] = ()
) -> Moments:
    """All moments of a to-do: what every page, rule and explanation uses."""

    def at(after: timedelta) -> datetime:
        return moment(promise.clock, since, after, calendar, pauses)

    return Moments(
        due=at(promise.due(values)),
        yellow=at(promise.yellow(values)),
        red=at(promise.red(values)),
        rungs=tuple(at(rung.after) for rung in promise.ladder(values)),
    )


def moments_of(todo: Todo, calendar: Calendar | None = None) -> Moments:
    """The moments of a to-do as it stands, its pauses counted; under the stored calendar unless another is given."""
    kind = PROMISES[todo.promise]
    if kind.clock is Clock.WALL:
        calendar = None
    elif calendar is None:
        calendar = calendar_of(kind)
    return kind.moments(todo, calendar)
