"""What the figures of the visitors share: targets, lists that open, and amounts in words."""

from collections import Counter
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from frontdesk.web.figures import Asked, Bar
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import MONTH
from visitors.limits import FigureLimits

TENTH = 6  # seconds


def targets(asked: Asked) -> SimpleNamespace:
    """The targets that stood at the end of the period."""
    return asked.limits(FigureLimits)


def listed(asked: Asked, view: str = "visit_list", **more: object) -> str:
    """The records of a period, as their list shows them."""
    return f"{reverse(f'visitors:{view}')}?{urlencode({'month': asked.period.key, **more})}"


def days_of(asked: Asked, name: str, view: str = "visit_list") -> list[Bar]:
    """A bar a day of a month, a bar a month of a quarter or a year; each opens what came then."""
    if asked.period.months != MONTH:
        months = asked.by_month(name)
        return [
            Bar(f"{month:%Y-%m}", counts["all"], listed(asked, view, month=f"{month:%Y-%m}") if counts["all"] else "")
            for month, counts in months.items()
        ]
    working, counted = calendar(), asked.by_day(name)
    days = [asked.period.first + timedelta(days=ahead) for ahead in range((asked.period.after - asked.period.first).days)]
    many = {day: counted.get(day, Counter())["all"] for day in days}
    return [
        Bar(f"{day:%m-%d}", many[day], listed(asked, view, on=day.isoformat()) if many[day] else "", not working.is_workday(day))
        for day in days
    ]


def minutes(seconds: float) -> str:
    """'3.5 min'."""
    return _("%(n)s min") % {"n": f"{seconds / 60:.1f}"}
