"""A daily: what an area counts of one kind of record, day by day. Declared in `<area>/daily.py` or `<area>/daily/<noun>.py`.

Everything it counts can be added up: a month is the sum of its days. A middle or a ninetieth percentile comes from how many there
were of each length (`frontdesk.daily.spread`), money is whole cents.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.db.models import Max, Min
from django.utils import timezone

from frontdesk.people.models import Posting
from frontdesk.people.postings import Postings
from frontdesk.registry import Registry
from frontdesk.workdays.today import midnight

DAILIES: Registry["Daily"] = Registry("daily")
BATCH = 5_000  # ids in one question


class Touch(NamedTuple):
    """An entry of the trail: something happened to the record `pk` of a kind."""

    verb: str
    pk: int
    at: datetime


class Record(NamedTuple):
    """One record that is counted: on which day, under which department, with what was read of it."""

    pk: int
    on: date
    department: int | None
    values: Sequence[Any]
    beside: Any = None


@dataclass
class Tally:
    """What one day came to, and which records it was counted from."""

    counts: Counter[str] = field(default_factory=Counter)
    ids: set[int] = field(default_factory=set)


Finder = Callable[[Sequence[Touch]], set[int]]


class Daily:
    """What is counted of one model.

    `rows()` are the records that are counted, `day` is the field that says on which day (a moment or a date), `columns` is what is
    read of each, and `keys(record)` answers under which names it is counted. `person` names whoever's department a record is counted
    under, as it was on that day. `touched_by` says for other kinds of the trail's entries which records they touch, `on_the_day_of`
    for which kinds the day of the entry itself is counted again. `version` rises whenever the same records would be counted differently.
    `stride` is how many days are counted at once, never more than a month: few where a day is slow to count. Of a model that `is_appended`
    (guarded by triggers, see `frontdesk.append_only`) the rows themselves say what is new, by their ids, and no entry is looked at.
    Those that are `is_read_by_day` are read together where a page asks for the days of one.
    """

    name: ClassVar[str] = ""
    model: ClassVar[type[models.Model]]
    version: ClassVar[int] = 1
    day: ClassVar[str] = ""
    columns: ClassVar[tuple[str, ...]] = ()
    person: ClassVar[str] = ""
    touched_by: ClassVar[Mapping[str, Finder]] = {}
    on_the_day_of: ClassVar[frozenset[str]] = frozenset()
    keeps_ids: ClassVar[bool] = True
    is_appended: ClassVar[bool] = False
    is_read_by_day: ClassVar[bool] = False
    stride: ClassVar[int] = 31

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.name:
            DAILIES.add(cls.name, cls())

    def rows(self) -> models.QuerySet[Any]:
        return self.model._default_manager.all()

    def beside(self, ids: Sequence[int]) -> Mapping[int, Any]:
        """What other tables say of these records, in one question: each finds its own in `record.beside`."""
        return {}

    def keys(self, record: Record) -> Iterable[str] | Mapping[str, int]:
        raise NotImplementedError

    def fingerprint(self) -> str:
        """Another one, and everything is counted anew. Add the settings that `keys` reads."""
        return f"{self.version} {timezone.get_current_timezone_name()}"

    def today(self, now: datetime) -> Counter[str]:
        """What today comes to until now, asked of the records themselves: of a daily that counts what is still to come, too."""
        raise NotImplementedError

    def count(self, first: date, last: date) -> dict[date, Tally]:
        """What each day from `first` to `last` comes to, both ends included; in a fixed number of questions. Empty days are left out."""
        found: dict[date, Tally] = defaultdict(Tally)
        for record in self.records(self.between(first, last)):
            tally = found[record.on]
            tally.counts.update(self.keys(record))
            if self.keeps_ids:
                tally.ids.add(record.pk)
        return dict(found)

    def days_of(self, ids: Iterable[int]) -> set[date]:
        """The days on which these records are counted now; of those that are not counted, none."""
        wanted, days = sorted(ids), set[date]()
        for start in range(0, len(wanted), BATCH):
            days |= {self.day_at(at) for at in self._dated().filter(pk__in=wanted[start : start + BATCH]).values_list(self.day, flat=True)}
        return days

    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which anything is counted."""
        found = self._dated().order_by().aggregate(first=Min(self.day), last=Max(self.day))
        return (self.day_at(found["first"]), self.day_at(found["last"])) if found["first"] else None

    def between(self, first: date, last: date) -> models.QuerySet[Any]:
        """The records that are counted on these days."""
        if self._is_date:
            return self.rows().filter(**{f"{self.day}__range": (first, last)})
        return self.rows().filter(**{f"{self.day}__gte": midnight(first), f"{self.day}__lt": midnight(last + timedelta(days=1))})

    def records(self, rows: models.QuerySet[Any]) -> Iterable[Record]:
        """Each with the department it is counted under, and with what stands beside it."""
        whose = (self.person, f"{self.person}__department") if self.person else ()
        read = list(rows.order_by().values_list("pk", self.day, *whose, *self.columns))
        posted = Postings.of({row[2] for row in read}) if self.person else None
        beside = self.beside([row[0] for row in read])
        for row in read:
            pk, on, values = row[0], self.day_at(row[1]), row[2 + len(whose) :]
            yield Record(pk, on, posted.on(on, row[2], row[3]) if posted else None, values, beside.get(pk))

    def day_at(self, at: datetime | date) -> date:
        """The local day of a moment."""
        return timezone.localtime(at).date() if isinstance(at, datetime) else at

    def finders(self) -> dict[str, Finder]:
        """How each kind of entry finds the records it touches: the model's own by itself."""
        own: dict[str, Finder] = {self.model._meta.label_lower: itself} if self.keeps_ids else {}
        return {**own, **self.touched_by}

    def watched(self) -> set[str]:
        """The kinds of entries that may change what is counted."""
        return set(self.finders()) | self.on_the_day_of

    def _dated(self) -> models.QuerySet[Any]:
        return self.rows().filter(**{f"{self.day}__isnull": False})

    @property
    def _is_date(self) -> bool:
        return not isinstance(self.model._meta.get_field(self.day), models.DateTimeField)


def itself(touches: Sequence[Touch]) -> set[int]:
    """An entry is about the record that is counted."""
    return {touch.pk for touch in touches}


def through(model: type[models.Model], field: str) -> Finder:
    """An entry is about what `field` of the counted records points at."""

    def found(touches: Sequence[Touch]) -> set[int]:
        wanted, ids = sorted(itself(touches)), set[int]()
        for start in range(0, len(wanted), BATCH):
            pointing = model._base_manager.filter(**{f"{field}__in": wanted[start : start + BATCH]})
            ids |= set(pointing.values_list("pk", flat=True))
        return ids

    return found


def movers(model: type[models.Model], person: str, day: str) -> Finder:
    """An entry is about somebody who goes to another department: what is counted of theirs on days to come is counted for that one. For
    dailies that count days to come; `day` is a moment."""

    def found(touches: Sequence[Touch]) -> set[int]:
        first = min(timezone.localdate(touch.at) for touch in touches)
        people = set(Posting.objects.filter(since__gt=first).values_list("person", flat=True)) & itself(touches)
        ahead = model._base_manager.filter(**{f"{person}__in": people, f"{day}__gte": midnight(first + timedelta(days=1))})
        return set(ahead.values_list("pk", flat=True)) if people else set()

    return found
