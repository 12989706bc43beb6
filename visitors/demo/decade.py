"""The stage of ten years at the counter: its days and people, dice of its own, and how rows are written some thousand at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from frontdesk.search.rows import put_many
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight

YEARS = 10
BEFORE = 10  # days; what came after is told by the other acts
CHUNK = 2_000
FIRST, LAST = 9 * 60, 17 * 60  # minutes of the day
A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
Row = TypeVar("Row", bound=Model)


@dataclass
class Past:
    """Who is there, and which days were worked."""

    scene: Scene
    dice: Random = field(init=False)
    days: list[date] = field(init=False)
    people: list[Person] = field(init=False)
    departments: list[Department] = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Random(f"the counter, ten years {self.scene.rng.getstate()[1][:4]}")
        working, last = calendar(), timezone.localdate(self.scene.now) - timedelta(days=BEFORE)
        self.days = [day for n in range(365 * YEARS, -1, -1) if working.is_workday(day := last - timedelta(days=n))]
        self.people = [person for person in self.scene.people if person.department_id]
        self.departments = list(Department.objects.open().filter(head__isnull=False).select_related("head").order_by("pk"))

    @property
    def rita(self) -> Person:
        """At the desk all those years."""
        desk: Person = self.scene.cast["rita"]
        return desk

    def moments(self, many: int) -> Iterator[datetime]:
        """So many, on each working day as many as on another, the oldest day first."""
        for number in range(many):
            day = self.days[number * len(self.days) // many]
            yield midnight(day) + timedelta(minutes=self.dice.randrange(FIRST, LAST), seconds=self.dice.randrange(60))

    def phone(self) -> str:
        return f"13{self.dice.randrange(10**9):09d}"


def in_chunks(what: str, many: int, rows: Iterable[Row], write: Callable[[list[Row]], object], past: Past) -> None:
    """Write them some thousand at a time, and say how far it is."""
    rows, done = iter(rows), 0
    while some := list(islice(rows, CHUNK)):
        write(some)
        done += len(some)
        if done % (25 * CHUNK) == 0 or done == many:
            past.scene.say(f"{what}: {done:,} of {many:,}")


def kept(model: type[Row], rows: Sequence[Row]) -> None:
    """In the database and in the search."""
    model._default_manager.bulk_create(rows, CHUNK)
    put_many(rows)
