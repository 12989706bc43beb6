"""The month that an address names: `?month=2026-11`, the running one when it names none."""

from datetime import date

from django.http import Http404
from django.utils.dateparse import parse_date

from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR


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
