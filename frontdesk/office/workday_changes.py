"""What a change of the working calendar would do, and doing it: the calendar and the deadlines that run on it in one."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db import transaction

from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.timed.catalogue import sentence
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Described
from frontdesk.todos.recompute import Moved, moved_by, recompute_open
from frontdesk.workdays import actions
from frontdesk.workdays.calendar import Calendar, Special, YearStatus
from frontdesk.workdays.changes import Change, changed, check, mark, needed
from frontdesk.workdays.sheet import differences

MOST_SHOWN = 50


@dataclass(frozen=True)
class Move:
    """A deadline that would move, as the reader may know it; `about` is None when its title is none of theirs."""

    todo: Todo
    about: Described | None
    old_due: datetime
    new_due: datetime

    @property
    def is_later(self) -> bool:
        return self.new_due > self.old_due

    @property
    def by(self) -> timedelta:
        return abs(self.new_due - self.old_due)


@dataclass(frozen=True)
class KindMoves:
    """How many deadlines of one kind would move, and which way."""

    sentence: str
    many: int
    later: int

    @property
    def sooner(self) -> int:
        return self.many - self.later


class Preview:
    """A change held against the calendar as it stands. Refused when it makes no sense."""

    def __init__(self, before: Calendar, wanted: Change, *, reader: Person, now: datetime):
        self.before, self.reader, self.now = before, reader, now
        self.change = needed(before, wanted)
        check(before, self.change)
        self.after = changed(before, self.change)

    @property
    def mark(self) -> str:
        """What was seen: the calendar as it was and as it would be. Sent back with the form, so that nothing else is saved."""
        return f"{mark(self.before)}.{mark(self.after)}"

    @property
    def days(self) -> list[tuple[date, Special | None, Special | None]]:
        return differences(self.before, self.after)

    @property
    def years(self) -> list[tuple[int, YearStatus]]:
        return sorted(self.change.years.items())

    @cached_property
    def moved(self) -> list[Moved]:
        return moved_by(self.after, now=self.now) if self.change.days or self.change.hours else []

    @property
    def more(self) -> int:
        """How many deadlines move beyond those that are listed."""
        return max(len(self.moved) - MOST_SHOWN, 0)

    @cached_property
    def moves(self) -> list[Move]:
        """The largest first, at most MOST_SHOWN."""
        shown = self.moved[:MOST_SHOWN]
        about = {owed.todo.pk: owed.about for owed in described([each.todo for each in shown], self.reader)}
        return [Move(each.todo, about.get(each.todo.pk), each.old_due, each.new_due) for each in shown]

    @cached_property
    def kinds(self) -> list[KindMoves]:
        """Every deadline that moves, counted by kind, the most frequent first."""
        many = Counter(each.todo.promise for each in self.moved)
        later = Counter(each.todo.promise for each in self.moved if each.new_due > each.old_due)
        newest = {version.of: version for version in Version.objects.filter(of__in=many).order_by("number")}
        return [KindMoves(sentence(PROMISES[name], newest.get(name)), count, later[name]) for name, count in many.most_common()]


def save(change: Change, *, seen: str, by: Person, now: datetime) -> int:
    """Write the change and move the open deadlines with it, both or neither; how many moved. `seen` is the preview's mark."""
    with transaction.atomic():
        actions.change(change, seen=seen.partition(".")[0], by=by, now=now)
        return recompute_open(now=now, by=by)
