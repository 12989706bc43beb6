"""Records of several periods with one question: which are asked for, and of which period each is."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Case, IntegerField, Q, Value, When

from frontdesk.workdays.periods import Period


def within(field: str, periods: Sequence[Period]) -> Q:
    """Whose moment lies in one of the periods."""
    found = Q(pk__in=[])
    for period in periods:
        found |= lies_in(field, period)
    return found


def lies_in(field: str, period: Period) -> Q:
    begin, end = period.bounds
    return Q(**{f"{field}__gte": begin, f"{field}__lt": end})


def number_of(field: str, periods: Sequence[Period]) -> Case:
    """The place among the periods of the one in which a record's moment lies."""
    return Case(*(When(lies_in(field, period), then=Value(number)) for number, period in enumerate(periods)), output_field=IntegerField())


def holding(at: datetime, periods: Sequence[Period]) -> Period:
    """The one in which a moment lies."""
    return next(period for period in periods if period.bounds[0] <= at < period.bounds[1])
