"""Calendar months: their first days, and the instants between which they lie."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from frontdesk.workdays.today import midnight


def month_after(first: date) -> date:
    return first + relativedelta(months=1)


def month_before(first: date) -> date:
    return first - relativedelta(months=1)


def month_bounds(first: date) -> tuple[datetime, datetime]:
    """From the midnight that begins a month to the one that ends it."""
    return midnight(first), midnight(month_after(first))
