"""Counting days: anew from the beginning month by month, and again whenever the trail says that something happened to what was counted.

Each step is one transaction that begins by locking its daily's row: two workers take turns, and whoever comes second counts what
stands then. Counting a day twice is harmless.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.dateparse import parse_datetime

from frontdesk.daily.daily import DAILIES, Daily, Touch
from frontdesk.daily.ids import packed, unpacked
from frontdesk.daily.models import Counted, DayFacts, MonthFacts
from frontdesk.journal.models import Entry

LATE = timedelta(minutes=15)  # an entry's id is drawn before it is committed: as long it may come behind later ones
AT_ONCE = 20_000  # entries that are followed one by one; where there are more, everything is counted anew
BEFORE = 5_000  # entries before the first look that are looked at all the same: they may have been under way
IDLE = 10_000  # entries of other kinds after which a daily that nothing touches moves on


@dataclass(frozen=True)
class Step:
    """What is owed to one daily: counting it anew, a stretch of that, or what has happened since."""

    daily: str
    what: str
    first: date | None = None

    def __str__(self) -> str:
        return f"{self.daily} {self.first or self.what}"


ANEW, STRETCH, SINCE = "anew", "stretch", "since"


def owed() -> Iterator[Step]:
    """What is to be done now, each stage asked for when the one before has been taken."""
    states = {state.daily: state for state in Counted.objects.all()}
    for daily in DAILIES:
        if daily.name not in states or states[daily.name].fingerprint != daily.fingerprint():
            yield Step(daily.name, ANEW)
    states = {state.daily: state for state in Counted.objects.all() if state.daily in DAILIES}
    top = newest_entry()
    for name, state in states.items():
        if pending(DAILIES[name], state, top):
            yield Step(name, SINCE)
    states = {state.daily: state for state in Counted.objects.all() if state.daily in DAILIES}
    left = [(date.fromisoformat(first), name) for name, state in states.items() for first in state.left]
    for first, name in sorted(left, reverse=True):
        yield Step(name, STRETCH, first)


def take(step: Step, *, now: datetime) -> int:
    """Do it; how many days were counted."""
    daily = DAILIES[step.daily]
    if step.what == ANEW:
        begin(daily, now=now)
        return 0
    return count_stretch(daily, step.first, now=now) if step.first else catch_up(daily, now=now)


def count_anew(dailies: Iterable[Daily], *, now: datetime, tell: Callable[[Step, int], None] = lambda step, days: None) -> None:
    """Everything from the beginning, whatever was counted before; stretch by stretch, and what happened meanwhile."""
    for daily in dailies:
        begin(daily, now=now)
        for first in Counted.objects.get(daily=daily.name).left:
            step = Step(daily.name, STRETCH, date.fromisoformat(first))
            tell(step, take(step, now=now))
        catch_up(daily, now=now)


def begin(daily: Daily, *, now: datetime) -> None:
    """From here on it is counted anew; what was counted stays until it is counted again."""
    with transaction.atomic():
        state = _locked(daily)
        state.settled = max(newest(daily) - BEFORE, 0)
        state.marks = []
        state.fingerprint = daily.fingerprint()
        firsts = [first for month in _months(daily) for first in _firsts(daily, month)]
        state.left = [first.isoformat() for first in sorted(firsts, reverse=True)]
        state.save()


def count_stretch(daily: Daily, first: date, *, now: datetime) -> int:
    """One stretch of counting anew; 0 when somebody has counted it meanwhile."""
    with transaction.atomic():
        state = _locked(daily)
        if first.isoformat() not in state.left:
            return 0
        state.left = [other for other in state.left if other != first.isoformat()]
        state.save(update_fields=["left"])
        month = first.replace(day=1)
        days = _write(daily, first, min(first + timedelta(days=daily.stride - 1), last_of(month)), now=now)
        add_up(daily, [month], now=now)
    return days


def count_month(daily: Daily, month: date, *, now: datetime) -> None:
    """All days of a month counted again, whatever has been counted of it; the trail is read on from where it was."""
    with transaction.atomic():
        _locked(daily)
        for first in _firsts(daily, month):
            _write(daily, first, min(first + timedelta(days=daily.stride - 1), last_of(month)), now=now)
        add_up(daily, [month], now=now)


def catch_up(daily: Daily, *, now: datetime) -> int:
    """Count again each day on which something touched is counted or was; how many."""
    with transaction.atomic():
        state = _locked(daily)
        top = newest(daily)
        days = unseen(daily, state.settled)
        if days is None:
            begin(daily, now=now)
            return 0
        for first, last in _stretches(days):
            _write(daily, first, last, now=now)
        add_up(daily, {day.replace(day=1) for day in days}, now=now)
        _settle(state, top, now=now)
    return len(days)


def unseen(daily: Daily, settled: int) -> set[date] | None:
    """The days to be counted again for what came behind this number; none when it is more than can be followed."""
    if daily.is_appended:
        ids = added(daily, settled)
        return daily.days_of(ids) if len(ids) <= AT_ONCE else None
    touched = touches(daily, settled)
    return None if touched is None else touched_days(daily, touched)


def added(daily: Daily, settled: int) -> list[int]:
    """The rows of a model that is only added to, behind this one; a row never leaves its day."""
    return list(behind(daily, settled).values_list("pk", flat=True)[: AT_ONCE + 1])


def touches(daily: Daily, settled: int) -> dict[str, list[Touch]] | None:
    """What happened behind this entry, by the kind of record; none when it is more than can be followed."""
    rows = list(behind(daily, settled).values_list("subject_type", "verb", "subject_id", "at").distinct()[: AT_ONCE + 1])
    if len(rows) > AT_ONCE:
        return None
    found: dict[str, list[Touch]] = defaultdict(list)
    for kind, verb, subject, at in rows:
        if subject.isdigit():
            found[kind].append(Touch(verb, int(subject), at))
    return found


def touched_days(daily: Daily, touched: dict[str, list[Touch]]) -> set[date]:
    """Where the touched records are counted now, and where they were counted."""
    finders = daily.finders()
    ids = set().union(*(finders[kind](some) for kind, some in touched.items() if kind in finders))
    days = (daily.days_of(ids) | former_days(daily, ids)) if ids else set()
    return days | {daily.day_at(touch.at) for kind in daily.on_the_day_of for touch in touched.get(kind, [])}


def former_days(daily: Daily, ids: set[int]) -> set[date]:
    """The days that were counted from any of these records."""
    near = DayFacts.objects.perhaps_with(daily.name, ids).values_list("day", "ids")
    return {day for day, text in near.iterator() if not ids.isdisjoint(unpacked(text))}


def pending(daily: Daily, state: Counted, top: int) -> bool:
    """Whether anything may have happened that is not counted yet."""
    return behind(daily, state.settled).exists() or (top - state.settled > IDLE and not daily.is_appended)


def behind(daily: Daily, settled: int) -> QuerySet[Any]:
    """The entries of the trail that are watched, or the daily's own rows, that came behind this one."""
    if daily.is_appended:
        return daily.model._base_manager.filter(pk__gt=settled).order_by()
    return Entry.objects.filter(pk__gt=settled, subject_type__in=daily.watched()).order_by()


