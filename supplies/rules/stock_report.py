"""By the 5th the stock analysis report of the month before is made; sooner when its stocktake is agreed to."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Number, Shift, TimeOfDay
from frontdesk.timed.monthly import coming_months, months_at, moved, on_the
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_before
from supplies.actions import stock_reports
from supplies.models import Movement, StockReport, Stocktake


class Owed(NamedTuple):
    """A month's report, or its restatement."""

    month: date
    report: StockReport | None = None


class MakeStockReport(Rule):
    """By the 5th the stock analysis report of the month before is made; sooner when its stocktake is agreed to."""

    look = timedelta(minutes=10)
    title = _("Stock analysis report")
    sentence = _(
        "On the {day}th of every month at {at} the stock analysis report of the month before is made; on a free day: {shift}. It is made "
        "sooner when the month is over and its stocktake is agreed to, and restated once when that comes later."
    )
    day = Number(5, _("Day of the month"), 1, 28)
    at = TimeOfDay("09:00", _("Made at"))
    shift = Shift("next", _("When that day is free"))

    def due(self, now: datetime, since: datetime) -> Iterable[Owed]:
        """Each month that was missed; the last one early when it may be; reports that know their stocktake now."""
        values, working = self.now(), calendar()
        owed = months_at(on_the(values.day), values.at, values.shift, since=since, now=now, calendar=working)
        months = {month_before(month) for month, _moment in owed}
        this = timezone.localdate(now).replace(day=1)
        moment = moved(on_the(values.day)(this), values.at, values.shift, working)
        if moment > since and _is_counted(month_before(this)):
            months.add(month_before(this))
        made = set(StockReport.objects.filter(month__in=months).values_list("month", flat=True))
        first = Movement.objects.order_by("on").values_list("on", flat=True).first()
        missing = [Owed(month) for month in sorted(months - made) if first and first < month + relativedelta(months=1)]
        return self.undone([*missing, *_to_restate()])

    def once(self, owed: Owed) -> str:
        return f"{owed.month:%Y-%m}:restated" if owed.report else f"{owed.month:%Y-%m}"

    def what(self, owed: Owed, now: datetime) -> str:
        if owed.report:
            stock_reports.restate(owed.report, now=now)
            return gettext("restated after the stocktake")
        stock_reports.make(owed.month, now=now)
        return pgettext("report", "made")

    def about(self, owed: Owed) -> str:
        return str(date_format(owed.month, "YEAR_MONTH_FORMAT"))

    def moments(self, after: datetime) -> Iterator[datetime]:
        values = self.now()
        return (moment for _month, moment in coming_months(on_the(values.day), values.at, values.shift, after, calendar()))


def _is_counted(month: date) -> bool:
    """Whether the month's stocktakes are all agreed to, and there was one."""
    taken = Stocktake.objects.filter(month=month, dropped_at__isnull=True)
    return taken.exists() and not taken.running().exists()


def _to_restate() -> list[Owed]:
    """Reports made before their stocktake was agreed to, which is now."""
    waiting = StockReport.objects.filter(is_restated=False, figures__variance__is_final=False).order_by("month")
    done = set(StockReport.objects.filter(is_restated=True).values_list("month", flat=True))
    return [Owed(report.month, report) for report in waiting if report.month not in done and _is_counted(report.month)]
