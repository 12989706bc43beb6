"""The period that an address names, what it is called, and which ones can be picked instead."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.web.months import month_of, named
from frontdesk.workdays.changes import FIRST_YEAR
from frontdesk.workdays.periods import MONTH, QUARTER, YEAR, Period

YEARS = 4  # so many can be picked


def period_of(asked: QueryDict, today: date) -> Period:
    """`?period=2026-11`, `2026-Q4` or `2026`, and `?month=2026-11` as ever; the running month when the address names none."""
    if "period" not in asked:
        return Period(month_of(asked.get("month", ""), today))
    period = Period.read(asked.get("period", ""))
    if period is None:
        raise Http404
    return period


def short(period: Period, beside: Period) -> str:
    """'Oct', 'Q3', '2025' beside a period of the same year; of another year with the year."""
    is_same_year = period.first.year == beside.first.year
    if period.months == MONTH:
        return short_month(period.first) if is_same_year else date_format(period.first, pgettext("how a date is written", "M Y"))
    return _("Q%(n)d") % {"n": quarter(period)} if period.months == QUARTER and is_same_year else named(period)


def short_month(first: date) -> str:
    return date_format(first, pgettext("how a date is written", "M"))


def quarter(period: Period) -> int:
    return (period.first.month + 2) // 3


def has_begun(period: Period, today: date) -> bool:
    return period.first <= today


def is_running(period: Period, today: date) -> bool:
    return period.first <= today < period.after


@dataclass(frozen=True)
class Pick:
    """One that can be picked; what has not begun cannot."""

    label: str
    key: str
    is_on: bool


@dataclass(frozen=True)
class Picker:
    """The way from one period to the others: by span, by year, by month and quarter, one back and one on."""

    period: Period
    today: date

    @property
    def spans(self) -> list[Pick]:
        """The month, the quarter, the year about the same days; of a longer one the last that has begun."""
        day = min(self.period.last, max(self.today, self.period.first))
        words = ((MONTH, _("Month")), (QUARTER, _("Quarter")), (YEAR, _("Year")))
        return [Pick(label, Period.holding(day, span).key, span == self.period.months) for span, label in words]

    @property
    def years(self) -> list[Pick]:
        """This year and some before, with the same part of them."""
        latest = max(self.today.year, self.period.first.year)
        earliest = max(min(latest - YEARS + 1, self.period.first.year), FIRST_YEAR)
        parts = (Period(self.period.first.replace(year=year), self.period.months) for year in range(earliest, latest + 1))
        return [Pick(str(each.first.year), self.last_begun(each).key, each.first.year == self.period.first.year) for each in parts]

    def last_begun(self, period: Period) -> Period:
        return period if has_begun(period, self.today) else Period.holding(self.today, period.months)

    @property
    def months(self) -> list[Pick]:
        year = Period(date(self.period.first.year, 1, 1), YEAR)
        return [self._pick(each, short_month(each.first)) for each in year.each_month]

    @property
    def quarters(self) -> list[Pick]:
        return [self._pick(Period(date(self.period.first.year, 3 * n - 2, 1), QUARTER), _("Q%(n)d") % {"n": n}) for n in range(1, 5)]

    @property
    def year(self) -> Pick:
        whole = Period(date(self.period.first.year, 1, 1), YEAR)
        return self._pick(whole, _("The whole year"))

    def _pick(self, period: Period, label: str) -> Pick:
        return Pick(label, period.key if has_begun(period, self.today) else "", period == self.period)

    @property
    def before(self) -> Period:
        return self.period.before

    @property
    def after(self) -> Period | None:
        """None where it has not begun."""
        following = self.period.following
        return following if has_begun(following, self.today) else None