def newest(daily: Daily) -> int:
    """The number that is followed, as it stands now."""
    if daily.is_appended:
        return daily.model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0
    return newest_entry()


def newest_entry() -> int:
    return Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def last_of(month: date) -> date:
    return month + relativedelta(months=1, days=-1)


def add_up(daily: Daily, months: Iterable[date], *, now: datetime) -> None:
    """Write the sums of these months."""
    for month in months:
        days = DayFacts.objects.of(daily.name, month, last_of(month))
        total: Counter[str] = Counter()
        for counts in days.values_list("counts", flat=True):
            total.update(counts)
        if total:
            row = MonthFacts(daily=daily.name, month=month, counts=total, counted_at=now)
            MonthFacts.objects.bulk_create(
                [row], update_conflicts=True, unique_fields=["daily", "month"], update_fields=["counts", "counted_at"]
            )
        else:
            MonthFacts.objects.filter(daily=daily.name, month=month).delete()


def _locked(daily: Daily) -> Counted:
    """Its row, held until the transaction ends."""
    Counted.objects.get_or_create(daily=daily.name, defaults={"fingerprint": ""})
    return Counted.objects.select_for_update().get(daily=daily.name)


def _months(daily: Daily) -> set[date]:
    """Every month in which something is counted, or was."""
    counted = DayFacts.objects.filter(daily=daily.name).dates("day", "month")
    found, span = {day.replace(day=1) for day in counted}, daily.span()
    if span:
        month, last = span[0].replace(day=1), span[1]
        while month <= last:
            found.add(month)
            month += relativedelta(months=1)
    return found


def _firsts(daily: Daily, month: date) -> list[date]:
    """Where the stretches of a month begin."""
    return [month + timedelta(days=ahead) for ahead in range(0, last_of(month).day, daily.stride)]


def _stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    """The days of each month as one stretch, from the first to the last."""
    by_month: dict[date, list[date]] = defaultdict(list)
    for day in days:
        by_month[day.replace(day=1)].append(day)
    return [(min(some), max(some)) for some in by_month.values()]


def _write(daily: Daily, first: date, last: date, *, now: datetime) -> int:
    """Count these days and put that in the place of what stood there; how many days have anything."""
    found = daily.count(first, last)
    rows = [
        DayFacts(
            **{"daily": daily.name, "day": day, "counts": +tally.counts, "ids": packed(tally.ids), "counted_at": now},
            **{"low": min(tally.ids, default=None), "high": max(tally.ids, default=None)},
        )
        for day, tally in sorted(found.items())
    ]
    DayFacts.objects.of(daily.name, first, last).exclude(day__in=list(found)).delete()
    DayFacts.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["daily", "day"], update_fields=["counts", "ids", "low", "high", "counted_at"]
    )
    return len(rows)


def _settle(state: Counted, top: int, *, now: datetime) -> None:
    """Remember how far this look saw; nothing comes in behind an entry that was there long before it."""
    marks = [(parse_datetime(at), seen) for at, seen in state.marks]
    old = [seen for at, seen in marks if at and now - at >= LATE]
    state.settled = max([state.settled, *old])
    kept = [(at, seen) for at, seen in marks if at and timedelta(0) <= now - at < LATE and seen > state.settled]
    if top > state.settled and (not kept or kept[-1][1] != top):
        kept.append((now, top))
    state.marks = [[at.isoformat(), seen] for at, seen in kept]
    state.save(update_fields=["settled", "marks"])
