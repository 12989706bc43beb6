"""The next thirty days: what each day is, the moments of rules with dates, and the known moves of open to-dos."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.limits.limits import read_at_once
from frontdesk.timed.catalogue import heading
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from frontdesk.workdays.calendar import Calendar, Kind, YearStatus
from frontdesk.workdays.today import midnight

DAYS = 30
MOMENTS_OF_A_RULE = 500
SHOWN_A_DAY = 12


@dataclass(frozen=True)
class Moment:
    """A rule with dates comes to its moment; it stays still when it is paused."""

    at: datetime
    name: str
    title: str
    is_paused: bool


@dataclass(frozen=True)
class Moves:
    """Open to-dos of one promise that move on one day: how many change their light or climb, how many turn red, when the first."""

    name: str
    title: str
    many: int
    red: int
    first: datetime | None


@dataclass
class Day:
    """A day of the office with what is to come on it."""

    on: date
    kind: Kind
    words: str
    is_today: bool
    moments: list[Moment] = field(default_factory=list)
    moves: list[Moves] = field(default_factory=list)
    more: int = 0  # moments that are not shown

    @property
    def is_free(self) -> bool:
        return self.kind in (Kind.WEEKEND, Kind.HOLIDAY)


def day_words(calendar: Calendar, day: date) -> str:
    """What a day is: "working day", "make-up working day", "holiday: Labour Day"."""
    kind, special = calendar.kind(day), calendar.specials.get(day)
    label = str(kind.label)
    name = special.name if special and kind is Kind.HOLIDAY else ""
    return _("%(kind)s: %(name)s") % {"name": name, "kind": label} if name else label


def timeline(calendar: Calendar, now: datetime) -> list[Day]:
    """Today and the 29 days after it, from `now` on; rules that look every few minutes have no moments and are not listed."""
    today = calendar.day_of(now)
    days = {
        on: Day(on, calendar.kind(on), day_words(calendar, on), on == today)
        for on in (today + timedelta(days=ahead) for ahead in range(DAYS))
    }
    end = midnight(today + timedelta(days=DAYS))
    for moment in sorted(_moments(now, end), key=lambda moment: (moment.at, moment.name)):
        day = days[timezone.localdate(moment.at)]
        if len(day.moments) < SHOWN_A_DAY:
            day.moments.append(moment)
        else:
            day.more += 1
    for on, moves in _moves(now, end).items():
        days[on].moves = moves
    return list(days.values())


def _moments(now: datetime, end: datetime) -> Iterator[Moment]:
    paused = set(RuleState.objects.paused().values_list("rule", flat=True))
    with read_at_once() as versions:
        for rule in RULES:
            title = heading(type(rule), versions.get(rule.name))
            for at in islice(takewhile(lambda at: at < end, rule.moments(now)), MOMENTS_OF_A_RULE):
                yield Moment(at, rule.name, title, rule.name in paused)


def _moves(now: datetime, end: datetime) -> dict[date, list[Moves]]:
    """Two queries, however many to-dos are open."""
    open_todos = Todo.objects.open()
    red = _by_day("red_at", open_todos.filter(red_at__gt=now, red_at__lt=end))
    moving = _by_day("next_at", open_todos.filter(next_at__gt=now, next_at__lt=end))
    with read_at_once() as versions:
        titles = {promise.name: heading(type(promise), versions.get(promise.name)) for promise in PROMISES}
    days: dict[date, list[Moves]] = defaultdict(list)
    for on, name in sorted(red.keys() | moving.keys()):
        (many, first), (reds, first_red) = moving.get((on, name), (0, None)), red.get((on, name), (0, None))
        days[on].append(Moves(name, titles.get(name, name), many, reds, first or first_red))
    return days


def _by_day(what: str, todos: QuerySet[Todo]) -> dict[tuple[date, str], tuple[int, datetime]]:
    counted = todos.order_by().annotate(day=TruncDate(what)).values("day", "promise").annotate(many=Count("pk"), first=Min(what))
    return {(row["day"], row["promise"]): (row["many"], row["first"]) for row in counted}


def unpublished(days: list[Day], calendar: Calendar) -> list[int]:
    """The years among these days whose holidays or make-up days are not official yet."""
    return sorted({day.on.year for day in days if calendar.year_status(day.on.year) is not YearStatus.OFFICIAL})
