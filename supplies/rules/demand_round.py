"""On the 25th of every month each department's demand form for the next month opens."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Number, Shift, TimeOfDay
from frontdesk.timed.monthly import coming_months, months_at, on_the
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_after
from supplies.actions.demand_rounds import open_round
from supplies.models import DemandRound


class OpenDemandRound(Rule):
    """On the 25th of every month each department's demand form for the next month opens."""

    look = timedelta(minutes=10)
    title = _("Monthly demand")
    sentence = _(
        "On the {day}th of every month at {at} the demand form for the next month opens for every department; on a free day: {shift}. "
        "The round closes as the promise of the demand forms says."
    )
    day = Number(25, _("Day of the month"), 1, 31)
    at = TimeOfDay("09:00", _("Opens at"))
    shift = Shift("previous", _("When that day is free"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        """The months (by their first day) whose round is owed: one for each missed month."""
        values = self.now()
        owed = months_at(on_the(values.day), values.at, values.shift, since=since, now=now, calendar=calendar())
        months = [month_after(month) for month, _moment in owed]
        opened = set(DemandRound.objects.filter(month__in=months).values_list("month", flat=True))
        return [month for month in months if month not in opened]

    def once(self, month: date) -> str:
        return f"{month:%Y-%m}"

    def what(self, month: date, now: datetime) -> str:
        opened = open_round(month, now=now)
        return gettext("%(n)d departments are asked") % {"n": opened.forms.count()}

    def about(self, month: date) -> str:
        return date_format(month, "YEAR_MONTH_FORMAT")

    def moments(self, after: datetime) -> Iterator[datetime]:
        values = self.now()
        return (moment for _month, moment in coming_months(on_the(values.day), values.at, values.shift, after, calendar()))
