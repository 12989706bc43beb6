"""On the first working day of a month the figures of the month before are frozen and mailed to the admin managers."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.monthly import coming_months, months_at, on_the
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_before
from reports.actions import freezing

FIRST = on_the(1)


class FreezeMonth(Rule):
    """On the first working day of a month the figures of the month before are frozen and mailed to the admin managers.

    After an outage each month that was missed is frozen as it is counted then.
    """

    look = timedelta(minutes=10)
    title = _("Freeze the month")
    sentence = _(
        "On the first working day of every month at {at} the days of the month before are counted anew and its figures are frozen, with "
        "the versions of their rules and the targets of that time; the admin managers hear of it. Supplies are provisional until the "
        "stocktake is agreed to."
    )
    at = TimeOfDay("08:30", _("Frozen at"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        owed = months_at(FIRST, self.now().at, "next", since=since, now=now, calendar=calendar())
        return self.undone(month_before(month) for month, _moment in owed)

    def once(self, month: date) -> str:
        return f"{month:%Y-%m}"

    def what(self, month: date, now: datetime) -> str:
        many = freezing.freeze(month, now=now).figures.exclude(came={}).count()
        return ngettext("%(n)d figure frozen", "%(n)d figures frozen", many) % {"n": many}

    def about(self, month: date) -> str:
        return str(date_format(month, "YEAR_MONTH_FORMAT"))

    def moments(self, after: datetime) -> Iterator[datetime]:
        return (moment for _month, moment in coming_months(FIRST, self.now().at, "next", after, calendar()))
