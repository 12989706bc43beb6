"""Why is it due then? The sum, line by line, in the reader's language; and what the clock did and will do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Clock, Item, Moments, calendar_of, elapsed, moments_of
from frontdesk.workdays.calendar import Calendar, Kind
from frontdesk.workdays.calendar import Line as DayLine

MOST_DAYS = 60  # of a sum, one by one; the rest is counted in one line


@dataclass(frozen=True)
class Line:
    label: str
    at: datetime


def ladder_of(todo: Todo, moments: Moments | None = None) -> list[Line]:
    """The rungs of a to-do, each with what it does and when it comes."""
    kind = PROMISES[todo.promise]
    ladder = kind.ladder(kind.under(todo.version))
    rungs = (moments or moments_of(todo)).rungs
    return [Line(str(rung.label or rung.notice.label), at) for rung, at in zip(ladder, rungs, strict=True)]


def lines(todo: Todo) -> list[Line]:
    """From the moment the clock began to the last rung, each with its instant."""
    when = moments_of(todo)
    clock = str(PROMISES[todo.promise].clock.words)
    steps = [Line(_("turns yellow"), when.yellow), Line(_("due; turns red"), when.red), *ladder_of(todo, when)]
    return [Line(_("the clock starts (%(clock)s)") % {"clock": clock}, todo.since_at), *sorted(steps, key=lambda line: line.at)]


def sum_of(todo: Todo) -> list[Item]:
    """The sum from the beginning of the clock to the moment it is due: what counted, what stood still, what the limit is."""
    kind = PROMISES[todo.promise]
    if (own := kind.sum(todo)) is not None:
        return list(own)
    limit, calendar = kind.due(kind.under(todo.version)), calendar_of(kind)
    due = moments_of(todo, calendar).due
    pauses = [(pause, max(pause.paused_at, todo.since_at), min(pause.ends_at, due)) for pause in todo.pauses.all()]
    stood = [
        Item(
            _("paused from %(begin)s to %(end)s: %(reason)s") % {"begin": moment(begin), "end": moment(end), "reason": pause.reason},
            "−" + length(elapsed(kind.clock, begin, end, calendar), kind.clock),
        )
        for pause, begin, end in pauses
        if begin < end
    ]
    running = counted_days(kind.clock, todo.since_at, due, calendar)
    return [
        Item(_("the clock starts on %(moment)s") % {"moment": moment(todo.since_at)}),
        *running,
        *stood,
        Item(_("together as long as the limit, so due on %(moment)s") % {"moment": moment(due)}, length(limit, kind.clock), is_result=True),
    ]


@dataclass(frozen=True)
class Step:
    """A rung or a pause in the time line of a to-do; `kind` is done, missed, now or next."""

    at: datetime
    words: str
    kind: str


def history(todo: Todo, now: datetime) -> list[Step]:
    """What happened to a to-do and what its clock will do, in order."""
    when = moments_of(todo)
    ladder = ladder_of(todo, when)
    steps = [Step(todo.since_at, _("the clock starts"), "done")]
    for climb in todo.climbs.all():
        words = _("missed: %(what)s") if climb.is_missed else "%(what)s"
        steps.append(Step(climb.climbed_at, words % {"what": ladder[climb.rung].label}, "missed" if climb.is_missed else "done"))
    for pause in todo.pauses.all():
        steps.append(Step(pause.paused_at, _("paused by %(who)s: %(why)s") % {"who": pause.paused_by, "why": pause.reason}, "done"))
        steps.append(Step(pause.ends_at, _("the clock goes on"), "done" if pause.ends_at <= now else "next"))
    if todo.done_at:
        words = str(todo.get_outcome_display() or _("done"))
        steps.append(Step(todo.done_at, f"{words}, {todo.done_by}" if todo.done_by else words, "done"))
    else:
        ahead = [Step(when.yellow, _("turns yellow"), "next"), Step(when.red, _("due; turns red"), "next")]
        ahead += [Step(rung.at, rung.label, "next") for rung in ladder]
        steps += [step for step in ahead if step.at > now]
    return sorted(steps, key=lambda step: step.at)


def counted_days(clock: Clock, begin: datetime, end: datetime, calendar: Calendar | None) -> list[Item]:
    """What counted from one moment to another: day by day, or in one line round the clock."""
    return list(_days(clock, begin, end, calendar)) or [
        Item(_("round the clock, nights and holidays too"), length(elapsed(clock, begin, end, calendar), clock))
    ]


def _days(clock: Clock, begin: datetime, end: datetime, calendar: Calendar | None) -> Iterator[Item]:
    """Day by day what counted; days of one kind that count nothing stand together."""
    if calendar is None:
        return
    days = calendar.explain_hours(begin, end) if clock is Clock.HOURS else calendar.explain_days(begin, end)
    shown, rest = days[:MOST_DAYS], days[MOST_DAYS:]
    for _key, same in groupby(shown, key=lambda day: (day.kind, bool(day.amount), day.on if day.amount else None)):
        yield _day(list(same), clock, calendar)
    if rest:
        total = sum((day.amount for day in rest), timedelta())
        yield Item(ngettext("%(n)d more day", "%(n)d more days", len(rest)) % {"n": len(rest)}, length(total, clock))


def _day(same: list[DayLine], clock: Clock, calendar: Calendar) -> Item:
    first, last = same[0], same[-1]
    days = day_words(first.on) if first is last else f"{day_words(first.on)} – {day_words(last.on)}"
    special = calendar.specials.get(first.on)
    named = special.name if special and first.kind is Kind.HOLIDAY else ""
    kind = named or str(first.kind.label)
    return Item(_("%(day)s, %(kind)s") % {"day": days, "kind": kind}, length(first.amount, clock))


def length(amount: timedelta, clock: Clock) -> str:
    """'1 h 30 min'; on the clock of days '1 day 3 h': there a day is 24 hours of a working day."""
    minutes = round(amount.total_seconds() / 60)
    days, minutes = divmod(minutes, 24 * 60) if clock is Clock.DAYS else (0, minutes)
    hours, minutes = divmod(minutes, 60)
    parts = [
        ngettext("%(n)d day", "%(n)d days", days) % {"n": days} if days else "",
        _("%(n)d h") % {"n": hours} if hours else "",
        _("%(n)d min") % {"n": minutes} if minutes or not (days or hours) else "",
    ]
    return " ".join(part for part in parts if part)


def day_words(day: date) -> str:
    return str(date_format(day, "MONTH_DAY_FORMAT"))


def moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day_words(local.date())} {local:%H:%M}"
