"""What to-dos count day by day: whether they were done by when they were due, by kind and by who held them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from frontdesk.daily.daily import Daily, Finder, Record, Touch, movers
from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.promises import PROMISES, Promise, quiet
from frontdesk.workdays.today import midnight

ON_TIME, LATE, OPEN = "on-time", "late", "open"


class Due(Daily):
    """On the day they were due, by the department of who held them as it was then, or by the role that held them together; days to come
    are counted, too. What was withdrawn is not counted, nor what no total tells of."""

    name = "todos.due"
    is_read_by_day = True
    model = Todo
    day = "due_at"
    person = "holder"
    columns = ("promise", "role", "due_at", "done_at")
    stride = 7

    def rows(self) -> QuerySet[Todo]:
        return Todo.objects.exclude(outcome=Outcome.WITHDRAWN).exclude(quiet())

    def keys(self, record: Record) -> Iterable[str]:
        promise, role, due, done = record.values
        state = OPEN if done is None else ON_TIME if done <= due else LATE
        return (f"{promise}:{role or record.department or 0}:{state}",)

    def today(self, now: datetime) -> Counter[str]:
        """What was due today until now: what is due later is not late yet."""
        total: Counter[str] = Counter()
        for record in self.records(self.rows().filter(due_at__gte=midnight(timezone.localdate(now)), due_at__lt=now)):
            total.update(self.keys(record))
        return total

    def finders(self) -> dict[str, Finder]:
        """Besides what happens to it: who holds it goes to another department, or what it is about becomes one that no total tells of."""
        quiet_by: dict[str, Finder] = {}
        for promise in PROMISES:
            for kind, subjects in promise.quiet_by.items():
                quiet_by[kind] = _either(quiet_by.get(kind), _about(promise, subjects))
        return {**quiet_by, Person._meta.label_lower: of_movers, Todo._meta.label_lower: changed}


def changed(touches: Sequence[Touch]) -> set[int]:
    """A reminder changes nothing."""
    return {touch.pk for touch in touches if touch.verb != "climb"}


of_movers = movers(Todo, "holder", "due_at")


def _about(promise: Promise, subjects: Finder) -> Finder:
    """The to-dos of a kind about the subjects that are found."""

    def found(touches: Sequence[Touch]) -> set[int]:
        rows = promise.kept_quiet()
        assert rows is not None, promise.name
        about = Todo.objects.filter(promise=promise.name, subject_type=rows.model._meta.label_lower)
        return set(about.filter(subject_id__in=subjects(touches)).values_list("pk", flat=True))

    return found


def _either(one: Finder | None, other: Finder) -> Finder:
    return (lambda touches: one(touches) | other(touches)) if one else other


@dataclass
class Rate:
    """How a kind of to-do was kept by one department, or by one role."""

    promise: str
    role: str
    department: Department | None
    on_time: int = 0
    late: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.open


def rates(counts: Mapping[str, int], departments: Mapping[int, Department]) -> list[Rate]:
    """Of the kinds that are known, by kind, role and department."""
    found: dict[tuple[str, str], Rate] = {}
    for key in counts:
        promise, who, state = key.split(":")
        if promise in PROMISES:
            role = "" if who.isdigit() else who
            rate = found.setdefault((promise, who), Rate(promise, role, None if role else departments.get(int(who))))
            setattr(rate, state.replace("-", "_"), counts[key])
    return sorted((rate for rate in found.values() if rate.due), key=_place)


def _place(rate: Rate) -> tuple[str, str, str]:
    return rate.promise, rate.role, rate.department.name if rate.department else ""
