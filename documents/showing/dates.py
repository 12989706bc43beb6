"""The dates that a document is kept to, by name: when a signature asked now turns yellow and red, and what is special about its days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.finding.held import Held
from documents.models import Document, Handling
from documents.promises.foreseen import foreseen
from documents.promises.handled import Handled
from documents.promises.of_signing import signing_promise
from frontdesk.todos.promises import Moments
from frontdesk.web.templatetags.ui import long_day
from frontdesk.workdays.calendar import Calendar, Kind, YearStatus
from frontdesk.workdays.load import calendar, read_once

FURTHEST = timedelta(days=400)  # days that are looked at one by one
MOST_YEARS = 5  # whose calendars are spoken of
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Dates:
    """`said` are plain sentences, `warned` what to look at before it is sent."""

    said: Sequence[str]
    warned: Sequence[str] = ()


def before_signing(document: Document, now: datetime) -> Dates:
    """Of one that may not be saved yet: what its urgency and its due date would mean, were it sent now."""
    with read_once():
        when, due, working = foreseen(signing_promise(document), now=now), document.due_on, calendar()
        today = timezone.localdate(now)
        said = [_asked(document, when, now), *([_due(due, today, working)] if due else [])]
        last = max(timezone.localdate(when.red), due or today)
        early = due is not None and today <= due < timezone.localdate(when.red)
        too_early = [_("It is due before a signature turns red: name it when you send it, or make it urgent.")] if early else []
        return Dates([*said, *_special(today, last, working)], [*_wrong(due, today, last, working), *too_early])


def before_handling(due_on: date, now: datetime) -> Dates:
    """What a department's day would mean, were it asked now."""
    with read_once():
        today, working = timezone.localdate(now), calendar()
        if due_on < today:
            return Dates([], _wrong(due_on, today, due_on, working))
        when = foreseen(Handled, now=now, subject=Handling(due_on=due_on))
        days = {"yellow": long_day(when.yellow), "red": f"{long_day(when.red)} {timezone.localtime(when.red):%H:%M}"}
        said = [_("Reminded on %(yellow)s, red on %(red)s.") % days, _due(due_on, today, working)]
        return Dates([*said, *_special(today, due_on, working)], _wrong(due_on, today, due_on, working))


def of_document(document: Document, holders: Sequence[Held], now: datetime) -> Dates | None:
    """For its page: who is asked now turns yellow and red then, or would; nothing of what has ended."""
    if document.voided_at or document.approved_at or document.refused_at or document.finished_at:
        return None
    if not holders:
        return before_signing(document, now)
    due, today, working = document.due_on, timezone.localdate(now), calendar()
    kinds = [[each for each in holders if not each.reader], [each for each in holders if each.reader]]
    said = [_of_many(document, some, now) for some in kinds if some]
    last = max(timezone.localdate(min(each.red_at for each in holders)), due or today)
    return Dates([*said, *([_due(due, today, working)] if due else [])], _wrong(due, today, last, working))


def _of_many(document: Document, holders: Sequence[Held], now: datetime) -> str:
    """Of signers, or of readers, whose answer turns yellow and red first."""
    first = min(holders, key=lambda each: each.red_at)
    others = _("%(person)s and others, %(n)s in all") % {"person": first.by, "n": len(holders)}
    days = {"yellow": _moment(document, first.yellow_at, now), "red": _moment(document, first.red_at, now)}
    said = days | {"person": others if len(holders) > 1 else first.by}
    if first.reader:
        return _("To be read by %(person)s: yellow on %(yellow)s, red on %(red)s.") % said
    return _("With %(person)s: yellow on %(yellow)s, red on %(red)s.") % said


def _asked(document: Document, when: Moments, now: datetime) -> str:
    days = {"yellow": _moment(document, when.yellow, now), "red": _moment(document, when.red, now)}
    if document.is_urgent:
        return _("Sent now, a signature turns yellow %(yellow)s and red %(red)s, nights and days off counted.") % days
    return _("Sent now, a signature turns yellow on %(yellow)s and red on %(red)s.") % days


def _moment(document: Document, at: datetime, now: datetime) -> str:
    """A day; of an urgent one with its hour."""
    return f"{long_day(at)} {timezone.localtime(at):%H:%M}" if document.is_urgent else str(long_day(at))


def _due(due: date, today: date, working: Calendar) -> str:
    if due <= today:
        return _("Due today.") if due == today else _("Due %(day)s.") % {"day": long_day(due)}
    days = sum(working.is_workday(day) for day in _days(today + DAY, due))
    words = ngettext("Due %(day)s, %(n)d working day from today.", "Due %(day)s, %(n)d working days from today.", days)
    return words % {"day": long_day(due), "n": days}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(min((last - first), FURTHEST).days + 1))


def _special(first: date, last: date, working: Calendar) -> Iterator[str]:
    """What somebody who counts on their fingers would miss: make-up days and holidays on the way."""
    for _free, days in groupby(_days(first, last), key=lambda day: (working.is_workday(day), working.kind(day) is Kind.MAKE_UP)):
        stretch = list(days)
        names = [_name(day, working) or str(Kind.HOLIDAY.label) for day in stretch if working.kind(day) is Kind.HOLIDAY]
        if names:
            yield _("%(days)s, %(name)s: days off.") % {"days": _stretch(stretch), "name": names[0]}
        elif working.kind(stretch[0]) is Kind.MAKE_UP:
            yield _("%(days)s is a make-up working day and counts.") % {"days": _stretch(stretch)}


def _name(day: date, working: Calendar) -> str:
    special = working.specials.get(day)
    return special.name if special else ""


def _stretch(days: Sequence[date]) -> str:
    return str(long_day(days[0])) if len(days) == 1 else f"{long_day(days[0])} – {long_day(days[-1])}"


def _wrong(due: date | None, today: date, last: date, working: Calendar) -> list[str]:
    found = []
    if due and due < today:
        found.append(_("The due date has passed."))
    elif due and not working.is_workday(due):
        name = _name(due, working) or working.kind(due).label
        days = {"day": long_day(due), "name": name, "before": long_day(working.previous_workday(due))}
        found.append(_("%(day)s is a day off (%(name)s). The last working day before it is %(before)s.") % days)
    for year in range(today.year, min(last.year, today.year + MOST_YEARS) + 1):
        if working.year_status(year) is YearStatus.NONE:
            found.append(_("The calendar of %(year)s is not known: only weekdays are counted.") % {"year": year})
        elif year > today.year and working.year_status(year) is YearStatus.PROVISIONAL:
            found.append(_("The make-up days of %(year)s are not published yet: these dates may move.") % {"year": year})
    return found
