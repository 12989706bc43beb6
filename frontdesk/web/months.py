"""The month that an address names, `?month=2026-11`, the running one when it names none; and what periods are called."""

from datetime import date

from django.http import Http404
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.periods import QUARTER, YEAR, Period


def month_of(asked: str, today: date) -> date:
    """The first day of it; what is no month of our calendar is not found."""
    if not asked:
        return today.replace(day=1)
    try:
        first = parse_date(f"{asked}-01")
    except ValueError:
        first = None
    if first is None or not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise Http404
    return first


def named(period: Period) -> str:
    """'November 2026', 'Q4 2026', '2026'."""
    if period.months == YEAR:
        return _("%(year)d") % {"year": period.first.year}
    if period.months == QUARTER:
        return _("Q%(n)d %(year)d") % {"n": (period.first.month + 2) // 3, "year": period.first.year}
    return date_format(period.first, "YEAR_MONTH_FORMAT")


def said(asked: str) -> str:
    """The period that a list is filtered by, on its chip; nothing for what is none."""
    period = Period.read(asked)
    return named(period) if period else ""
